import type { Db } from './database.ts';
import { countPending } from './pending.ts';
import { prepared } from './statement.ts';
import { activeEmbedder } from './vector-index.ts';

export interface Counts {
  readonly notes: number;
  readonly chunks: number;
  readonly skipped: number;
  /** Embeddings kept, those of earlier embedders and texts included. */
  readonly vectors: number;
  /** Chunks that wait for a vector of the embedder in use; all of them when there is none yet. */
  readonly pending: number;
}

const COUNT = `
  SELECT (SELECT count(*) FROM notes) AS notes, (SELECT count(*) FROM chunks) AS chunks,
    (SELECT count(*) FROM skipped) AS skipped, (SELECT count(*) FROM vectors) AS vectors`;

/**
 * How much is in the index.
 *
 * @param fingerprint of the embedder whose vectors are counted; the one in use by default
 */
export function countAll(db: Db, fingerprint?: string): Counts {
  const active = activeEmbedder(db)?.fingerprint ?? null;
  const counted = prepared<[], Omit<Counts, 'pending'>>(db, COUNT).get();
  const pending = countPending(db, fingerprint === undefined || fingerprint === active);
  return { notes: 0, chunks: 0, skipped: 0, vectors: 0, ...counted, pending };
}
