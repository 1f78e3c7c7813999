import { DaybookError } from '../errors.ts';
import type { Db } from './database.ts';
import { fitsInMemory, nearestCodes } from './code-memory.ts';
import { filterSql, type StoreFilters } from './filters.ts';
import { prepared } from './statement.ts';
import { codeOf } from './vector-code.ts';
import type { Calibration } from './vector-code.ts';
import { readCalibration } from './vector-codes.ts';
import { activeEmbedder } from './vector-index.ts';

export interface VectorHit {
  readonly chunkId: number;
  /** Cosine, -1 to 1. */
  readonly similarity: number;
}

export interface NearestRequest {
  readonly embedding: Float32Array;
  readonly fingerprint: string;
  readonly filters: StoreFilters;
  readonly limit: number;
}

/** Candidates by code for each result, and at least: 99 % of the 50 nearest of 40,000 are among 600 (see vector-code.ts). */
const CANDIDATES_PER_RESULT = 12;
const MIN_CANDIDATES = 600;

const CHUNKS_OF = 'SELECT id FROM chunks WHERE vector_id = ?';

interface Scored {
  readonly id: number;
  readonly similarity: number;
}

/** Fewer than a scan of a part may need: of 59,000 vectors .996 of the 50 nearest are kept (test/eval/recall.ts), with six .993. */
const IN_MEMORY_PER_RESULT = 8;

// What is in memory may belong to no chunk any more: so all come back, and `chunksOf` takes as many as are wanted.
const EXACT = `
  SELECT v.id, 1 - vec_distance_cosine(v.embedding, ?) AS similarity
  FROM json_each(?) AS near CROSS JOIN vectors v ON v.id = near.value
  ORDER BY similarity DESC, v.id`;

const SEARCHED = new WeakSet<Db>();

/** Reading all codes takes as long as five scans: a command that searches once scans. */
function isWorthMemory(db: Db): boolean {
  if (SEARCHED.has(db)) return true;
  SEARCHED.add(db);
  return false;
}

/** Over all vectors: the codes are in memory. */
function nearestOfAll(db: Db, { embedding, limit }: NearestRequest, calibration: Calibration): Scored[] {
  const ids = nearestCodes(db, embedding, { calibration, wanted: limit * IN_MEMORY_PER_RESULT });
  const query = Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength);
  return prepared<[Buffer, string], Scored>(db, EXACT).all(query, JSON.stringify(ids));
}

/*
 * The codes stand in a plain table: the virtual table of sqlite-vec picks the best k in time k times n (20 ms for 400 of
 * 40,000 against 6 ms), cannot be joined, and keeps the space of deleted rows.
 */
function nearestVectors(db: Db, request: NearestRequest, calibration: Calibration): Scored[] {
  const { embedding, filters, limit } = request;
  const allowed = filterSql(filters, 'vector_id');
  if (allowed === null && fitsInMemory(embedding.length) && isWorthMemory(db))
    return nearestOfAll(db, request, calibration);
  const where = allowed === null ? '' : `WHERE id IN (${allowed.sql} AND c.vector_id IS NOT NULL)`;
  const sql = `
    SELECT v.id, 1 - vec_distance_cosine(v.embedding, ?) AS similarity
    FROM (
      SELECT id FROM vector_codes ${where} ORDER BY vec_distance_hamming(vec_bit(code), vec_bit(?)) LIMIT ?
    ) AS near
    CROSS JOIN vectors v ON v.id = near.id
    ORDER BY similarity DESC, v.id LIMIT ?`;
  const query = Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength);
  const candidates = Math.max(MIN_CANDIDATES, limit * CANDIDATES_PER_RESULT);
  const parameters = [query, ...(allowed?.parameters ?? []), codeOf(embedding, calibration), candidates, limit];
  return prepared<(Buffer | number | string)[], Scored>(db, sql).all(...parameters);
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
  return chunksOf(db, nearestVectors(db, request, calibration), request);
}

function chunksOf(db: Db, scored: readonly Scored[], request: NearestRequest): VectorHit[] {
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
