import type { Db } from './database.ts';
import { removeNotes } from './remove-note.ts';
import { prepared } from './statement.ts';

export interface JournalRow {
  readonly id: number;
  /** Absolute folder. */
  readonly root: string;
  /** Why the last run could not read it; null when it could. */
  readonly problem: string | null;
  readonly notes: number;
  readonly skipped: number;
}

const LIST = `
  SELECT j.id, j.root, j.problem,
    (SELECT count(*) FROM notes n WHERE n.journal_id = j.id) AS notes,
    (SELECT count(*) FROM skipped s WHERE s.journal_id = j.id) AS skipped
  FROM journals j ORDER BY j.root`;
const ADD = 'INSERT INTO journals (root) VALUES (?) ON CONFLICT (root) DO NOTHING';
const FIND = 'SELECT id FROM journals WHERE root = ?';
const SET_PROBLEM = 'UPDATE journals SET problem = ? WHERE id = ? AND problem IS NOT ?';
const NOTES_OF = 'SELECT id FROM notes WHERE journal_id = ?';
const DELETE_SKIPPED = 'DELETE FROM skipped WHERE journal_id = ?';
const DELETE = 'DELETE FROM journals WHERE id = ?';

/** Every journal in the index, by root. */
export function listJournals(db: Db): JournalRow[] {
  return prepared<[], JournalRow>(db, LIST).all();
}

/** The id of the journal with this root; null when the index does not know it. */
export function journalId(db: Db, root: string): number | null {
  return prepared<[string], { id: number }>(db, FIND).get(root)?.id ?? null;
}

/** The id of the journal with this root, which is added when it is new. */
export function ensureJournal(db: Db, root: string): number {
  const known = journalId(db, root);
  if (known !== null) return known;
  return Number(prepared<[string]>(db, ADD).run(root).lastInsertRowid);
}

/** Keeps why a journal cannot be read, or that it can again (null). */
export function setJournalProblem(db: Db, id: number, problem: string | null): void {
  prepared<[string | null, number, string | null]>(db, SET_PROBLEM).run(problem, id, problem);
}

/** Takes a journal and all its rows out of the index, in one transaction. Vectors stay until the index is compacted. */
export function removeJournal(db: Db, root: string): void {
  const id = journalId(db, root);
  if (id === null) return;
  db.transaction(() => {
    const notes = prepared<[number], { id: number }>(db, NOTES_OF).all(id);
    removeNotes(
      db,
      notes.map((note) => note.id),
    );
    prepared<[number]>(db, DELETE_SKIPPED).run(id);
    prepared<[number]>(db, DELETE).run(id);
  }).immediate();
}
