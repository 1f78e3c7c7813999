import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { understand, type Query } from '../../../core/ask/query/query.ts';
import { blend, rerank, RERANKED } from '../../../core/ask/retrieve/rerank.ts';
import { retrieve, type Candidate } from '../../../core/ask/retrieve/retrieve.ts';
import type { Reranker } from '../../../core/models/model.ts';
import { openReranker } from '../../../core/models/reranker.ts';
import { openIndex } from '../../../core/store/database.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';
import { writeCrossEncoder } from '../models/cross-encoder.ts';
import { tempConfig } from '../models/temp-config.ts';

/** Counts more than all words that the model does not know. */
const WEIGHTY = 'vacuum';
const WORDS = [...Array.from({ length: 400 }, (_, at) => `filler${at}`), WEIGHTY];

const NOTES = Object.fromEntries(
  Array.from({ length: 40 }, (_, at) => [
    `n${at}.md`,
    `# Note ${at}\n\nThe importer hung${' again'.repeat(at % 3)} at night number ${at}${at === 7 ? `, the ${WEIGHTY} held a lock` : ''}.`,
  ]),
);

let candidates: readonly Candidate[] = [];
let query: Query;

beforeAll(async () => {
  using folder = journalFolder(NOTES);
  const db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root]);
  query = understand({ text: 'why did the importer hang', filters: {}, now: new Date('2026-03-10'), anyTime: true });
  const found = await retrieve({ db, embedder: null, degraded: [] }, query, { mode: 'lexical', limit: 40 });
  candidates = found.candidates.filter(({ why }) => why.every(({ retriever }) => retriever !== 'exact'));
  db.close();
});

async function opened(model = true): Promise<Reranker> {
  const config = tempConfig();
  const folder = join(config.dataDir, 'sum-encoder');
  writeCrossEncoder(folder, WORDS);
  if (!model) writeFileSync(join(folder, 'onnx', 'model_quantized.onnx'), 'no model');
  const reranker = await openReranker({ config, name: folder });
  onTestFinished(() => reranker.close());
  return reranker;
}

const LONG_MS = 20_000;
const paths = (list: readonly Candidate[]) => list.map(({ chunk }) => chunk.path);
const weightyAt = (list: readonly Candidate[]) => list.findIndex(({ chunk }) => chunk.text.includes(WEIGHTY));

describe('candidates are read again', () => {
  it('and the one that the model finds best moves up, with what it was given', async () => {
    const reranker = await opened();
    expect(candidates.length).toBeGreaterThan(RERANKED);
    const input = candidates.toSorted(
      (a, b) => Number(a.chunk.text.includes(WEIGHTY)) - Number(b.chunk.text.includes(WEIGHTY)),
    );
    const moved = [...input.slice(0, 12), ...input.slice(-1), ...input.slice(12, -1)];
    const result = await rerank(reranker, query, { candidates: moved, budgetMs: LONG_MS });
    expect(result.degraded).toEqual([]);
    expect(result.ms).toBeGreaterThan(0);
    expect(weightyAt(result.candidates)).toBeLessThan(weightyAt(moved));
    const best = result.candidates[weightyAt(result.candidates)];
    expect(best?.why.at(-1)).toMatchObject({ retriever: 'rerank', rank: 1 });
    expect(best?.why.at(-1)?.score).toBeGreaterThan(400);
    expect(result.candidates.filter(({ why }) => why.at(-1)?.retriever === 'rerank')).toHaveLength(RERANKED);
    expect(paths(result.candidates).toSorted()).toEqual(paths(moved).toSorted());
    expect(paths(result.candidates).slice(RERANKED)).toEqual(paths(moved).slice(RERANKED));
  });

  it('ten at a time, with their headings, and once for the same question', async () => {
    const real = await opened();
    const asked: (readonly string[])[] = [];
    const counted: Reranker = {
      ...real,
      score(question, passages, options) {
        asked.push(passages);
        return real.score(question, passages, options);
      },
    };
    const first = await rerank(counted, query, { candidates, budgetMs: LONG_MS });
    expect(asked.map((passages) => passages.length)).toEqual([10, 10, 10]);
    expect(asked[0]?.[0]).toMatch(/^Note \d+\nThe importer hung/);
    const again = await rerank(counted, query, { candidates, budgetMs: LONG_MS });
    expect(asked).toHaveLength(3);
    expect(paths(again.candidates)).toEqual(paths(first.candidates));
    await rerank(counted, { ...query, topic: 'another question' }, { candidates, budgetMs: LONG_MS });
    expect(asked).toHaveLength(6);
  });

  it('but never above one that holds the names of the question', async () => {
    const reranker = await opened();
    const exact = { retriever: 'exact', rank: 1, score: 1 } as const;
    const input = candidates.map((one, at) => (at < 2 ? { ...one, why: [...one.why, exact] } : one));
    const result = await rerank(reranker, query, { candidates: input, budgetMs: LONG_MS });
    expect(result.candidates.slice(0, 2).every(({ why }) => why.includes(exact))).toBe(true);
  });
});

describe('when the stage cannot do its work', () => {
  it('nothing changes without a reranker', async () => {
    expect(await rerank(null, query, { candidates })).toEqual({ candidates, degraded: [], ms: 0 });
    expect(await rerank(undefined, query, { candidates })).toEqual({ candidates, degraded: [], ms: 0 });
  });

  it('a model that is broken costs the stage only, and that is said', async () => {
    const result = await rerank(await opened(false), query, { candidates, budgetMs: LONG_MS });
    expect(paths(result.candidates)).toEqual(paths(candidates));
    expect(result.degraded).toMatchObject([
      { code: 'rerank-failed', message: expect.stringMatching(/^Not sorted again by sum-encoder: /) },
    ]);
  });

  it('what is not read in time keeps its place, and that is said when it is all', async () => {
    const result = await rerank(await opened(), query, { candidates, budgetMs: 0 });
    expect(paths(result.candidates)).toEqual(paths(candidates));
    expect(result.degraded).toMatchObject([{ code: 'rerank-failed', message: expect.stringContaining('within 0 ms') }]);
  });

  it('a stopped search is stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    const reranker = await opened();
    await expect(rerank(reranker, query, { candidates, budgetMs: LONG_MS, signal: stop.signal })).rejects.toMatchObject(
      {
        code: 'cancelled',
      },
    );
  });
});

describe('blending', () => {
  it('lets the first stage have the last word at the top, and the reranker in the middle', () => {
    const upwards = Array.from({ length: 20 }, (_, at) => at);
    expect(blend(upwards.toReversed())).toEqual(upwards);
    // The first one stays before one from far below that the reranker likes best.
    const likesLast = upwards.map((at) => (at === 19 ? 100 : 50 - at));
    expect(blend(likesLast)[0]).toBe(0);
    expect(blend(likesLast).indexOf(19)).toBeLessThan(10);
    // Unless the reranker thinks it is the worst.
    expect(blend(upwards.map((at) => (at === 0 ? -9 : 20 - at)))[0]).toBe(1);
  });

  it('is a permutation that leaves what has no score where it was', () => {
    const score = fc.option(fc.double({ noNaN: true }), { nil: null });
    fc.assert(
      fc.property(fc.array(score, { maxLength: 40 }), (scores) => {
        const order = blend(scores);
        expect(order.toSorted((a, b) => a - b)).toEqual(scores.map((_, at) => at));
        for (const [at, one] of scores.entries()) if (one === null) expect(order[at]).toBe(at);
      }),
    );
  });
});
