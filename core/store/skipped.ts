import type { NoteWarning, SkippedFile } from '../contract/index-run.ts';
import type { Db } from './database.ts';
import { prepared } from './statement.ts';

export interface KnownSkipped {
  readonly path: string;
  readonly code: SkippedFile['code'];
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

const LIST = `
  SELECT j.root AS journal, s.path, s.code, s.message
  FROM skipped s JOIN journals j ON j.id = s.journal_id ORDER BY j.root, s.path`;
const WARNINGS = `
  SELECT j.root AS journal, n.path, w.line, w.code, w.message
  FROM warnings w JOIN notes n ON n.id = w.note_id JOIN journals j ON j.id = n.journal_id
  ORDER BY j.root, n.path, w.line, w.ordinal`;
const KNOWN = 'SELECT path, code, size_bytes AS sizeBytes, modified_ms AS modifiedMs FROM skipped WHERE journal_id = ?';
const ADD = `
  INSERT INTO skipped (journal_id, path, code, message, size_bytes, modified_ms) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (journal_id, path) DO UPDATE SET code = excluded.code, message = excluded.message,
    size_bytes = excluded.size_bytes, modified_ms = excluded.modified_ms`;
const REMOVE = 'DELETE FROM skipped WHERE journal_id = ? AND path = ?';

/** Files that could not be indexed, each with its reason, by journal and path. */
export function listSkipped(db: Db): SkippedFile[] {
  return prepared<[], SkippedFile>(db, LIST).all();
}

/** What was odd in notes that were indexed, by journal, path and line. */
export function listWarnings(db: Db): NoteWarning[] {
  return prepared<[], NoteWarning>(db, WARNINGS).all();
}

/** Skipped files of one journal, as they were when they were tried. */
export function knownSkipped(db: Db, journalId: number): KnownSkipped[] {
  return prepared<[number], KnownSkipped>(db, KNOWN).all(journalId);
}

/** Records that a file could not be indexed, or why now. */
export function addSkipped(db: Db, journalId: number, file: KnownSkipped & { readonly message: string }): void {
  const { path, code, message, sizeBytes, modifiedMs } = file;
  prepared<unknown[]>(db, ADD).run(journalId, path, code, message, sizeBytes, modifiedMs);
}

/** Forgets that a file was skipped: it was indexed, or it is gone. */
export function removeSkipped(db: Db, journalId: number, path: string): void {
  prepared<[number, string]>(db, REMOVE).run(journalId, path);
}
