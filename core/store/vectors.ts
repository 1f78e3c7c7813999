import type { Filters } from '../contract/search.ts';
import { DaybookError } from '../errors.ts';
import type { Db } from './database.ts';
import { filterSql } from './filters.ts';
import { prepared } from './statement.ts';
import { codeOf } from './vector-code.ts';
import type { Calibration } from './vector-code.ts';
import { readCalibration, toFloats } from './vector-codes.ts';
import { activeEmbedder } from './vector-index.ts';

export interface VectorHit {
  readonly chunkId: number;
  /** Cosine, -1 to 1. */
  readonly similarity: number;
}

export interface NearestRequest {
  readonly embedding: Float32Array;
  readonly fingerprint: string;
  readonly filters: Filters;
  readonly limit: number;
}

/** Candidates by code for each result, and at least; of 40,000 vectors, 99 % of the 50 nearest are among 400. */
const CANDIDATES_PER_RESULT = 8;
const MIN_CANDIDATES = 400;

const EMBEDDING = 'SELECT embedding FROM vectors WHERE id = ?';
const CHUNKS_OF = 'SELECT id FROM chunks WHERE vector_id = ?';

/*
 * The codes stand in a plain table: the virtual table of sqlite-vec picks the best k in time k times n (20 ms for 400 of
 * 40,000 against 6 ms), cannot be joined, and keeps the space of deleted rows.
 */
function nearestByCode(db: Db, request: NearestRequest, calibration: Calibration): number[] {
  const allowed = filterSql(request.filters, 'vector_id');
  const where = allowed === null ? '' : `WHERE id IN (${allowed.sql} AND c.vector_id IS NOT NULL)`;
  const sql = `
    SELECT id FROM vector_codes ${where} ORDER BY vec_distance_hamming(vec_bit(code), vec_bit(?)) LIMIT ?`;
  const candidates = Math.max(MIN_CANDIDATES, request.limit * CANDIDATES_PER_RESULT);
  const parameters = [...(allowed?.parameters ?? []), codeOf(request.embedding, calibration), candidates];
  return prepared<(Buffer | number | string)[], { id: number }>(db, sql)
    .all(...parameters)
    .map((row) => row.id);
}

function cosine(query: Float32Array, other: Float32Array): number {
  let dot = 0;
  for (let at = 0; at < query.length; at++) dot += (query[at] ?? 0) * (other[at] ?? 0);
  return dot;
}

function rescore(db: Db, query: Float32Array, vectorIds: readonly number[]): { id: number; similarity: number }[] {
  const statement = prepared<[number], { embedding: Buffer }>(db, EMBEDDING);
  const scored: { id: number; similarity: number }[] = [];
  for (const id of vectorIds) {
    const row = statement.get(id);
    if (row !== undefined) scored.push({ id, similarity: cosine(query, toFloats(row.embedding)) });
  }
  return scored.sort((a, b) => b.similarity - a.similarity || a.id - b.id);
}

/**
 * The chunks whose embeddings are nearest to a query's, nearest first. Both are unit vectors.
 *
 * The filters choose the vectors before any comparison. The nearest by code are then compared exactly; when few are
 * allowed, that is all of them. Chunks with the same text share a vector and come one after the other.
 *
 * @returns nothing when the index holds no vectors of this fingerprint
 * @throws DaybookError `invalid` when the query has other dimensions than the index
 */
export function nearestChunks(db: Db, request: NearestRequest): VectorHit[] {
  const active = activeEmbedder(db);
  const calibration = readCalibration(db);
  if (active === null || calibration === null || active.fingerprint !== request.fingerprint) return [];
  if (request.embedding.length !== active.dimensions) {
    const sizes = `${request.embedding.length} dimensions, and the index has ${active.dimensions}`;
    throw new DaybookError('invalid', `The question's embedding has ${sizes}.`, {
      hint: 'The model file was exchanged under the same name. Fetch the model again: `daybook models`.',
    });
  }
  const candidates = nearestByCode(db, request, calibration);
  return chunksOf(db, rescore(db, request.embedding, candidates), request);
}

function chunksOf(db: Db, scored: readonly { id: number; similarity: number }[], request: NearestRequest): VectorHit[] {
  const allowed = filterSql(request.filters, 'id');
  const sql = allowed === null ? CHUNKS_OF : `${allowed.sql} AND c.vector_id = ?`;
  const statement = prepared<(string | number)[], { id: number }>(db, sql);
  const hits: VectorHit[] = [];
  for (const { id, similarity } of scored) {
    if (hits.length >= request.limit) break;
    for (const chunk of statement.all(...(allowed?.parameters ?? []), id)) {
      hits.push({ chunkId: chunk.id, similarity });
    }
  }
  return hits.slice(0, request.limit);
}
