import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { toDaybookError } from '../errors.ts';
import { openLockFile } from './database.ts';
import type { Db } from './database.ts';

/*
 * One process writes an index. The lock is an exclusive transaction on a database file of its own: the operating system
 * gives it back when the process ends, however it ends. Who holds it stands in a file beside it, since a locked database
 * cannot be read.
 */

const LOCK_FILE = 'writer.lock';
const HOLDER_FILE = 'writer.json';

const Holder = z.object({ pid: z.int(), label: z.string(), since: z.string() });

/** A connection that nobody refers to is closed by the garbage collector, and its lock is gone. */
const HELD = new Set<Db>();

export interface WriterLock {
  /** Gives the lock back. Idempotent. */
  release(): void;
}

/** A look at who holds the lock (see `currentWriter`) takes well under a millisecond: whoever wants it waits that long. */
const WAIT_FOR_LOOKS_MS = 50;

/** Runs `sql` on the lock file. Null when another connection holds the lock, else the connection with what it took. */
function tryOn(dataDir: string, { sql, waitMs }: { readonly sql: string; readonly waitMs: number }): Db | null {
  mkdirSync(dataDir, { recursive: true });
  const db = openLockFile(join(dataDir, LOCK_FILE), waitMs);
  try {
    db.exec(sql);
    return db;
  } catch (error) {
    db.close();
    if (toDaybookError(error).code === 'busy') return null;
    throw toDaybookError(error);
  }
}

/**
 * Takes the right to write the index of this data folder, for the life of the process or until `release`.
 *
 * @param label what the holder is, for people: `daybook serve`
 * @returns null when another process, or another part of this one, holds it
 */
export function acquireWriter(dataDir: string, label: string): WriterLock | null {
  const db = tryOn(dataDir, { sql: 'BEGIN EXCLUSIVE', waitMs: WAIT_FOR_LOOKS_MS });
  if (db === null) return null;
  HELD.add(db);
  const since = new Date().toISOString();
  writeFileSync(join(dataDir, HOLDER_FILE), JSON.stringify({ pid: process.pid, label, since }));
  return {
    release() {
      HELD.delete(db);
      if (db.open) db.close();
    },
  };
}

/** Who writes this index now, in words, `daybook serve (process 4711, since 2026-11-21 08:00)`; null for nobody. */
export function currentWriter(dataDir: string): string | null {
  if (!existsSync(join(dataDir, LOCK_FILE))) return null;
  // Reading takes a lock that any number of others may share.
  const free = tryOn(dataDir, { sql: 'SELECT count(*) FROM sqlite_schema', waitMs: 0 });
  if (free !== null) {
    free.close();
    return null;
  }
  const file = join(dataDir, HOLDER_FILE);
  // The holder writes its name just after it took the lock: for a moment there may be no name, or the old one.
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const holder = text.endsWith('}') ? Holder.safeParse(JSON.parse(text)) : null;
  if (holder === null || !holder.success) return 'another Daybook process';
  return `${holder.data.label} (process ${holder.data.pid}, since ${sayMinute(holder.data.since)})`;
}

/** An ISO moment as `2026-11-21 08:00`, local. */
function sayMinute(iso: string): string {
  const at = new Date(iso);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
