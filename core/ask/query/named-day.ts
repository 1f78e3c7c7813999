import { writtenDay } from '../../dates/written-day.ts';
import { daysBetween, MONTH_NAMES } from '../../dates/calendar.ts';
import { readChunks, type ChunkRow } from '../../store/chunks.ts';
import type { Db } from '../../store/database.ts';
import { quotePhrase, type StoreFilters } from '../../store/filters.ts';
import { searchLexical } from '../../store/lexical.ts';
import type { Query } from './query.ts';

/*
 * What happened on a day may be told on another one: `the failover of February 24th`. Where nothing is dated on the day
 * that is asked for, the notes that name it answer, in whatever way they write it.
 */

const SHORT_CHARS = 3;
/** A day without a year is that of the year nearest to the note. */
const NEAREST_YEAR_DAYS = 183;
/** Passages that are looked at. */
const MOST_PASSAGES = 200;

interface Day {
  readonly iso: string;
  readonly year: string;
  readonly months: readonly string[];
  readonly days: readonly string[];
}

function ordinalEnd(day: number): string {
  if (day > 10 && day < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

function dayOf(iso: string): Day {
  const [year = '', month = '', day = ''] = iso.split('-');
  const number = Number(day);
  const long = MONTH_NAMES[Number(month) - 1] ?? '';
  const months = [long, long.slice(0, SHORT_CHARS), ...(long === 'september' ? ['sept'] : [])];
  return { iso, year, months, days: [...new Set([`${number}`, day]), `${number}${ordinalEnd(number)}`] };
}

/** Every way of writing a day, as phrases of the lexical index. */
function phrasesOf({ iso, months, days }: Day): string[] {
  const named = months.flatMap((month) =>
    days.flatMap((day) => [`${month} ${day}`, `${day} ${month}`, `${day} of ${month}`]),
  );
  return [iso, ...named];
}

function patternOf({ iso, months, days }: Day): RegExp {
  const month = `(?:${months.join('|')})\\b\\.?`;
  const day = `(?:${days.join('|')})`;
  const written = `\\b${month} (?:the )?${day}\\b(?![:.]\\d)|\\b(?<![:.])${day}\\.? (?:of )?${month}`;
  return new RegExp(`\\b${iso}\\b|(?:${written})(?:,? (?<year>(?:19|20)\\d\\d)\\b)?`, 'giu');
}

function isNear(noted: string, iso: string): boolean {
  const days = daysBetween(noted, iso);
  return days !== null && Math.abs(days) <= NEAREST_YEAR_DAYS;
}

/** For one day: true for a text of a note of some day, or of none, that names it. */
export function dayNamer(iso: string): (text: string, noted: string | null) => boolean {
  const day = dayOf(iso);
  const pattern = patternOf(day);
  return (text, noted) => {
    const isOfYear = noted !== null && isNear(noted, iso);
    return [...text.matchAll(pattern)].some(({ 0: found, groups }) => {
      const year = groups?.['year'];
      return found === iso || (year === undefined ? isOfYear : year === day.year);
    });
  };
}

/** The day that a question names, when it names a single one. */
export function singleDay({ span }: Pick<Query, 'span'>): string | null {
  return span !== null && span.from !== null && span.from === span.to ? span.from : null;
}

/** The passages that name a day, whatever day they are of; the filters' own time does not count. */
export function passagesNaming(db: Db, iso: string, { from: _from, to: _to, ...filters }: StoreFilters): ChunkRow[] {
  const match = phrasesOf(dayOf(iso)).map(quotePhrase).join(' OR ');
  const hits = searchLexical(db, { match, filters, limit: MOST_PASSAGES });
  const isNamed = dayNamer(iso);
  return readChunks(
    db,
    hits.map(({ chunkId }) => chunkId),
  ).filter((chunk) => isNamed(chunk.text, writtenDay(chunk)));
}

/** A question about a single day, asked of the passages that name the day; null when there are none. */
export function askedOfNaming(db: Db, query: Query, filters: StoreFilters): Query | null {
  const day = singleDay(query);
  const named = day === null ? [] : passagesNaming(db, day, filters);
  if (named.length === 0) return null;
  const { from: _from, to: _to, ...rest } = query.filters;
  return { ...query, filters: rest, among: named.map(({ id }) => id) };
}
