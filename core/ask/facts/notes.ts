import { writtenDay } from '../../dates/written-day.ts';
import type { Filters } from '../../contract/search.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import { chunksOfNote, readChunks, type ChunkRow } from '../../store/chunks.ts';
import type { Db } from '../../store/database.ts';
import type { StoreFilters } from '../../store/filters.ts';
import { notesVersion } from '../../store/meta.ts';
import { keptPer } from '../../store/kept-per.ts';
import { listChunks } from '../../store/list-chunks.ts';
import { placedNotes, readNoteRow } from '../../store/notes.ts';
import { listOf, sayGroupDay, sayNames, sentenceTime, titleTime, type FactLine, type Findings } from './list.ts';
import type { FactQuery } from './query.ts';
import { shareOf, type Topic } from './topic.ts';
import { notesOfKind } from '../query/kind-of-notes.ts';
import { filtersWithin } from '../query/time.ts';
import { wordsOf } from '../query/words.ts';

/** Where all notes lie and what they are called, read once until a note changes: a question is understood by it, then answered. */
export const knownPlaces = keptPer(notesVersion, placedNotes);

/** Passages read for one answer. */
const MOST_CHUNKS = 1_000;

interface Notes {
  readonly db: Db;
  readonly facts: FactBase;
  readonly filters: Filters;
  /** What they have to be about; null for all of them. */
  readonly topic: Topic | null;
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

/** Chunks by the note, or the day of one, that they belong to. */
type Group = readonly ChunkRow[];

/** Passages of the notes of a kind, note by note. */
function groupsOf(query: FactQuery, filters: Filters, { db }: Notes): Group[] {
  const { intent, time } = query;
  if (intent.kind !== 'notes') return [];
  if (intent.noteKind !== null) {
    const ids = listChunks(db, { filters, newestFirst: time === null, limit: MOST_CHUNKS });
    return [...Map.groupBy(readChunks(db, ids), keyOf).values()];
  }
  const kept = notesOfKind(knownPlaces(db), intent.label);
  const allowed = isNarrow(filters) ? new Set(listChunks(db, { filters, newestFirst: false, limit: ALL })) : null;
  const groups = kept
    .map(({ id }) => chunksOfNote(db, id).filter((chunk) => allowed?.has(chunk.id) ?? true))
    .filter((group) => group.length > 0);
  return groups.toSorted((a, b) => compareDays(a, b, time === null));
}

/** Passes everything. */
const ALL = -1;

function isNarrow(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

function dayOf(chunk: ChunkRow | undefined): string | null {
  return chunk === undefined ? null : writtenDay(chunk);
}

/** By day, those without one last, then by path. */
function compareDays([a]: Group, [b]: Group, newestFirst: boolean): number {
  const [first, second] = [dayOf(a), dayOf(b)];
  const byPath = (a?.path ?? '').localeCompare(b?.path ?? '');
  if (first === second) return byPath;
  if (first === null || second === null) return first === null ? 1 : -1;
  return first < second === newestFirst ? 1 : -1;
}

/** True for notes of which a passage holds a topic; one with a number in it holds them side by side: `severity 1`. */
function isAbout(group: Group, topic: Topic | null): boolean {
  if (topic === null) return true;
  const words = wordsOf(topic.text).map(({ stem }) => stem);
  const isRow = words.some((word) => /^\d+$/.test(word));
  return group.some(({ title, headings, text }) => {
    const own = `${title}\n${headings.join('\n')}\n${text}`;
    return shareOf(topic, own) >= WHOLE && (!isRow || hasRow(wordsOf(own), words));
  });
}

const WHOLE = 0.99;

function hasRow(words: readonly { readonly stem: string }[], row: readonly string[]): boolean {
  return words.some((_, at) => row.every((wanted, index) => words[at + index]?.stem === wanted));
}

/** `which meetings did we have with Mira last week`: one line for each note of the kind, or for each of its days. */
export function findNotes(query: FactQuery, where: Notes): Findings {
  const { intent, time, people } = query;
  if (intent.kind !== 'notes') return { kind: 'beside', note: '' };
  const kind = intent.noteKind === null ? {} : { kind: [intent.noteKind] };
  const filters = filtersWithin({ ...where.filters, ...kind }, time);
  const groups = groupsOf(query, filters, where);
  const withThem = people.map(({ names: [person = ''] }) => presenceOf(person, filters, where));
  // Who was there is the same for all passages of a note's day.
  const found = groups.filter(
    (group) => withThem.every((isThere) => group.slice(0, 1).every(isThere)) && isAbout(group, where.topic),
  );
  const who = people.length === 0 ? '' : ` with ${sayNames(people.map(({ label }) => label))}`;
  const about = query.topic === '' ? '' : ` (${query.topic})`;
  if (found.length === 0) {
    if (query.topic !== '') return { kind: 'beside', note: '' };
    return { kind: 'nothing', reason: `No ${intent.label}${who} are recorded${sentenceTime(time)}.` };
  }
  const lines = found.flatMap(([chunk]): FactLine[] => {
    if (chunk === undefined) return [];
    const { journal, path, line, title } = chunk;
    const date = dayOf(chunk);
    return [{ text: title, group: sayGroupDay(date), journal, path, line, endLine: line, date }];
  });
  const label = `${intent.label[0]?.toUpperCase() ?? ''}${intent.label.slice(1)}`;
  const count = intent.isCount ? `: ${lines.length}` : '';
  return listOf(`${label}${about}${who}${titleTime(time)}${count}`, lines);
}
