import type { Db } from './database.ts';
import { prepared } from './statement.ts';

/**
 * Fingerprint and dimensions of the vectors that are searched, how they are coded (see vector-codes.ts), how many codes were
 * taken away and came back (see code-memory.ts), and a number
 * that grows whenever what the notes say changes; how dates of two numbers are read, where the user said so; and the mark of
 * an index whose first run has not ended (see first-build.ts).
 */
export type MetaKey =
  | 'vector-fingerprint'
  | 'vector-dimensions'
  | 'vector-calibration'
  | 'vector-drops'
  | 'vector-returns'
  | 'facts-version'
  | 'date-order'
  | 'first-build';

const READ = 'SELECT value FROM meta WHERE key = ?';
const WRITE = 'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value';
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
  writeMeta(db, key, String(Number(readMeta(db, key) ?? 0) + 1));
}
