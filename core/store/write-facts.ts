import { removeAbbreviations, writeAbbreviations } from './abbreviations.ts';
import type { Db } from './database.ts';
import type { Bytes } from './prepare-facts.ts';
import type { PreparedNote } from './prepare-note.ts';
import { removeSignatures, writeSignatures } from './signatures.ts';
import { prepared } from './statement.ts';

const INSERT = 'INSERT INTO facts (note_id, tasks, decisions, names, turns, said) VALUES (?, ?, ?, ?, ?, ?)';
const DELETE = 'DELETE FROM facts WHERE note_id = ?';
const COUNT_ON = `
  INSERT INTO meta (key, value) VALUES ('facts-version', '1')
  ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`;

/** Says to whoever keeps what the facts of all notes come to that it holds no longer. Inside the caller's transaction. */
export function outdateFacts(db: Db): void {
  prepared<[]>(db, COUNT_ON).run();
}

/**
 * Writes what a note says in place of what it said before; a note whose facts are left for later has no row. Inside the
 * caller's transaction.
 *
 * @param note its facts, what it explains, and the bytes that the columns of the facts are parts of
 */
export function writeFacts(
  db: Db,
  noteId: number,
  { facts, abbreviations, texts }: Pick<PreparedNote, 'facts' | 'abbreviations' | 'texts'>,
): void {
  outdateFacts(db);
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
