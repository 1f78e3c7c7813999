import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { getLlama, LlamaLogLevel, resolveChatWrapper } from 'node-llama-cpp';
import { readConfig } from '../../core/config.ts';
import { openGenerator } from '../../core/models/generator.ts';
import type { ChatMessage } from '../../core/models/model.ts';
import { TEST_MODELS_CACHE, testModelsDir, withTestModels } from '../helpers/models.ts';

/*
 * Time to the first token of our generator, against bare node-llama-cpp with the same prompt in the same run, in turns.
 * Both models are loaded; every prompt is new to both.
 *
 * node test/bench/first-token.ts
 */

const NAME = 'SmolLM2-135M-Instruct';
const ROUNDS = 5;
const PASSAGES = 6;
const REST_MS = 1_500;

if (testModelsDir() === null) throw new Error('run `node test/helpers/pull-models.ts` first');

/** About 600 tokens, no two rounds with a common beginning. */
function promptOf(round: number): ChatMessage[] {
  const passages = Array.from(
    { length: PASSAGES },
    (_, at) =>
      `[${at + 1}] On day ${round * 10 + at} the scheduler restarted every few minutes. The connection pool of the metadata ` +
      'database was used up: each worker held on to its session. We raised the pool from five to twenty connections, ' +
      'set the recycle time to 1800 seconds, and drained the queue by hand before the restart.',
  );
  return [
    { role: 'system', content: `Round ${round}. Answer from the passages, with their numbers.` },
    { role: 'user', content: `${passages.join('\n')}\n\nWhy did the scheduler restart?` },
  ];
}

const llama = await getLlama({
  build: 'never',
  skipDownload: true,
  progressLogs: false,
  logLevel: LlamaLogLevel.error,
});
const model = await llama.loadModel({ modelPath: join(TEST_MODELS_CACHE, NAME, 'model.gguf') });

/** A bare context; without `threads` as node-llama-cpp makes it by itself. */
async function bareWith(threads: number | null): Promise<(messages: readonly ChatMessage[]) => Promise<number>> {
  const context = await model.createContext({ contextSize: 8_192, ...(threads !== null && { threads }) });
  const sequence = context.getSequence();
  const wrapper = resolveChatWrapper(model);
  return async (messages) => {
    await sequence.clearHistory();
    const startMs = performance.now();
    const [system, user] = messages;
    const state = wrapper.generateContextState({
      chatHistory: [
        { type: 'system', text: system?.content ?? '' },
        { type: 'user', text: user?.content ?? '' },
        { type: 'model', response: [] },
      ],
    });
    const tokens = sequence.evaluate(state.contextText.tokenize(model.tokenizer), { temperature: 0 });
    await tokens.next();
    const ms = performance.now() - startMs;
    await tokens.return();
    return ms;
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const generator = await openGenerator({ config: withTestModels(readConfig()), name: NAME });
const promptTokens = await generator.countTokens(promptOf(1));
async function ours(messages: readonly ChatMessage[]): Promise<number> {
  const startMs = performance.now();
  for await (const piece of generator.generate({ messages, maxTokens: 4 })) if (piece !== '') break;
  return performance.now() - startMs;
}

const bareDefault = await bareWith(null);
const bareCores = await bareWith(availableParallelism());
const times: Record<'ours' | 'bareDefault' | 'bareCores', number[]> = { ours: [], bareDefault: [], bareCores: [] };
for (let round = 1; round <= ROUNDS; round++) {
  const messages = promptOf(round);
  // Our generator looks at what the other processes did in the last second, and the bare ones are in another process.
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  times.ours.push(await ours(messages));
  times.bareDefault.push(await bareDefault(messages));
  times.bareCores.push(await bareCores(messages));
}
await generator.close();
await llama.dispose();

const ms = {
  ours: Math.round(median(times.ours)),
  bare: Math.round(median(times.bareDefault)),
  bareThreadsAsCores: Math.round(median(times.bareCores)),
};
const best = Math.min(ms.bare, ms.bareThreadsAsCores);
console.log(
  JSON.stringify({
    model: NAME,
    promptTokens,
    rounds: ROUNDS,
    firstTokenMs: ms,
    ratio: Number((ms.ours / best).toFixed(3)),
    ratioToDefault: Number((ms.ours / ms.bare).toFixed(3)),
  }),
);
