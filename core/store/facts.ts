import type { DateOrigin } from '../contract/kinds.ts';
import type { DecisionFound, Located, NameFound, TaskItem, Turn } from '../extract/facts.ts';
import type { Db } from './database.ts';
import { damagedColumn } from './json-column.ts';
import { readMeta } from './meta.ts';
import { prepared } from './statement.ts';
import { turnsOf } from './turn-columns.ts';

interface StoredFacts {
  readonly noteId: number;
  readonly journal: string;
  readonly path: string;
  readonly noteDate: string | null;
  readonly facts: Buffer;
  /** Of turns, the texts. */
  readonly said: Buffer | null;
}

/** The dates of a note's sections, by ordinal; sections without one are left out. */
type SectionDates = ReadonlyMap<number, { readonly date: string; readonly dateOrigin: DateOrigin | null }>;

/** What is read as a whole; errors are looked up in a table of their own. */
interface FactOf {
  readonly tasks: TaskItem;
  readonly turns: Turn;
  readonly names: NameFound;
  readonly decisions: DecisionFound;
}

const READ = {
  tasks: readSql('tasks'),
  turns: readSql('turns'),
  names: readSql('names'),
  decisions: readSql('decisions'),
} as const;

// In the order of the notes' names, and not of their rows: the same notes give the same facts however they came in.
function readSql(column: keyof FactOf): string {
  return `
    SELECT n.id AS noteId, j.root AS journal, n.path, n.date AS noteDate, f.${column} AS facts,
      ${column === 'turns' ? 'f.said' : 'NULL'} AS said
    FROM facts f JOIN notes n ON n.id = f.note_id JOIN journals j ON j.id = n.journal_id
    WHERE f.${column} IS NOT NULL ORDER BY j.root, n.path`;
}

const DATES = `
  SELECT note_id AS noteId, ordinal, date, date_origin AS dateOrigin FROM sections
  WHERE date IS NOT NULL AND note_id IN (
    SELECT note_id FROM facts WHERE coalesce(tasks, decisions, turns) IS NOT NULL)`;

/**
 * The facts of one kind over all notes, by journal and path, in each note in its order. The date is that of the fact's
 * section; a name, which has none, gets its note's. When a file was saved last says on which day an item stood there,
 * which is shown with that origin, but not when something was said or decided.
 *
 * @param journals absolute roots; null for every journal of the index
 */
export function readFacts<K extends keyof FactOf>(
  db: Db,
  kind: K,
  journals: readonly string[] | null,
): Located<FactOf[K]>[] {
  // One transaction: another process may write between the two statements.
  const [rows, dates] = db.transaction(() => {
    const all = prepared<[], StoredFacts>(db, READ[kind]).all();
    return [all, kind === 'names' ? null : datesByNote(db, kind === 'tasks')] as const;
  })();
  const found: Located<FactOf[K]>[] = [];
  for (const row of rows) {
    if (journals !== null && !journals.includes(row.journal)) continue;
    const ofNote = dates?.get(row.noteId) ?? NO_DATES;
    // SAFETY: written by prepare-facts.ts; another shape of a fact comes with a migration that empties the table.
    const facts = factsOf(row) as readonly FactOf[K][];
    for (const fact of facts) found.push(located(fact, row, ofNote));
  }
  return found;
}

function located<T extends FactOf[keyof FactOf]>(fact: T, row: StoredFacts, dates: SectionDates): Located<T> {
  const { journal, path } = row;
  if (!('section' in fact)) return { fact, journal, path, date: row.noteDate, dateOrigin: null };
  if ('day' in fact && fact.day !== undefined) return { fact, journal, path, date: fact.day, dateOrigin: 'stamp' };
  const dated = dates.get(fact.section);
  return { fact, journal, path, date: dated?.date ?? null, dateOrigin: dated?.dateOrigin ?? null };
}

function factsOf({ facts, said }: StoredFacts): readonly unknown[] {
  const column = facts.toString();
  const value: unknown = JSON.parse(column);
  if (!Array.isArray(value)) throw damagedColumn(column);
  return said === null ? value : turnsOf(value, said.toString());
}

const NO_DATES: SectionDates = new Map();

type StoredDate = readonly [noteId: number, ordinal: number, date: string, dateOrigin: DateOrigin | null];

function datesByNote(db: Db, ofFiles: boolean): Map<number, SectionDates> {
  const byNote = new Map<number, Map<number, { date: string; dateOrigin: DateOrigin | null }>>();
  for (const [noteId, ordinal, date, dateOrigin] of prepared<[], StoredDate>(db, DATES).raw().iterate()) {
    if (dateOrigin === 'modified' && !ofFiles) continue;
    let ofNote = byNote.get(noteId);
    if (ofNote === undefined) byNote.set(noteId, (ofNote = new Map()));
    ofNote.set(ordinal, { date, dateOrigin });
  }
  return byNote;
}

/** How many facts there are as they stand in the notes, before any are put together. */
export interface FactCounts {
  readonly tasks: number;
  readonly turns: number;
  readonly decisions: number;
}

const COUNT = `
  SELECT coalesce(sum(json_array_length(CAST(tasks AS TEXT))), 0) AS tasks, coalesce(sum(json_array_length(CAST(turns AS TEXT))), 0) AS turns,
    coalesce(sum(json_array_length(CAST(decisions AS TEXT))), 0) AS decisions FROM facts`;

export function countFacts(db: Db): FactCounts {
  return { tasks: 0, turns: 0, decisions: 0, ...prepared<[], FactCounts>(db, COUNT).get() };
}

/** Another text whenever the facts of a note changed, or one with facts was removed; null before the first. */
export function factsVersion(db: Db): string | null {
  return readMeta(db, 'facts-version');
}
