import { toDaybookError, type DaybookError } from '../errors.ts';
import { openIndex, type Db } from '../store/database.ts';

/** What was read, or why nothing could be. Both are null while there is no index. */
export interface ReadAttempt<T> {
  readonly value: T | null;
  readonly problem: DaybookError | null;
}

/** The read connection to `index.db`: opened at first use, and again after a rebuild. */
export interface IndexReader {
  /** @throws DaybookError `index-missing`, `index-damaged`, `permission-denied` */
  db(): Db;
  /**
   * The connection, or null while there is no index.
   *
   * @throws DaybookError `index-damaged`, `permission-denied`
   */
  dbIfAny(): Db | null;
  /** What `read` gives, for those who go on without an index. A damaged one is a value here. */
  attempt<T>(read: (db: Db) => T): ReadAttempt<T>;
  /** Lets go of the file; the next use opens it anew. */
  release(): void;
}

const IS_PROBLEM: ReadonlySet<string> = new Set(['index-damaged', 'permission-denied']);

export function openIndexReader(dataDir: string): IndexReader {
  let open: Db | null = null;
  const db = () => (open ??= openIndex(dataDir, 'read'));
  const attempt = <T>(read: (db: Db) => T): ReadAttempt<T> => {
    try {
      return { value: read(db()), problem: null };
    } catch (thrown) {
      const problem = toDaybookError(thrown);
      if (problem.code === 'index-missing') return { value: null, problem: null };
      if (IS_PROBLEM.has(problem.code)) return { value: null, problem };
      throw thrown;
    }
  };
  return {
    db,
    attempt,
    dbIfAny() {
      const { value, problem } = attempt((connection) => connection);
      if (problem) throw problem;
      return value;
    },
    release() {
      open?.close();
      open = null;
    },
  };
}
