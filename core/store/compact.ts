import type { Db } from './database.ts';
import { prepared } from './statement.ts';
import { recode } from './vector-codes.ts';
import { activeEmbedder } from './vector-index.ts';

const DELETE_OTHER = `
  DELETE FROM vectors WHERE fingerprint IS NOT ? OR text_hash NOT IN (SELECT embed_hash FROM chunks)`;

/**
 * Gives space back to the disk: drops vectors of earlier embedders and of texts that no note holds any more, joins the
 * segments of the lexical index, and shrinks the file. Needs the writer lock; takes seconds on a large index.
 */
export function compactIndex(db: Db): void {
  const active = activeEmbedder(db);
  db.transaction(() => {
    prepared<[string | null]>(db, DELETE_OTHER).run(active?.fingerprint ?? null);
    recode(db);
    db.exec(`INSERT INTO chunks_fts (chunks_fts) VALUES ('optimize')`);
  }).immediate();
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** After a run: gives pages of deleted rows back, and empties the write-ahead log when no reader needs it. */
export function tidyIndex(db: Db): void {
  db.pragma('incremental_vacuum');
  db.pragma('optimize');
  db.pragma('wal_checkpoint(TRUNCATE)');
}
