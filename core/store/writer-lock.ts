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

function tryLock(dataDir: string): Db | null {
  mkdirSync(dataDir, { recursive: true });
  const db = openLockFile(join(dataDir, LOCK_FILE));
  try {
    db.exec('BEGIN EXCLUSIVE');
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
  const db = tryLock(dataDir);
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

/** Who writes this index now, in words, `daybook serve (process 4711, since 2026-11-21T08:00:00Z)`; null for nobody. */
export function currentWriter(dataDir: string): string | null {
  if (!existsSync(join(dataDir, LOCK_FILE))) return null;
  const free = tryLock(dataDir);
  if (free !== null) {
    free.close();
    return null;
  }
  const file = join(dataDir, HOLDER_FILE);
  // The holder writes its name just after it took the lock: for a moment there may be no name, or the old one.
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const holder = text.endsWith('}') ? Holder.safeParse(JSON.parse(text)) : null;
  if (holder === null || !holder.success) return 'another Daybook process';
  return `${holder.data.label} (process ${holder.data.pid}, since ${holder.data.since})`;
}
