import { z } from 'zod';
import type { Db } from './database.ts';
import { DaybookError } from '../errors.ts';
import { countUp, deleteMeta, readMeta, writeMeta } from './meta.ts';
import { prepared } from './statement.ts';
import { calibrate, codeOf } from './vector-code.ts';
import type { Calibration } from './vector-code.ts';

/** The calibration is measured again whenever there are this many times more vectors than when it was made. */
const GROWTH = 6;

/** More embeddings than this do not make the mean and spread of a dimension more exact. */
const SAMPLE = 4_096;

/** Rows are coded in portions, so that the embeddings of a large index are not in memory together. */
const PORTION = 1_024;

const COUNT = 'SELECT count(*) AS n FROM vector_codes';
const HAS_CODE = 'SELECT 1 AS has FROM vector_codes WHERE id = ?';
const ADD = 'INSERT INTO vector_codes (id, code) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET code = excluded.code';
const DROP = 'DELETE FROM vector_codes WHERE id = ?';
const CLEAR = 'DELETE FROM vector_codes';
const LAST = 'SELECT max(id) AS id FROM vector_codes';
const EMBEDDING = 'SELECT embedding FROM vectors WHERE id = ?';
const USED = 'SELECT DISTINCT vector_id AS id FROM chunks WHERE vector_id IS NOT NULL ORDER BY vector_id';

const Stored = z.object({ vectors: z.int(), mean: z.string(), spread: z.string() });

interface KeptCalibration extends Calibration {
  /** Vectors that there were when it was measured. */
  readonly vectors: number;
}

const CALIBRATIONS = new WeakMap<Db, { readonly stored: string; readonly calibration: KeptCalibration }>();

function toText(floats: Float32Array): string {
  return Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength).toString('base64');
}

function fromText(text: string): Float32Array {
  return toFloats(Buffer.from(text, 'base64'));
}

/** The floats of a blob. Copies it only where a view would not be aligned. */
function toFloats(blob: Uint8Array): Float32Array {
  const bytes = blob.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0 ? blob : new Uint8Array(blob);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / Float32Array.BYTES_PER_ELEMENT);
}

/** How embeddings are coded in this index now; null before the first vector. */
export function readCalibration(db: Db): KeptCalibration | null {
  const stored = readMeta(db, 'vector-calibration');
  if (stored === null) return null;
  const known = CALIBRATIONS.get(db);
  if (known?.stored === stored) return known.calibration;
  const { vectors, mean, spread } = Stored.parse(JSON.parse(stored));
  const calibration = { vectors, mean: fromText(mean), spread: fromText(spread) };
  CALIBRATIONS.set(db, { stored, calibration });
  return calibration;
}

function embeddingOf(db: Db, id: number): Float32Array {
  const row = prepared<[number], { embedding: Buffer }>(db, EMBEDDING).get(id);
  if (row === undefined) throw new DaybookError('internal', `A chunk refers to the vector ${id}, which is not there.`);
  return toFloats(row.embedding);
}

/** Forgets all codes; how they were made stays, for the same vectors come back. Inside the caller's transaction. */
export function clearCodes(db: Db): void {
  prepared<[]>(db, CLEAR).run();
}

/** Forgets how vectors are coded, because other ones come. Inside the caller's transaction. */
export function forgetCalibration(db: Db): void {
  deleteMeta(db, 'vector-calibration');
}

/** Measures the vectors that chunks use and codes each of them anew. Inside the caller's transaction. */
export function recode(db: Db): void {
  clearCodes(db);
  const ids = prepared<[], { id: number }>(db, USED)
    .all()
    .map((row) => row.id);
  const step = Math.max(1, Math.floor(ids.length / SAMPLE));
  const sample = ids.filter((_, at) => at % step === 0).map((id) => Float32Array.from(embeddingOf(db, id)));
  if (sample.length === 0) return;
  const { mean, spread } = calibrate(sample);
  writeMeta(
    db,
    'vector-calibration',
    JSON.stringify({ vectors: ids.length, mean: toText(mean), spread: toText(spread) }),
  );
  const add = prepared<[number, Buffer]>(db, ADD);
  for (let from = 0; from < ids.length; from += PORTION) {
    for (const id of ids.slice(from, from + PORTION)) add.run(id, codeOf(embeddingOf(db, id), { mean, spread }));
  }
}

/** Codes one vector, if it is not coded yet. Inside the caller's transaction. */
export function addCode(db: Db, id: number): void {
  if (prepared<[number], { has: number }>(db, HAS_CODE).get(id) !== undefined) return;
  const calibration = readCalibration(db);
  const embedding = embeddingOf(db, id);
  const isOfThisEmbedder = calibration?.mean.length === embedding.length;
  const code = codeOf(embedding, isOfThisEmbedder ? calibration : calibrate([embedding]));
  const last = prepared<[], { id: number | null }>(db, LAST).get()?.id ?? 0;
  if (id < last) countUp(db, 'vector-returns');
  prepared<[number, Buffer]>(db, ADD).run(id, code);
}

/** Takes a vector out of the search. Inside the caller's transaction. */
export function dropCode(db: Db, id: number): void {
  if (prepared<[number]>(db, DROP).run(id).changes > 0) countUp(db, 'vector-drops');
}

/**
 * Measures anew when there are many more vectors than at the last time: the first few hundred say little about the rest.
 * In its own transaction; a second of work for 100,000 vectors.
 */
export function recodeIfGrown(db: Db): void {
  const count = prepared<[], { n: number }>(db, COUNT).get()?.n ?? 0;
  const measured = readCalibration(db)?.vectors ?? 0;
  if (count > 0 && count >= measured * GROWTH) db.transaction(() => recode(db)).immediate();
}
