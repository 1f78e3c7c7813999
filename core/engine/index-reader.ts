import { DaybookError } from '../errors.ts';
import { openIndex, type Db } from '../store/database.ts';

/** The read connection to `index.db`: opened at first use, and again after a rebuild. */
export interface IndexReader {
  /** @throws DaybookError `index-missing`, `index-damaged` */
  db(): Db;
  /** The connection, or null while there is no index. */
  dbIfAny(): Db | null;
  /** Lets go of the file; the next use opens it anew. */
  release(): void;
}

export function openIndexReader(dataDir: string): IndexReader {
  let open: Db | null = null;
  const reader: IndexReader = {
    db: () => (open ??= openIndex(dataDir, 'read')),
    dbIfAny() {
      try {
        return reader.db();
      } catch (thrown) {
        if (thrown instanceof DaybookError && thrown.code === 'index-missing') return null;
        throw thrown;
      }
    },
    release() {
      open?.close();
      open = null;
    },
  };
  return reader;
}
