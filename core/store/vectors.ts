import type { Filters } from '../contract/search.ts';
import { DaybookError } from '../errors.ts';
import type { Db } from './database.ts';
import { filterSql } from './filters.ts';
import type { FilterSql } from './filters.ts';
import { prepared } from './statement.ts';
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

/** Below this many allowed vectors, comparing each one exactly is cheaper than the scan over the bits. */
const EXACT_UP_TO = 1_500;

/** Candidates of the bit scan for each result, and their bounds (sqlite-vec takes 4,096 at most). */
const CANDIDATES_PER_RESULT = 8;
const MIN_CANDIDATES = 320;
const MAX_CANDIDATES = 4_096;

const EMBEDDING = 'SELECT embedding FROM vectors WHERE id = ?';
const CHUNKS_OF = 'SELECT id FROM chunks WHERE vector_id = ?';

function allowedVectors(db: Db, allowed: FilterSql): number[] {
  const sql = `SELECT DISTINCT vector_id AS id FROM (${allowed.sql}) WHERE vector_id IS NOT NULL`;
  return prepared<string[], { id: number }>(db, sql)
    .all(...allowed.parameters)
    .map((row) => row.id);
}

function scanBits(db: Db, request: NearestRequest, allowed: FilterSql | null): number[] {
  const candidates = Math.min(MAX_CANDIDATES, Math.max(MIN_CANDIDATES, request.limit * CANDIDATES_PER_RESULT));
  const where = allowed === null ? '' : `AND rowid IN (${allowed.sql} AND c.vector_id IS NOT NULL)`;
  const sql = `
    SELECT rowid AS id FROM vector_index WHERE embedding MATCH vec_quantize_binary(?) AND k = ? ${where}`;
  const parameters = [asBlob(request.embedding), candidates, ...(allowed?.parameters ?? [])];
  return prepared<(Buffer | number | string)[], { id: number }>(db, sql)
    .all(...parameters)
    .map((row) => row.id);
}

function asBlob(embedding: Float32Array): Buffer {
  return Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength);
}

function cosine(query: Float32Array, blob: Buffer): number {
  // A view of floats needs an aligned start, which a pooled buffer may not have.
  const bytes = blob.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0 ? blob : new Uint8Array(blob);
  const other = new Float32Array(bytes.buffer, bytes.byteOffset, query.length);
  let dot = 0;
  for (let at = 0; at < query.length; at++) dot += (query[at] ?? 0) * (other[at] ?? 0);
  return dot;
}

function rescore(db: Db, query: Float32Array, vectorIds: readonly number[]): { id: number; similarity: number }[] {
  const statement = prepared<[number], { embedding: Buffer }>(db, EMBEDDING);
  const scored: { id: number; similarity: number }[] = [];
  for (const id of vectorIds) {
    const row = statement.get(id);
    if (row !== undefined) scored.push({ id, similarity: cosine(query, row.embedding) });
  }
  return scored.sort((a, b) => b.similarity - a.similarity || a.id - b.id);
}

/**
 * The chunks whose embeddings are nearest to a query's, nearest first. Both are unit vectors.
 *
 * The filters choose the vectors before any comparison. Few allowed vectors are compared exactly; of many, the nearest by
 * bits are, and then exactly. Chunks with the same text share a vector and come one after the other.
 *
 * @returns nothing when the index holds no vectors of this fingerprint
 * @throws DaybookError `invalid` when the query has other dimensions than the index
 */
export function nearestChunks(db: Db, request: NearestRequest): VectorHit[] {
  const active = activeEmbedder(db);
  if (active === null || active.fingerprint !== request.fingerprint) return [];
  if (request.embedding.length !== active.dimensions) {
    const sizes = `${request.embedding.length} dimensions, and the index has ${active.dimensions}`;
    throw new DaybookError('invalid', `The question's embedding has ${sizes}.`, {
      hint: 'The model file was exchanged. Run `daybook index --fresh`.',
    });
  }
  const allowed = filterSql(request.filters, 'vector_id');
  const few = allowed === null ? null : allowedVectors(db, allowed);
  const candidates = few !== null && few.length <= EXACT_UP_TO ? few : scanBits(db, request, allowed);
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
