import type { Filters } from '../../contract/search.ts';
import { writtenDay } from '../../dates/written-day.ts';
import { readChunks } from '../../store/chunks.ts';
import type { Db } from '../../store/database.ts';
import { quotePhrase, type StoreFilters } from '../../store/filters.ts';
import { searchLexical } from '../../store/lexical.ts';
import {
  byDate,
  listOf,
  sayGroupDay,
  sayNames,
  sentenceTime,
  titleTime,
  type FactLine,
  type Findings,
} from './list.ts';
import type { FactQuery } from './query.ts';
import { filtersWithin } from '../query/time.ts';
import { unitsOf } from '../units/units.ts';
import { fold, WORD } from '../query/words.ts';

interface Naming {
  readonly db: Db;
  readonly filters: Filters;
  /** Filters with where the person in them stands. */
  readonly scoped: (filters: Filters) => StoreFilters;
}

/** Passages read for one answer. */
const MOST_PASSAGES = 200;
/** A line with fewer words beside the names only lists who was there. */
const SAYS_SOMETHING = 3;

/**
 * Where nobody reports in a form that is known, what the notes say with somebody's name: every line of the time asked about.
 *
 * @returns null where no line names them
 */
export function findNamed({ people, time }: FactQuery, { db, filters, scoped }: Naming): Findings | null {
  const names = new Set(people.flatMap((person) => person.names).map(fold));
  if (names.size === 0) return null;
  const match = [...names].map(quotePhrase).join(' OR ');
  const request = { match, filters: scoped(filtersWithin(filters, time)), limit: MOST_PASSAGES };
  const passages = readChunks(
    db,
    searchLexical(db, request).map(({ chunkId }) => chunkId),
  ).toSorted((a, b) => a.noteId - b.noteId || a.ordinal - b.ordinal);
  const seen = new Set<string>();
  const lines = passages.flatMap((chunk) =>
    unitsOf(chunk.text, chunk.line).flatMap((unit): FactLine[] => {
      const { journal, path } = chunk;
      const text = ` ${(fold(unit.text).match(WORD) ?? []).join(' ')} `;
      const named = [...names].filter((name) => text.includes(` ${(name.match(WORD) ?? []).join(' ')} `));
      const words = text.trim().split(' ').length - named.length;
      const place = `${journal}\0${path}\0${unit.line}\0${unit.text}`;
      if (unit.kind === 'code' || unit.kind === 'heading' || named.length === 0) return [];
      if (words < SAYS_SOMETHING || seen.has(place)) return [];
      seen.add(place);
      const date = writtenDay(chunk);
      return [
        { text: unit.text, group: sayGroupDay(date), journal, path, line: unit.line, endLine: unit.endLine, date },
      ];
    }),
  );
  if (lines.length === 0) return null;
  const who = sayNames(people.map(({ label }) => label));
  return listOf(
    `Lines that name ${who}${titleTime(time)}`,
    byDate(lines, time === null),
    `No report of ${who}${sentenceTime(time)} is known; these lines name them.`,
  );
}
