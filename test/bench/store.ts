import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reindex } from '../../core/ingest/reindex.ts';
import { openIndex } from '../../core/store/database.ts';
import type { Db } from '../../core/store/database.ts';
import { documentFrequencies, searchLexical } from '../../core/store/lexical.ts';
import { nearestChunks } from '../../core/store/vectors.ts';
import { percentile } from '../../core/eval/measures.ts';
import { benchQuestions, copyNotes } from './bench-notes.ts';

/*
 * The two retrievers over 40,000 chunks, without models:
 *   npx node test/bench/store.ts
 * Lexical: the words of real questions joined by OR, all of them, and those that are in less than a quarter of the chunks.
 * Vectors: invented ones that stand in clusters around a common direction, as those of real embedders do; recall is
 * against the exact order. `cpu` is the mean time of the processor, which tells more on a busy machine.
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

interface Times {
  readonly p50: number | null;
  readonly p95: number | null;
  readonly cpu: number;
}

/** Milliseconds of one run for each input. */
function measure<T>(inputs: readonly T[], run: (input: T) => unknown): Times {
  for (const input of inputs.slice(0, 20)) run(input);
  const cpuBefore = process.threadCpuUsage();
  const times = inputs.map((input) => {
    const startMs = performance.now();
    run(input);
    return performance.now() - startMs;
  });
  const used = process.threadCpuUsage(cpuBefore);
  const cpu = (used.user + used.system) / 1000 / inputs.length;
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), cpu };
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

const questions = benchQuestions(QUERIES).map((question) => [
  ...new Set(question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []),
]);
const { of: frequencies, total } = documentFrequencies(db, questions.flat());
const telling = questions
  .map((words) => words.filter((word) => (frequencies.get(word) ?? 0) < total / 4))
  .filter((words) => words.length > 0);
const anyOf = (words: readonly string[]) => words.map((word) => `"${word}"`).join(' OR ');
const filters = { from: '2020-01-01', kind: ['meeting' as const] };
const lexical = (words: readonly string[]) => searchLexical(db, { match: anyOf(words), filters: {}, limit: 100 });
const lexicalFiltered = (words: readonly string[]) => searchLexical(db, { match: anyOf(words), filters, limit: 100 });

const embeddings = await Promise.all(questions.map((words) => EMBEDDER.embedQuery(words.join(' '))));
const nearest = { fingerprint: EMBEDDER.fingerprint, limit: NEIGHBOURS };
const found = embeddings.map((embedding) => {
  const exact = exactNearest(db, embedding);
  return nearestChunks(db, { ...nearest, embedding, filters: {} }).filter((hit) => exact.has(hit.chunkId)).length;
});

const result = {
  lexicalAllWords: measure(questions, lexical),
  lexical: measure(telling, lexical),
  lexicalFiltered: measure(telling, lexicalFiltered),
  frequencies: measure(questions, (words) => documentFrequencies(db, words)),
  vectors: measure(embeddings, (embedding) => nearestChunks(db, { ...nearest, embedding, filters: {} })),
  vectorsFiltered: measure(embeddings, (embedding) => nearestChunks(db, { ...nearest, embedding, filters })),
  recallAt50: found.reduce((sum, count) => sum + count, 0) / (embeddings.length * NEIGHBOURS),
  wordsPerQuestion: questions.flat().length / questions.length,
};
db.close();
rmSync(base, { recursive: true });
console.error(result);
console.log(JSON.stringify(result));
