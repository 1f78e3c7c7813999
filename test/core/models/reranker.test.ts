import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Reranker } from '../../../core/models/model.ts';
import { openReranker } from '../../../core/models/reranker.ts';
import { TEST_MODELS_CACHE, testModelsDir } from '../../helpers/models.ts';
import { needs } from '../../helpers/require.ts';
import { crossEncoderOnnx } from './cross-encoder.ts';
import { tempConfig } from './temp-config.ts';

const hasModels = needs(testModelsDir() !== null, 'the test models: run `npx node test/helpers/pull-models.ts`');
/** [SEP] of the tokenizer; ends the passage. */
const SEPARATOR = 102;

async function open(): Promise<Reranker> {
  const config = tempConfig();
  const folder = join(config.dataDir, 'sum-encoder');
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  writeFileSync(join(folder, 'onnx', 'model_quantized.onnx'), crossEncoderOnnx());
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ model_type: 'bert' }));
  for (const file of ['tokenizer.json', 'tokenizer_config.json']) {
    copyFileSync(join(TEST_MODELS_CACHE, 'bge-small-en-v1.5', file), join(folder, file));
  }
  const reranker = await openReranker({ config, name: folder });
  onTestFinished(() => reranker.close());
  return reranker;
}

describe.skipIf(!hasModels)('a local cross-encoder', () => {
  it('scores each pair by itself, in the order of the passages', async () => {
    const reranker = await open();
    const passages = ['rain', 'a much longer passage about rain and wind', 'snow', 'rain', 'wind', ''];
    const scores = await reranker.score('does it rain', passages, { budgetMs: 20_000 });
    expect(scores).toHaveLength(6);
    expect(scores.at(-1)).toBe(SEPARATOR);
    expect(scores[0]).toBe(scores[3]);
    expect(scores[0]).toBeGreaterThan(SEPARATOR);
    expect(scores[1]).toBeGreaterThan(scores[0] ?? 0);
    expect(new Set(scores.slice(2, 5)).size).toBe(3);
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
