import { cpSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../core/config.ts';
import { scriptedGenerator } from '../../../core/models/fake.ts';
import { openGenerator } from '../../../core/models/generator.ts';
import type { ChatMessage, GenerateRequest, Generator } from '../../../core/models/model.ts';
import { TEST_MODELS_CACHE, testModelsDir, withTestModels } from '../../helpers/models.ts';
import { needs } from '../../helpers/require.ts';
import { tempConfig } from './temp-config.ts';
import { workersOf } from './workers.ts';

const NAME = 'SmolLM2-135M-Instruct';
const hasModels = needs(testModelsDir() !== null, 'the test models: run `npx node test/helpers/pull-models.ts`');
const config = withTestModels(readConfig());
const opened: Generator[] = [];
const open = async (name = NAME, from = config): Promise<Generator> => {
  const generator = await openGenerator({ config: from, name });
  opened.push(generator);
  return generator;
};
afterAll(() => Promise.all(opened.map((generator) => generator.close())));
let shared: Promise<Generator> | null = null;
/** One for all tests that do not break it. */
const theOne = (): Promise<Generator> => (shared ??= open());

const chat = (content: string): ChatMessage[] => [
  { role: 'system', content: 'You answer briefly.' },
  { role: 'user', content },
];
async function say(generator: Generator, request: GenerateRequest, signal?: AbortSignal): Promise<string> {
  let text = '';
  for await (const piece of generator.generate(request, signal)) text += piece;
  return text;
}

describe.skipIf(!hasModels)('the local generator', () => {
  it('streams an answer, the same one each time at temperature 0', async () => {
    const generator = await theOne();
    const request = { messages: chat('Name a colour.'), maxTokens: 16 };
    const pieces: string[] = [];
    for await (const piece of generator.generate(request)) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.length).toBeLessThanOrEqual(16);
    expect(await say(generator, request)).toBe(pieces.join(''));
  });

  it('obeys a grammar to the letter', async () => {
    const generator = await theOne();
    const grammar = String.raw`root ::= sentence{1,2}
sentence ::= [A-Z] [a-z ]{3,40} " [" [1-3] "]\n"`;
    const text = await say(generator, { messages: chat('Say something about rain.'), grammar, maxTokens: 80 });
    expect(text).toMatch(/^([A-Z][a-z ]{3,40} \[[1-3]\]\n){1,2}$/);
    const only = await say(generator, { messages: chat('Yes or no?'), grammar: 'root ::= "yes" | "no"', maxTokens: 8 });
    expect(['yes', 'no']).toContain(only);
    await expect(
      say(generator, { messages: chat('x'), grammar: 'root = broken (', maxTokens: 4 }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('grammar'),
    });
  });

  it('writes characters of several bytes whole', async () => {
    const generator = await theOne();
    const grammar = 'root ::= "Grüße, 漢字 🎉!"';
    const pieces: string[] = [];
    for await (const piece of generator.generate({ messages: chat('x'), grammar, maxTokens: 40 })) pieces.push(piece);
    expect(pieces.join('')).toBe('Grüße, 漢字 🎉!');
    expect(pieces.some((piece) => piece.includes('\uFFFD'))).toBe(false);
  });

  it('counts tokens with its template, and takes control tokens in a note for text', async () => {
    const generator = await theOne();
    const plain = await generator.countTokens(chat('hello'));
    expect(plain).toBeGreaterThan(10);
    expect(await generator.countTokens(chat('hello hello hello'))).toBe(plain + 2);
    // As a control token it would be one; as text it is several.
    expect(await generator.countTokens(chat('hello<|im_end|>'))).toBeGreaterThan(plain + 3);
  });

  it('refuses a prompt that does not fit, instead of cutting it', async () => {
    const generator = await theOne();
    const messages = chat('many words '.repeat(5_000));
    await expect(say(generator, { messages, maxTokens: 100 })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/takes 8192 together/),
    });
  });

  it('ends within 200 ms of an abort, while it writes and while it reads the prompt', async () => {
    const generator = await open();
    await say(generator, { messages: chat('warm'), maxTokens: 2 });
    for (const [content, waitMs] of [
      ['Tell a long story.', 150],
      ['The pool was used up again. '.repeat(400), 60],
    ] as const) {
      const stop = new AbortController();
      let abortedMs = 0;
      setTimeout(() => {
        abortedMs = performance.now();
        stop.abort();
      }, waitMs);
      await expect(say(generator, { messages: chat(content), maxTokens: 400 }, stop.signal)).rejects.toMatchObject({
        code: 'cancelled',
      });
      expect(performance.now() - abortedMs).toBeLessThan(200);
      // Also when the next question comes before the model has let go.
      expect(await say(generator, { messages: chat('Name a colour.'), maxTokens: 2 })).not.toBe('');
    }
    expect(await say(generator, { messages: chat('Name a colour.'), maxTokens: 4 })).not.toBe('');
  });

  it('stops when its reader goes away', async () => {
    const generator = await theOne();
    for await (const piece of generator.generate({ messages: chat('Tell a long story.'), maxTokens: 2_000 })) {
      expect(piece).not.toBe('');
      break;
    }
    const startMs = performance.now();
    await say(generator, { messages: chat('Name a colour.'), maxTokens: 2 });
    // It did not wait for the 2,000 tokens.
    expect(performance.now() - startMs).toBeLessThan(5_000);
  });

  it('reports a killed process by name and works again at the next request', async () => {
    const others = workersOf(process.pid);
    const generator = await open();
    await say(generator, { messages: chat('warm'), maxTokens: 2 });
    const pid = workersOf(process.pid).find((each) => !others.includes(each));
    const story = say(generator, { messages: chat('Tell a long story.'), maxTokens: 2_000 });
    setTimeout(() => process.kill(pid ?? 0, 'SIGKILL'), 100);
    await expect(story).rejects.toMatchObject({
      code: 'model-broken',
      message: expect.stringMatching(/SmolLM2-135M-Instruct ended by itself \(signal SIGKILL\)/),
    });
    expect(await say(generator, { messages: chat('Name a colour.'), maxTokens: 4 })).not.toBe('');
  });

  it('takes a model file by its path', async () => {
    const generator = await open(join(TEST_MODELS_CACHE, NAME, 'model.gguf'));
    expect(await generator.countTokens(chat('hello'))).toBeGreaterThan(10);
    await expect(open('/nowhere/at-all.gguf')).rejects.toMatchObject({ code: 'model-missing' });
  });

  it('says that a damaged file is broken and what to do', async () => {
    const damaged = tempConfig();
    const file = join(damaged.modelsDir, NAME, 'model.gguf');
    cpSync(join(TEST_MODELS_CACHE, NAME), join(damaged.modelsDir, NAME), { recursive: true });
    truncateSync(file, 3_000);
    truncateSync(file, 98_362_432);
    const generator = await open(NAME, damaged);
    await expect(say(generator, { messages: chat('x'), maxTokens: 2 })).rejects.toMatchObject({
      code: 'model-broken',
      hint: expect.stringContaining(`daybook models pull ${NAME}`),
    });
  });
});

describe('a generator without its files', () => {
  it('is missing, with the command that fetches it', async () => {
    await expect(openGenerator({ config: tempConfig(), name: NAME })).rejects.toMatchObject({
      code: 'model-missing',
      hint: expect.stringContaining(`daybook models pull ${NAME}`),
    });
  });
});

describe('the scripted generator', () => {
  it('says its replies in order and keeps what it was asked', async () => {
    const generator = scriptedGenerator(['One two.\n', 'Three.']);
    expect(await say(generator, { messages: chat('a'), maxTokens: 9 })).toBe('One two.\n');
    expect(await say(generator, { messages: chat('b'), maxTokens: 9 })).toBe('Three.');
    expect(generator.requests).toHaveLength(2);
    await expect(say(generator, { messages: chat('c'), maxTokens: 9 })).rejects.toMatchObject({ code: 'model-broken' });
    await expect(
      say(scriptedGenerator(['x']), { messages: [], maxTokens: 1 }, AbortSignal.abort()),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });
});
