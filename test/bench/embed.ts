import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AutoTokenizer, env } from '@huggingface/transformers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { readConfig } from '../../core/config.ts';
import { modelForRole } from '../../core/models/catalog.ts';
import { openEmbedder } from '../../core/models/embedder.ts';
import { TEST_MODELS_CACHE, testModelsDir, withTestModels } from '../helpers/models.ts';

/*
 * How fast texts become vectors, against a bare onnxruntime loop over the same texts, tokenised beforehand, at its best
 * batch size; in turns, so that both meet the same machine. And how long one question takes, alone and while another
 * process embeds in the background.
 *
 * node test/bench/embed.ts [model]
 */

const ROUNDS = 12;
const TEXTS_PER_ROUND = 48;
const BATCHES = [1, 2, 4, 8];
const QUESTIONS = 100;

const name = process.argv[2] ?? 'bge-small-en-v1.5';
const corpora = fileURLToPath(new URL('../../../shared/eval/corpora', import.meta.url));

/** Paragraph groups of 300 to 900 characters out of the notes, always the same ones. */
function readTexts(count: number): string[] {
  const files = readdirSync(corpora, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort();
  const texts: string[] = [];
  for (let at = 0; texts.length < count; at++) {
    const file = files[(at * 37) % files.length] ?? '';
    const paragraphs = readFileSync(join(corpora, file), 'utf8').split(/\n\s*\n/);
    const text = paragraphs
      .slice(at % 3, (at % 3) + 3)
      .join('\n\n')
      .slice(0, 900);
    if (text.length >= 300) texts.push(text);
  }
  return texts;
}

function batchOf(rows: readonly (readonly number[])[]): Record<string, Tensor> {
  const width = Math.max(...rows.map((row) => row.length));
  const ids = new BigInt64Array(rows.length * width);
  const mask = new BigInt64Array(rows.length * width);
  for (const [at, row] of rows.entries()) {
    for (const [column, id] of row.entries()) ids[at * width + column] = BigInt(id);
    mask.fill(1n, at * width, at * width + row.length);
  }
  const shape = [rows.length, width];
  return {
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
    token_type_ids: new Tensor('int64', new BigInt64Array(rows.length * width), shape),
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

if (testModelsDir() === null) throw new Error('run `node test/helpers/pull-models.ts` first');
mkdirSync(TEST_MODELS_CACHE, { recursive: true });
env.allowRemoteModels = false;
env.localModelPath = TEST_MODELS_CACHE;
const { contextTokens } = modelForRole(name, 'embed');
const tokenizer = await AutoTokenizer.from_pretrained(name);
const config = withTestModels(readConfig());
const embedder = await openEmbedder({ config, name });
await embedder.embedQuery('warm');
// From here the bare loop has the priority of the indexing embedder, so that both lose the same to other work.
setPriority(constants.priority.PRIORITY_LOW);
const background = await openEmbedder({ config, name, background: true });
await background.embedQuery('warm');
const session = await InferenceSession.create(join(TEST_MODELS_CACHE, name, 'onnx', 'model_quantized.onnx'), {
  intraOpNumThreads: availableParallelism(),
  interOpNumThreads: 1,
});
const texts = readTexts(ROUNDS * TEXTS_PER_ROUND);
const rounds = Array.from({ length: ROUNDS }, (_, at) => texts.slice(at * TEXTS_PER_ROUND, (at + 1) * TEXTS_PER_ROUND));
const bare = new Map<number, number[]>(BATCHES.map((batch) => [batch, []]));
const ours: number[] = [];
for (const round of rounds) {
  const rows = round.map((text) => tokenizer.encode(text).slice(0, contextTokens)).sort((a, b) => a.length - b.length);
  const tokens = rows.reduce((sum, row) => sum + row.length, 0);
  for (const [batch, rates] of bare) {
    const inputs = Array.from({ length: Math.ceil(rows.length / batch) }, (_, at) =>
      batchOf(rows.slice(at * batch, (at + 1) * batch)),
    );
    const startMs = performance.now();
    for (const input of inputs) await session.run(input);
    rates.push((tokens / (performance.now() - startMs)) * 1_000);
  }
  const startMs = performance.now();
  await background.embedPassages(round);
  ours.push((tokens / (performance.now() - startMs)) * 1_000);
}
const best = BATCHES.map((batch) => ({ batch, rates: bare.get(batch) ?? [] })).sort(
  (a, b) => median(b.rates) - median(a.rates),
)[0];
// Round by round, over the same texts a moment apart: other work on the machine then disturbs both alike.
const ratios = ours.map((rate, round) => rate / (best?.rates[round] ?? rate));

async function askQuestions(): Promise<number[]> {
  const ms: number[] = [];
  for (let at = 0; at < QUESTIONS; at++) {
    const startMs = performance.now();
    await embedder.embedQuery(`how did we fix the scheduler that kept restarting ${at}`);
    ms.push(performance.now() - startMs);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return ms;
}
const alone = await askQuestions();
const stop = new AbortController();
const indexing = background.embedPassages([...texts, ...texts], stop.signal).catch(() => null);
await new Promise((resolve) => setTimeout(resolve, 1_500));
const during = await askQuestions();
stop.abort();
await indexing;
await Promise.all([embedder.close(), background.close()]);

console.log(
  JSON.stringify({
    model: name,
    texts: texts.length,
    tokensPerSecond: {
      ours: Math.round(median(ours)),
      bare: Math.round(median(best?.rates ?? [])),
      bareBatch: best?.batch,
    },
    bareByBatch: Object.fromEntries([...bare].map(([batch, rates]) => [batch, Math.round(median(rates))])),
    ratio: Number(median(ratios).toFixed(3)),
    queryMs: {
      alone: { p50: Number(median(alone).toFixed(1)), p95: Number(percentile(alone, 0.95).toFixed(1)) },
      whileEmbedding: { p50: Number(median(during).toFixed(1)), p95: Number(percentile(during, 0.95).toFixed(1)) },
    },
  }),
);
