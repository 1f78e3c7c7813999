import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { search } from '../../core/ask/search.ts';
import type { Config } from '../../core/config.ts';
import { SearchRequestSchema, type SearchResult } from '../../core/contract/search.ts';
import { openEngine } from '../../core/engine.ts';
import { reindex } from '../../core/ingest/reindex.ts';
import { openEmbedder } from '../../core/models/embedder.ts';
import { openIndex } from '../../core/store/database.ts';
import { DEFAULT_EVAL_DIR } from '../eval/eval-dir.ts';
import { percentile } from '../../core/eval/measures.ts';
import { modelsConfig } from '../eval/models-config.ts';
import { benchQuestions, copyNotes } from './bench-notes.ts';
import { withInventedPassages } from './invented-vectors.ts';

/*
 * How long a search takes: with warm models over an index of 40,000 chunks, and while notes are being embedded.
 *   npx node test/bench/search.ts
 * Questions are embedded by the real model. The 40,000 stored vectors are made from the texts' hashes, because a scan
 * costs the same whatever the vectors say and embedding them takes minutes. The second part embeds for real.
 */

const EMBEDDER = 'bge-small-en-v1.5';
const CHUNKS = 40_000;
const WARM_UP_SEARCHES = 20;
const SEARCHES = 200;
/** A person who types pauses longer; this keeps the embedding process from being idle for want of a processor. */
const PAUSE_MS = 50;

function summary(times: readonly number[]) {
  const round = (value: number | null): number => Math.round((value ?? 0) * 10) / 10;
  return { searches: times.length, p50: round(percentile(times, 0.5)), p95: round(percentile(times, 0.95)) };
}

async function searchWarm(config: Config, journal: string) {
  const db = openIndex(config.dataDir, 'write');
  const embedder = withInventedPassages(await openEmbedder({ config, name: EMBEDDER }));
  const request = { fresh: false, embed: true };
  let chunks = 0;
  for await (const event of reindex({
    db,
    journals: [journal],
    embedder,
    request,
    signal: new AbortController().signal,
  })) {
    if (event.kind === 'done') chunks = event.report.chunks;
  }
  const times: number[] = [];
  const stages: SearchResult['ms'][] = [];
  for (const query of benchQuestions(WARM_UP_SEARCHES + SEARCHES)) {
    const started = performance.now();
    const { ms } = await search({ db, embedder, degraded: [] }, SearchRequestSchema.parse({ query }), {
      now: new Date(),
    });
    times.push(performance.now() - started);
    stages.push(ms);
  }
  await embedder.close();
  db.close();
  const of = (stage: 'lexical' | 'vector' | 'rerank') => summary(stages.slice(WARM_UP_SEARCHES).map((ms) => ms[stage]));
  const byStage = { lexical: of('lexical'), vector: of('vector'), rerank: of('rerank') };
  return { chunks, ...summary(times.slice(WARM_UP_SEARCHES)), byStage };
}

async function searchWhileEmbedding(config: Config, journal: string) {
  const engine = await openEngine({
    config,
    now: () => new Date(),
    journals: [journal],
    write: 'yes',
    watch: false,
    version: 'bench',
    label: 'bench',
  });
  const stop = new AbortController();
  let embedded = 0;
  const embedding = Promise.withResolvers<void>();
  const run = (async () => {
    for await (const event of engine.procedures.index({ fresh: false, embed: true }, stop.signal)) {
      if (event.kind !== 'progress' || event.progress.stage !== 'embed') continue;
      embedded = event.progress.done;
      embedding.resolve();
    }
  })();
  // Cancelling below ends the run with an error, which is what was asked for.
  const ended = run.catch((error: unknown) => embedding.reject(error));
  await embedding.promise;
  const before = embedded;
  const started = performance.now();
  const times: number[] = [];
  for (const query of benchQuestions(WARM_UP_SEARCHES + SEARCHES)) {
    const asked = performance.now();
    await engine.procedures.search(SearchRequestSchema.parse({ query }), new AbortController().signal);
    times.push(performance.now() - asked);
    await sleep(PAUSE_MS);
  }
  const seconds = (performance.now() - started) / 1000;
  const perSecond = Math.round((embedded - before) / seconds);
  stop.abort();
  await ended;
  await engine.close();
  return { textsEmbeddedPerSecond: perSecond, ...summary(times.slice(WARM_UP_SEARCHES)) };
}

if (!existsSync(join(DEFAULT_EVAL_DIR, 'corpora')))
  throw new Error(`there is no evaluation folder at ${DEFAULT_EVAL_DIR}`);
const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
const journal = join(folder, 'notes');
await copyNotes(journal, CHUNKS);
const config = modelsConfig();
const warm = await searchWarm({ ...config, dataDir: join(folder, 'warm') }, journal);
const whileEmbedding = await searchWhileEmbedding({ ...config, dataDir: join(folder, 'cold') }, journal);
rmSync(folder, { recursive: true, force: true });
console.log(JSON.stringify({ warm, whileEmbedding }));
