import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { getLoadablePath } from 'sqlite-vec';
import { DaybookError, toDaybookError } from '../errors.ts';
import { beginFirstBuild, continueFirstBuild, isTorn } from './first-build.ts';
import { indexFile } from './index-file.ts';
import { INDEX_MIGRATIONS, USER_MIGRATIONS, isUpToDate, migrate } from './migrations.ts';

export type Db = Database.Database;
export type Statement<P extends unknown[], R> = Database.Statement<P, R>;

const USER_FILE = 'user.db';

/** A write of another process lasts a batch at most (well under a second); ten seconds cover a slow disk. */
const BUSY_TIMEOUT_MS = 10_000;

const WRITER_CACHE_KIB = 24 * 1024;

/** Holds the common words of the lexical index. Three times as much made no search faster: the system keeps the file too. */
const READER_CACHE_KIB = 16 * 1024;

/** Five embeddings fit a page, where two fit the usual half of it; and half as many writes. */
const PAGE_BYTES = 8_192;

/** 32 MB: the log is copied into the file a few times in a large run, and not after every transaction. */
const CHECKPOINT_PAGES = 4_000;

const REBUILD_HINT = 'Run `daybook index --fresh`: it rebuilds the index from your notes, which are not touched.';

/** Packed apps keep native files beside the archive, where the loader of the operating system can open them. */
function vectorExtensionPath(): string {
  return getLoadablePath().replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
}

interface Opening {
  readonly readonly?: boolean;
  readonly waitMs: number;
  /** What to do when the file is damaged. */
  readonly hint: string;
  readonly setUp: (db: Db) => void;
}

/** Opens a file and sets the connection up; lets go of the file when that fails. */
function openFile(file: string, { readonly = false, waitMs, hint, setUp }: Opening): Db {
  let db: Db | null = null;
  try {
    db = new Database(file, { readonly, fileMustExist: readonly, timeout: waitMs });
    setUp(db);
    return db;
  } catch (error) {
    db?.close();
    throw whyNotOpened(file, hint, error);
  }
}

function whyNotOpened(file: string, hint: string, cause: unknown): DaybookError {
  const known = toDaybookError(cause);
  const { message } = known;
  if (known.code === 'index-damaged' || /malformed|not a database|corrupt/i.test(message)) {
    const isOwn = cause instanceof DaybookError;
    return isOwn
      ? cause
      : new DaybookError('index-damaged', `The file ${file} is damaged: ${message}.`, { hint, cause });
  }
  if (/unable to open|readonly database/i.test(message)) {
    const ask = 'Check who may read and write that file and its folder, then try again.';
    return new DaybookError('permission-denied', `The file ${file} cannot be opened: ${message}.`, {
      hint: ask,
      cause,
    });
  }
  return known;
}

function setUpWriting(db: Db): void {
  // Space of deleted rows goes back to the disk in small steps (see compact.ts). Works only before the first table.
  db.pragma('auto_vacuum = INCREMENTAL');
  db.pragma(`page_size = ${PAGE_BYTES}`);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
}

/**
 * Opens the disposable index, `index.db`.
 *
 * `write` creates and migrates it, and makes it anew when the machine went down during its first run; the caller holds the
 * writer lock (see writer-lock.ts). `read` never changes it and works while another process writes.
 *
 * @param dataDir absolute folder; created when it is missing and `mode` is `write`
 * @throws DaybookError `index-missing` (read, no file or one of an older Daybook), `index-damaged`, `permission-denied`
 */
export function openIndex(dataDir: string, mode: 'read' | 'write'): Db {
  const file = indexFile(dataDir);
  if (mode === 'read' && !existsSync(file)) {
    throw new DaybookError('index-missing', `There is no index in ${dataDir} yet.`, {
      hint: 'Run `daybook index DIR` with the folder of your notes.',
    });
  }
  if (mode === 'write') mkdirSync(dataDir, { recursive: true });
  const db = openIndexFile(dataDir, mode);
  if (mode === 'read' || !isTorn(db)) return db;
  db.close();
  discardIndex(dataDir);
  return openIndexFile(dataDir, mode);
}

function openIndexFile(dataDir: string, mode: 'read' | 'write'): Db {
  const file = indexFile(dataDir);
  const isNew = !existsSync(file);
  return openFile(file, {
    readonly: mode === 'read',
    waitMs: BUSY_TIMEOUT_MS,
    hint: REBUILD_HINT,
    setUp(db) {
      if (mode === 'write') setUpWriting(db);
      db.loadExtension(vectorExtensionPath());
      db.pragma(`cache_size = -${mode === 'write' ? WRITER_CACHE_KIB : READER_CACHE_KIB}`);
      if (mode === 'read') requireUpToDate(db, dataDir);
      else setUpIndex(db, isNew);
    },
  });
}

function setUpIndex(db: Db, isNew: boolean): void {
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  migrate(db, INDEX_MIGRATIONS);
  if (isNew) beginFirstBuild(db);
  else continueFirstBuild(db);
}

function requireUpToDate(db: Db, dataDir: string): void {
  if (isUpToDate(db, INDEX_MIGRATIONS)) {
    if (!isTorn(db)) return;
    throw new DaybookError('index-missing', `The machine went down while the index in ${dataDir} was made.`, {
      hint: 'Run `daybook index`: it makes the index anew from your notes, which are not touched.',
    });
  }
  throw new DaybookError('index-missing', `The index in ${dataDir} was made by another version of Daybook.`, {
    hint: 'Run `daybook index`: it brings the index up to date.',
  });
}

/**
 * Opens what the user authored in the app, `user.db`, and creates it when it is missing.
 *
 * @throws DaybookError `index-damaged`, `permission-denied`, `disk-full`
 */
export function openUser(dataDir: string): Db {
  mkdirSync(dataDir, { recursive: true });
  return openFile(join(dataDir, USER_FILE), {
    waitMs: BUSY_TIMEOUT_MS,
    hint: 'Move that file away: Daybook starts again with default settings. Your notes are not touched.',
    setUp(db) {
      setUpWriting(db);
      migrate(db, USER_MIGRATIONS);
    },
  });
}

/** Opens the database file that carries the writer lock and nothing else; waits at most `waitMs` for its holder. */
export function openLockFile(file: string, waitMs: number): Db {
  return openFile(file, { waitMs, hint: 'Delete that file: it holds nothing but a lock.', setUp: () => undefined });
}

/**
 * Deletes `index.db`, for instance when it is damaged. Notes and `user.db` are not touched; the next run rebuilds it.
 * The caller holds the writer lock and has closed its own connections.
 */
export function discardIndex(dataDir: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(indexFile(dataDir) + suffix, { force: true });
}
