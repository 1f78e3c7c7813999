import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { search } from '../../core/ask/search.ts';
import { SearchRequestSchema, type SearchResult } from '../../core/contract/search.ts';
import { percentile } from '../../core/eval/measures.ts';
import { openEmbedder } from '../../core/models/embedder.ts';
import type { ParsedNote } from '../../core/notes/note.ts';
import { openIndex, type Db } from '../../core/store/database.ts';
import { ensureJournal } from '../../core/store/journals.ts';
import { prepareNote } from '../../core/store/prepare-note.ts';
import { recode } from '../../core/store/vector-codes.ts';
import { saveVector, useEmbedder } from '../../core/store/vector-index.ts';
import { nearestChunks } from '../../core/store/vectors.ts';
import { writeNote } from '../../core/store/write-note.ts';
import { DEFAULT_EVAL_DIR } from '../eval/eval-dir.ts';
import { modelsConfig } from '../eval/models-config.ts';
import { benchQuestions, evalNotes } from './bench-notes.ts';
import { INVENTED_DIMENSIONS, inventedVector } from './invented-vectors.ts';

/*
 * Large indexes: the vector stage over 100,000 chunks with its recall against the exact order, and whole searches over a
 * million.
 *   npx node test/bench/scale.ts
 * Copies of the evaluation notes under other paths and titles make the chunks, each with an invented vector of its own
 * (invented-vectors.ts). Building and searching are processes of their own, so that the memory is that of a search. Takes
 * some minutes and 6 GB of disk.
 */

const EMBEDDER = 'bge-small-en-v1.5';
const NEIGHBOURS = 50;
const QUESTIONS = 120;
const WARM_UP = 20;
const NOTES_A_TRANSACTION = 400;
const VECTORS_A_TRANSACTION = 5_000;

const round = (value: number | null): number => Math.round((value ?? 0) * 10) / 10;

function writeCopy(
  db: Db,
  notes: readonly ParsedNote[],
  copy: { readonly journalId: number; readonly nth: number },
): void {
  for (let from = 0; from < notes.length; from += NOTES_A_TRANSACTION) {
    db.transaction(() => {
      for (const note of notes.slice(from, from + NOTES_A_TRANSACTION)) {
        const other = { ...note, path: `${copy.nth}/${note.path}`, title: `${note.title} ${copy.nth}` };
        writeNote(db, prepareNote(other, null), { journalId: copy.journalId, noteId: null, checkedMs: 0 });
      }
    }).immediate();
  }
}

function writeVectors(db: Db, fingerprint: string): void {
  const pending = db
    .prepare<[], { id: number; embedHash: string }>(
      'SELECT id, embed_hash AS embedHash FROM chunks WHERE vector_id IS NULL',
    )
    .all();
  const chunksOf = Map.groupBy(pending, ({ embedHash }) => embedHash);
  const texts = [...chunksOf];
  for (let from = 0; from < texts.length; from += VECTORS_A_TRANSACTION) {
    db.transaction(() => {
      for (const [embedHash, chunks] of texts.slice(from, from + VECTORS_A_TRANSACTION)) {
        const chunkIds = chunks.map(({ id }) => id);
        saveVector(db, { embedHash, fingerprint, embedding: inventedVector(embedHash), chunkIds });
      }
    }).immediate();
  }
  db.transaction(() => recode(db)).immediate();
}

async function build(dataDir: string, wantedChunks: number): Promise<void> {
  const db = openIndex(dataDir, 'write');
  const journalId = ensureJournal(db, '/notes');
  const notes = await evalNotes();
  let chunks = 0;
  for (let nth = 0; chunks < wantedChunks; nth++) {
    const copied: ParsedNote[] = [];
    for (const note of notes) {
      if (chunks >= wantedChunks) break;
      copied.push(note);
      chunks += note.chunks.length;
    }
    writeCopy(db, copied, { journalId, nth });
  }
  const embedder = await openEmbedder({ config: modelsConfig(), name: EMBEDDER });
  useEmbedder(db, embedder);
  await embedder.close();
  writeVectors(db, embedder.fingerprint);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

interface Stored {
  readonly id: number;
  readonly embedding: Buffer;
}

function floatsOf(bytes: Buffer): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}

/** The exact order, by reading every vector. */
function exactNearest(db: Db, query: Float32Array): Set<number> {
  const all = db.prepare<[], Stored>('SELECT c.id, v.embedding FROM chunks c JOIN vectors v ON v.id = c.vector_id');
  const scored: { readonly id: number; readonly similarity: number }[] = [];
  for (const { id, embedding } of all.iterate()) {
    let similarity = 0;
    floatsOf(embedding).forEach((value, at) => (similarity += value * (query[at] ?? 0)));
    scored.push({ id, similarity });
  }
  return new Set(
    scored
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, NEIGHBOURS)
      .map(({ id }) => id),
  );
}

/** Of how many questions the exact order is made: reading all vectors takes a second. */
const EXACT_QUESTIONS = 40;

async function vectors(dataDir: string): Promise<unknown> {
  const db = openIndex(dataDir, 'read');
  const embedder = await openEmbedder({ config: modelsConfig(), name: EMBEDDER });
  const { fingerprint } = embedder;
  await embedder.close();
  const times: number[] = [];
  const shares: number[] = [];
  for (let at = 0; at < QUESTIONS; at++) {
    // Near a chunk of the index, as the embedding of a question about it is.
    const embedding = inventedVector(`question ${at}`, INVENTED_DIMENSIONS);
    const started = performance.now();
    const found = nearestChunks(db, { embedding, fingerprint, filters: {}, limit: NEIGHBOURS });
    if (at >= WARM_UP) times.push(performance.now() - started);
    if (at >= EXACT_QUESTIONS) continue;
    const exact = exactNearest(db, embedding);
    shares.push(found.filter(({ chunkId }) => exact.has(chunkId)).length / exact.size);
  }
  const chunks = db.prepare<[], number>('SELECT count(*) FROM chunks WHERE vector_id IS NOT NULL').pluck().get();
  db.close();
  const recall = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return {
    chunks,
    p50: round(percentile(times, 0.5)),
    p95: round(percentile(times, 0.95)),
    recallAt50: Math.round(recall * 1000) / 1000,
  };
}

async function searches(dataDir: string): Promise<unknown> {
  const db = openIndex(dataDir, 'read');
  const embedder = await openEmbedder({ config: modelsConfig(), name: EMBEDDER });
  const times: number[] = [];
  const stages: SearchResult['ms'][] = [];
  for (const query of benchQuestions(WARM_UP + QUESTIONS)) {
    const started = performance.now();
    const { ms } = await search({ db, embedder, degraded: [] }, SearchRequestSchema.parse({ query }), {
      now: new Date(),
    });
    times.push(performance.now() - started);
    stages.push(ms);
  }
  const chunks = db.prepare<[], number>('SELECT count(*) FROM chunks WHERE vector_id IS NOT NULL').pluck().get();
  await embedder.close();
  db.close();
  const of = (stage: 'lexical' | 'vector' | 'rerank') =>
    round(
      percentile(
        stages.slice(WARM_UP).map((ms) => ms[stage]),
        0.5,
      ),
    );
  const warm = times.slice(WARM_UP);
  return {
    chunks,
    firstMs: round(times[0] ?? 0),
    p50: round(percentile(warm, 0.5)),
    p95: round(percentile(warm, 0.95)),
    p50ByStage: { lexical: of('lexical'), vector: of('vector'), rerank: of('rerank') },
    rssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function inOwnProcess(...args: readonly string[]): unknown {
  const { status, stdout } = spawnSync(process.execPath, [import.meta.filename, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=8192' },
  });
  if (status !== 0) throw new Error(`scale.ts ${args.join(' ')} ended with ${status}`);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}

function measure(what: 'vectors' | 'searches', chunks: number): unknown {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  try {
    const startMs = performance.now();
    inOwnProcess('build', dataDir, String(chunks));
    console.error(`${chunks} chunks built in ${Math.round((performance.now() - startMs) / 1000)} s`);
    return inOwnProcess(what, dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (!existsSync(join(DEFAULT_EVAL_DIR, 'corpora')))
  throw new Error(`there is no evaluation folder at ${DEFAULT_EVAL_DIR}`);
const [mode, dataDir = '', chunks = '0'] = process.argv.slice(2);
if (mode === 'build') {
  await build(dataDir, Number(chunks));
  console.log('{}');
} else if (mode === 'vectors') console.log(JSON.stringify(await vectors(dataDir)));
else if (mode === 'searches') console.log(JSON.stringify(await searches(dataDir)));
else console.log(JSON.stringify({ vectors: measure('vectors', 100_000), million: measure('searches', 1_000_000) }));
