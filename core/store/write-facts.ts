import { removeAbbreviations, writeAbbreviations } from './abbreviations.ts';
import type { Db } from './database.ts';
import { countUp } from './meta.ts';
import type { Bytes } from './prepare-facts.ts';
import type { PreparedNote } from './prepare-note.ts';
import { removeSignatures, writeSignatures } from './signatures.ts';
import { prepared } from './statement.ts';

const INSERT = 'INSERT INTO facts (note_id, tasks, decisions, names, turns, said) VALUES (?, ?, ?, ?, ?, ?)';
const DELETE = 'DELETE FROM facts WHERE note_id = ?';
// What is put together of the facts of all notes is of these columns, and of the dates of the sections that they stand in.
const STATE = `
  SELECT n.journal_id, n.path, n.date, f.tasks, f.decisions, f.names, f.turns, f.said,
    (SELECT group_concat(concat_ws(' ', s.ordinal, s.date, s.date_origin) ORDER BY s.ordinal) FROM sections s
      WHERE s.note_id = n.id AND s.date IS NOT NULL)
  FROM notes n LEFT JOIN facts f ON f.note_id = n.id WHERE n.id = ?`;

type Column = string | number | Buffer | null;
/** What a note adds to what is known of all notes. */
export type FactState = readonly Column[];

/** What the note adds now, to be compared with what it adds once it is written anew. */
export function factState(db: Db, noteId: number): FactState {
  return prepared<[number], Column[]>(db, STATE).raw().get(noteId) ?? [];
}

export function isSameState(one: FactState, other: FactState): boolean {
  return one.length === other.length && one.every((column, at) => isSameColumn(column, other[at] ?? null));
}

function isSameColumn(one: Column, other: Column): boolean {
  return Buffer.isBuffer(one) && Buffer.isBuffer(other) ? one.equals(other) : one === other;
}

/** Says that a note was written or removed to whoever keeps something of all notes. Inside the caller's transaction. */
export function outdateNotes(db: Db): void {
  countUp(db, 'notes-version');
}

/** Says to whoever keeps what the facts of all notes come to that it holds no longer. Inside the caller's transaction. */
export function outdateFacts(db: Db): void {
  countUp(db, 'facts-version');
  countUp(db, 'notes-version');
}

/**
 * Writes what a note says in place of what it said before; a note whose facts are left for later has no row. Inside the
 * caller's transaction, who says that they changed.
 *
 * @param note its facts, what it explains, and the bytes that the columns of the facts are parts of
 */
export function writeFacts(
  db: Db,
  noteId: number,
  { facts, abbreviations, texts }: Pick<PreparedNote, 'facts' | 'abbreviations' | 'texts'>,
): void {
  removeSignatures(db, noteId);
  removeAbbreviations(db, noteId);
  // Not `INSERT OR REPLACE`, which may have to be taken back by itself: for that, FTS5 writes out what it holds at every note.
  prepared<[number]>(db, DELETE).run(noteId);
  if (facts === null) return;
  writeAbbreviations(db, noteId, abbreviations);
  const { tasks, decisions, names, turns, said } = facts;
  const values = [tasks, decisions, names, turns, said].map((column) => column && bufferOf(texts, column));
  prepared<[number, ...(Buffer | null)[]]>(db, INSERT).run(noteId, ...values);
  if (facts.signatures !== null) writeSignatures(db, noteId, bufferOf(texts, facts.signatures));
}

/** Not copied. */
function bufferOf(texts: Uint8Array<ArrayBuffer>, { from, to }: Bytes): Buffer {
  return Buffer.from(texts.buffer, texts.byteOffset + from, to - from);
}
