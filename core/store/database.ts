import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { getLoadablePath } from 'sqlite-vec';
import { DaybookError, toDaybookError } from '../errors.ts';
import { INDEX_MIGRATIONS, USER_MIGRATIONS, isUpToDate, migrate } from './migrations.ts';

export type Db = Database.Database;
export type Statement<P extends unknown[], R> = Database.Statement<P, R>;

const INDEX_FILE = 'index.db';
const USER_FILE = 'user.db';

/** A write of another process lasts a batch at most (well under a second); ten seconds cover a slow disk. */
const BUSY_TIMEOUT_MS = 10_000;

const WRITER_CACHE_KIB = 48 * 1024;

/** 32 MB: the log is copied into the file a few times in a large run, and not after every transaction. */
const CHECKPOINT_PAGES = 8_000;

const REBUILD_HINT = 'Run `daybook index --fresh`: it rebuilds the index from your notes, which are not touched.';

/** Packed apps keep native files beside the archive, where the loader of the operating system can open them. */
function vectorExtensionPath(): string {
  return getLoadablePath().replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
}

function connect(file: string, readonly: boolean): Db {
  const db = new Database(file, { readonly, fileMustExist: readonly, timeout: BUSY_TIMEOUT_MS });
  // Space of deleted rows goes back to the disk in small steps (see compact.ts). Works only before the first table.
  if (!readonly) db.pragma('auto_vacuum = INCREMENTAL');
  if (!readonly) db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  return db;
}

function openChecked(file: string, open: () => Db): Db {
  try {
    return open();
  } catch (error) {
    const known = toDaybookError(error);
    const damaged = known.code === 'index-damaged' || /malformed|not a database|corrupt/i.test(known.message);
    if (!damaged) throw known;
    throw new DaybookError('index-damaged', `The file ${file} is damaged: ${known.message}.`, {
      hint: REBUILD_HINT,
      cause: error,
    });
  }
}

/**
 * Opens the disposable index, `index.db`.
 *
 * `write` creates and migrates it; the caller holds the writer lock (see writer-lock.ts). `read` never changes it and
 * works while another process writes.
 *
 * @param dataDir absolute folder; created when it is missing and `mode` is `write`
 * @throws DaybookError `index-missing` (read, no file or one of an older Daybook), `index-damaged`, `permission-denied`
 */
export function openIndex(dataDir: string, mode: 'read' | 'write'): Db {
  const file = join(dataDir, INDEX_FILE);
  if (mode === 'read' && !existsSync(file)) {
    throw new DaybookError('index-missing', `There is no index in ${dataDir} yet.`, {
      hint: 'Run `daybook index DIR` with the folder of your notes.',
    });
  }
  return openChecked(file, () => {
    if (mode === 'write') mkdirSync(dataDir, { recursive: true });
    const db = connect(file, mode === 'read');
    db.loadExtension(vectorExtensionPath());
    if (mode === 'write') {
      db.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
      db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      migrate(db, INDEX_MIGRATIONS);
    } else if (!isUpToDate(db, INDEX_MIGRATIONS)) {
      db.close();
      throw new DaybookError('index-missing', `The index in ${dataDir} was made by another version of Daybook.`, {
        hint: 'Run `daybook index`: it brings the index up to date.',
      });
    }
    return db;
  });
}

/**
 * Opens what the user authored in the app, `user.db`, and creates it when it is missing.
 *
 * @throws DaybookError `index-damaged`, `permission-denied`, `disk-full`
 */
export function openUser(dataDir: string): Db {
  const file = join(dataDir, USER_FILE);
  return openChecked(file, () => {
    mkdirSync(dataDir, { recursive: true });
    const db = connect(file, false);
    migrate(db, USER_MIGRATIONS);
    return db;
  });
}

/** Opens the database file that carries the writer lock and nothing else; never waits for another holder. */
export function openLockFile(file: string): Db {
  return new Database(file, { timeout: 0 });
}

/**
 * Deletes `index.db`, for instance when it is damaged. Notes and `user.db` are not touched; the next run rebuilds it.
 * The caller holds the writer lock and has closed its own connections.
 */
export function discardIndex(dataDir: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(dataDir, INDEX_FILE + suffix), { force: true });
}
