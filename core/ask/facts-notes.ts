import type { Filters } from '../contract/search.ts';
import type { FactBase } from '../extract/fact-base.ts';
import { readChunks, type ChunkRow } from '../store/chunks.ts';
import type { Db } from '../store/database.ts';
import type { StoreFilters } from '../store/filters.ts';
import { listChunks } from '../store/list-chunks.ts';
import { readNoteRow } from '../store/notes.ts';
import { listOf, sayGroupDay, sayNames, sentenceTime, titleTime, type FactLine, type Findings } from './facts-list.ts';
import type { FactQuery } from './facts-query.ts';
import { filtersWithin } from './time.ts';

/** Passages read for one answer. */
const MOST_CHUNKS = 1_000;

interface Notes {
  readonly db: Db;
  readonly facts: FactBase;
  readonly filters: Filters;
  /** Filters with where the person in them stands. */
  readonly scoped: (filters: Filters) => StoreFilters;
}

/** A note, or a day of one. */
function keyOf({ noteId, date }: ChunkRow): string {
  return `${noteId}\0${date ?? ''}`;
}

/** Tells of a note's passage whether somebody was there: is named in the note on that day, speaks there, or is listed. */
function presenceOf(person: string, filters: Filters, { db, facts, scoped }: Notes): (chunk: ChunkRow) => boolean {
  const found = listChunks(db, { filters: scoped({ ...filters, person }), newestFirst: false, limit: MOST_CHUNKS });
  const keys = new Set(readChunks(db, found).map(keyOf));
  const known = facts.personNamed(person);
  const names = [person, ...(known === null ? [] : [known.name, ...known.aliases])].map((name) => name.toLowerCase());
  return (chunk) => keys.has(keyOf(chunk)) || isListed(readNoteRow(db, chunk)?.frontmatter ?? {}, names);
}

const LISTS_PEOPLE = /^(?:attendees?|attending|participants?|present|people|who|with)$/i;

/** True when the front matter names one of them among those who were there. */
function isListed(frontmatter: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return Object.entries(frontmatter).some(([field, value]) => {
    if (!LISTS_PEOPLE.test(field)) return false;
    const listed = new Set(
      JSON.stringify(value)
        .toLowerCase()
        .split(/[^\p{L}\p{M}\p{N}'’. -]+/u)
        .map((name) => name.trim()),
    );
    return names.some((name) => listed.has(name));
  });
}

/** `which meetings did we have with Mira last week`: one line for each note of the kind, or for each of its days. */
export function findNotes(query: FactQuery, where: Notes): Findings {
  const { intent, time, people } = query;
  if (intent.kind !== 'notes') return { kind: 'beside', note: '' };
  const filters = filtersWithin({ ...where.filters, kind: [intent.noteKind] }, time);
  const chunks = readChunks(
    where.db,
    listChunks(where.db, { filters, newestFirst: time === null, limit: MOST_CHUNKS }),
  );
  const withThem = people.map(({ names: [person = ''] }) => presenceOf(person, filters, where));
  // Who was there is the same for all passages of a note's day.
  const firsts = [...Map.groupBy(chunks, keyOf).values()].flatMap((group) => group.slice(0, 1));
  const found = firsts.filter((chunk) => withThem.every((isThere) => isThere(chunk)));
  const who = people.length === 0 ? '' : ` with ${sayNames(people.map(({ label }) => label))}`;
  if (found.length === 0)
    return { kind: 'nothing', reason: `No ${intent.label}${who} are recorded${sentenceTime(time)}.` };
  const lines = found.map((chunk): FactLine => {
    const { journal, path, line, date, dateOrigin, title } = chunk;
    const day = dateOrigin === 'modified' ? null : date;
    return { text: title, group: sayGroupDay(day), journal, path, line, endLine: line, date: day };
  });
  return listOf(`${intent.label[0]?.toUpperCase() ?? ''}${intent.label.slice(1)}${who}${titleTime(time)}`, lines);
}
