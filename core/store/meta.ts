import type { Db } from './database.ts';
import { prepared } from './statement.ts';

/**
 * Fingerprint and dimensions of the vectors that are searched, how they are coded (see vector-codes.ts), how many codes were
 * taken away and came back (see code-memory.ts); a number that grows with every note that is written or removed, and one that
 * grows when what the notes say changes by it; how dates of two numbers are read, where the user said so; and the mark of an
 * index whose first run has not ended (see first-build.ts).
 */
export type MetaKey =
  | 'vector-fingerprint'
  | 'vector-dimensions'
  | 'vector-calibration'
  | 'vector-drops'
  | 'vector-returns'
  | 'notes-version'
  | 'facts-version'
  | 'date-order'
  | 'first-build';

const READ = 'SELECT value FROM meta WHERE key = ?';
const WRITE = 'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value';
const COUNT_UP = `
  INSERT INTO meta (key, value) VALUES (?, '1')
  ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`;
const DELETE = 'DELETE FROM meta WHERE key = ?';

/** The value kept under `key`; null when there is none yet. */
export function readMeta(db: Db, key: MetaKey): string | null {
  return prepared<[string], { value: string }>(db, READ).get(key)?.value ?? null;
}

/** Keeps `value` under `key`. */
export function writeMeta(db: Db, key: MetaKey, value: string): void {
  prepared<[string, string]>(db, WRITE).run(key, value);
}

/** Forgets the value under `key`. */
export function deleteMeta(db: Db, key: MetaKey): void {
  prepared<[string]>(db, DELETE).run(key);
}

/** Adds one to the number kept under `key`. */
export function countUp(db: Db, key: MetaKey): void {
  prepared<[string]>(db, COUNT_UP).run(key);
}

/** Another text whenever a note was written or removed; null before the first. */
export function notesVersion(db: Db): string | null {
  return readMeta(db, 'notes-version');
}
