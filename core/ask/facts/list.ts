import type { TimeSpan } from '../query/time.ts';
import { dayNumber, isoOf } from '../../dates/calendar.ts';
import { sayDay, saySpanInSentence, sayTime } from '../query/say-time.ts';

/** A line of an answer out of facts: the note's words, where they stand, and what they stand under. */
export interface FactLine {
  readonly text: string;
  readonly group: string;
  readonly journal: string;
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly date: string | null;
  /** The words of its lines, where no passage holds them: front matter. */
  readonly quote?: string;
  /** True for words that stand somewhere in the note, and most often not in these lines: they are looked for. */
  readonly isElsewhere?: boolean;
}

/** What the facts say to a question. */
export type Findings =
  | {
      readonly kind: 'list';
      readonly title: string;
      readonly lines: readonly FactLine[];
      /** Facts found, with those that `lines` leaves out. */
      readonly total: number;
      readonly note: string | null;
      /** False when the lines hold only a part of the topic: the passages stand beside them then. */
      readonly isSure?: boolean;
    }
  /** The notes hold nothing of what was asked, and that is the answer. */
  | { readonly kind: 'nothing'; readonly reason: string }
  /** There are such facts, and none of them is about the topic: the passages may say more. */
  | { readonly kind: 'beside'; readonly note: string };

/** Facts in one answer. Nobody reads more, and a longer list is what the views are for. */
const MOST_LINES = 60;
/** Text in one answer: some people write a day as one line. */
const MOST_CHARS = 24_000;

/** A list of facts, whole: whoever shows it cuts it. */
export function listOf(title: string, lines: readonly FactLine[], note: string | null = null): Findings {
  return { kind: 'list', title, lines, total: lines.length, note };
}

/** The facts of a list that one answer holds: it is cut where it becomes too long to read. */
export function readableLines(lines: readonly FactLine[]): readonly FactLine[] {
  let chars = 0;
  return lines.slice(0, MOST_LINES).filter(({ text }, at) => {
    chars += text.length;
    return at === 0 || chars <= MOST_CHARS;
  });
}

/** Facts by the place that they stand at, the first of each. */
export function placesOf(lines: readonly FactLine[]): readonly FactLine[] {
  const places = new Map<string, FactLine>();
  for (const line of lines) {
    const place = `${line.journal}\0${line.path}\0${line.line}\0${line.endLine}`;
    if (!places.has(place)) places.set(place, line);
  }
  return [...places.values()];
}

export function isWithin(date: string | null, span: Pick<TimeSpan, 'from' | 'to'> | null): boolean {
  if (span === null) return true;
  return date !== null && (span.from === null || date >= span.from) && (span.to === null || date <= span.to);
}

function dayOf(iso: string): number {
  const [year, month, day] = iso.split('-').map(Number);
  return dayNumber(year ?? 0, month ?? 0, day ?? 0) ?? 0;
}

/** The day so many days before. */
export function daysBefore(iso: string, days: number): string {
  return isoOf(dayOf(iso) - days);
}

/** The day nearest to a span, of those outside it; null when there is none. */
export function nearestDay(dates: Iterable<string | null>, { from, to }: Pick<TimeSpan, 'from' | 'to'>): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const date of dates) {
    if (date === null) continue;
    const gap =
      from !== null && date < from ? dayOf(from) - dayOf(date) : to !== null && date > to ? dayOf(date) - dayOf(to) : 0;
    if (gap < least) [best, least] = [date, gap];
  }
  return best;
}

/** `The nearest day with something is Mon 16 Dec 2024.`, or nothing. */
export function sayNearest(date: string | null): string {
  return date === null ? '' : ` The nearest day with something is ${sayDay(date)}.`;
}

/** A time as the end of a title: `, last week (16 to 22 Dec 2024)`. */
export function titleTime(time: TimeSpan | null): string {
  if (time === null) return '';
  return `, ${time.words === '' ? saySpanInSentence(time) : sayTime(time)}`;
}

/** A time inside a sentence: ` between 9 and 15 Nov 2026`. */
export function sentenceTime(time: TimeSpan | null): string {
  return time === null ? '' : ` ${saySpanInSentence(time)}`;
}

/** Several names in a sentence. */
export function sayNames(names: readonly string[], last: 'and' | 'or' = 'and'): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1) ?? ''}`;
}

/** What a fact without a date stands under. */
export const UNDATED = 'without a date';

export function sayGroupDay(date: string | null): string {
  return date === null ? UNDATED : sayDay(date);
}

/** Sorts by date, undated last, and keeps the order within a day. */
export function byDate<T extends { readonly date: string | null }>(facts: readonly T[], newestFirst: boolean): T[] {
  const way = newestFirst ? -1 : 1;
  return facts.toSorted((a, b) => {
    if (a.date === b.date) return 0;
    if (a.date === null || b.date === null) return a.date === null ? 1 : -1;
    return a.date < b.date ? -way : way;
  });
}
