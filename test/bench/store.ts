import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reindex } from '../../core/ingest/reindex.ts';
import { openIndex } from '../../core/store/database.ts';
import type { Db } from '../../core/store/database.ts';
import { documentFrequencies, searchLexical } from '../../core/store/lexical.ts';
import { nearestChunks } from '../../core/store/vectors.ts';
import { percentile } from '../eval/measures.ts';
import { benchQuestions, copyNotes } from './bench-notes.ts';

/*
 * The two retrievers over 40,000 chunks, without models:
 *   npx node test/bench/store.ts
 * Lexical: the words of real questions joined by OR, with and without a filter. Vectors: invented ones that stand in
 * clusters around a common direction, as those of real embedders do; recall is against the exact order.
 */

const CHUNKS = 40_000;
const DIMENSIONS = 384;
const CLUSTERS = 800;
const NEIGHBOURS = 50;
const QUERIES = 200;

/** A fixed sequence of numbers that look random, from -1 to 1. */
function noiseOf(seed: string): Float32Array {
  const noise = new Float32Array(DIMENSIONS);
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0) || 1;
  for (let at = 0; at < DIMENSIONS; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    noise[at] = state / 2 ** 31;
  }
  return noise;
}

/** Common direction, its cluster's, and its own: cosines of about 0.8 within a cluster and 0.5 between them. */
function inventedVector(cluster: number, seed: string): Float32Array {
  const common = noiseOf('common');
  const shared = noiseOf(`cluster ${cluster}`);
  const own = noiseOf(seed);
  const vector = own.map((value, at) => value * 0.45 + (shared[at] ?? 0) * 0.55 + (common[at] ?? 0) * 0.7);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function clusterOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32LE(4) % CLUSTERS;
}

const EMBEDDER = {
  name: 'invented',
  dimensions: DIMENSIONS,
  fingerprint: 'invented-384',
  embedPassages: (texts: readonly string[]) =>
    Promise.resolve(texts.map((text) => inventedVector(clusterOf(text), text))),
  embedQuery: (text: string) => Promise.resolve(inventedVector(clusterOf(text), `question ${text}`)),
  close: () => Promise.resolve(),
};

function timed<T>(run: () => T): { readonly ms: number; readonly value: T } {
  const startMs = performance.now();
  const value = run();
  return { ms: performance.now() - startMs, value };
}

function spread(times: readonly number[]): { readonly p50: number | null; readonly p95: number | null } {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

function exactNearest(db: Db, query: Float32Array): Set<number> {
  return new Set(
    all(db)
      .map(({ id, vector }) => ({
        id,
        similarity: vector.reduce((sum, value, at) => sum + value * (query[at] ?? 0), 0),
      }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, NEIGHBOURS)
      .map(({ id }) => id),
  );
}

let vectors: { readonly id: number; readonly vector: Float32Array }[] | null = null;
function all(db: Db): { readonly id: number; readonly vector: Float32Array }[] {
  vectors ??= db
    .prepare<[], { id: number; embedding: Buffer }>(
      'SELECT c.id, v.embedding FROM chunks c JOIN vectors v ON v.id = c.vector_id',
    )
    .all()
    .map(({ id, embedding }) => ({ id, vector: new Float32Array(new Uint8Array(embedding).buffer) }));
  return vectors;
}

const base = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
const root = join(base, 'notes');
await copyNotes(root, CHUNKS);
const writer = openIndex(base, 'write');
const signal = new AbortController().signal;
for await (const event of reindex({
  db: writer,
  journals: [root],
  embedder: EMBEDDER,
  request: { fresh: false, embed: true },
  signal,
})) {
  if (event.kind === 'done') console.error(`${event.report.chunks} chunks, ${event.report.embedded} vectors`);
}
writer.close();
const db = openIndex(base, 'read');

const questions = benchQuestions(QUERIES);
const matches = questions.map((question) => [...new Set(question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]);
const or = matches.map((words) => words.map((word) => `"${word}"`).join(' OR '));
const filters = { from: '2020-01-01', kind: ['meeting' as const] };
for (const match of or.slice(0, 20)) searchLexical(db, { match, filters: {}, limit: 100 });
const lexical = or.map((match) => timed(() => searchLexical(db, { match, filters: {}, limit: 100 })).ms);
const filtered = or.map((match) => timed(() => searchLexical(db, { match, filters, limit: 100 })).ms);
const frequencies = matches.map((words) => timed(() => documentFrequencies(db, words)).ms);
const words = matches.reduce((sum, all) => sum + all.length, 0) / matches.length;

const nearest = { fingerprint: EMBEDDER.fingerprint, limit: NEIGHBOURS };
let found = 0;
const vectorTimes: number[] = [];
const vectorFiltered: number[] = [];
for (const question of questions) {
  const embedding = await EMBEDDER.embedQuery(question);
  const { ms, value } = timed(() => nearestChunks(db, { ...nearest, embedding, filters: {} }));
  vectorTimes.push(ms);
  vectorFiltered.push(timed(() => nearestChunks(db, { ...nearest, embedding, filters })).ms);
  const exact = exactNearest(db, embedding);
  found += value.filter((hit) => exact.has(hit.chunkId)).length;
}
const recall = found / (questions.length * NEIGHBOURS);
db.close();
rmSync(base, { recursive: true });
const result = {
  lexical: spread(lexical),
  lexicalFiltered: spread(filtered),
  frequencies: spread(frequencies),
  wordsPerQuestion: words,
  vectors: spread(vectorTimes),
  vectorsFiltered: spread(vectorFiltered),
  recallAt50: recall,
};
console.error(result);
console.log(JSON.stringify(result));
