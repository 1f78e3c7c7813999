import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Reranker } from '../../../core/models/model.ts';
import { openReranker } from '../../../core/models/reranker.ts';
import { FIRST_WORD, SEPARATOR, UNKNOWN_WORD, writeCrossEncoder } from './cross-encoder.ts';
import { tempConfig } from './temp-config.ts';

const WORDS = ['rain', 'snow', 'wind', 'passage'];
const [RAIN, SNOW, WIND] = [FIRST_WORD, FIRST_WORD + 1, FIRST_WORD + 2];

async function open(): Promise<Reranker> {
  const config = tempConfig();
  const folder = join(config.dataDir, 'sum-encoder');
  writeCrossEncoder(folder, WORDS);
  const reranker = await openReranker({ config, name: folder });
  onTestFinished(() => reranker.close());
  return reranker;
}

describe('a local cross-encoder', () => {
  it('scores each pair by itself, in the order of the passages', async () => {
    const reranker = await open();
    const passages = ['rain', 'much rain and wind', 'Snow', 'rain', 'wind', ''];
    const scores = await reranker.score('does it rain', passages, { budgetMs: 20_000 });
    const expected = [RAIN, 2 * UNKNOWN_WORD + RAIN + WIND, SNOW, RAIN, WIND, 0];
    expect(scores).toEqual(expected.map((sum) => sum + SEPARATOR));
    // The question is not what is scored.
    expect(await reranker.score('something else', passages, { budgetMs: 20_000 })).toEqual(scores);
  });

  it('takes pairs that are too long', async () => {
    const reranker = await open();
    const scores = await reranker.score('question '.repeat(900), ['passage '.repeat(900), 'x'], { budgetMs: 20_000 });
    expect(scores.every((score) => typeof score === 'number')).toBe(true);
  });

  it('stops when the time is up, and leaves the rest unscored', async () => {
    const reranker = await open();
    const passages = Array.from({ length: 4_000 }, (_, at) => `passage ${at} `.repeat(60));
    expect(await reranker.score('cold', passages, { budgetMs: 0 })).toEqual(passages.map(() => null));
    await reranker.score('warm', ['x'], { budgetMs: 20_000 });
    const startMs = performance.now();
    const scores = await reranker.score('q', passages, { budgetMs: 150 });
    expect(performance.now() - startMs).toBeLessThan(600);
    expect(scores[0]).not.toBeNull();
    expect(scores.at(-1)).toBeNull();
  });
});

describe('a reranker without its files', () => {
  it('is missing', async () => {
    await expect(openReranker({ config: tempConfig(), name: 'ms-marco-MiniLM-L-6-v2' })).rejects.toMatchObject({
      code: 'model-missing',
    });
    await expect(openReranker({ config: tempConfig(), name: '/nowhere' })).rejects.toMatchObject({
      code: 'model-missing',
    });
  });
});
