import { describe, expect, it } from 'vitest';
import { openEndpoint, probeEndpoints } from '../../../core/models/endpoint.ts';
import { openGenerator } from '../../../core/models/generator.ts';
import type { ChatMessage, Generator } from '../../../core/models/model.ts';
import {
  delta,
  events,
  json,
  lines,
  LLAMA_SERVER,
  LM_STUDIO,
  closedAddress,
  modelServer,
  OLLAMA,
  plain,
  type Reply,
} from './model-server.ts';
import { tempConfig } from './temp-config.ts';

const MESSAGES: readonly ChatMessage[] = [{ role: 'user', content: 'Does rain fall?' }];
const GRAMMAR = 'root ::= "yes"';
const never = new AbortController().signal;

async function say(generator: Generator, signal?: AbortSignal): Promise<string> {
  let text = '';
  const request = { messages: MESSAGES, grammar: GRAMMAR, maxTokens: 64 };
  for await (const piece of generator.generate(request, signal)) text += piece;
  return text;
}
const open = (url: string, model = 'm'): Promise<Generator> =>
  openEndpoint({ config: tempConfig(), address: `${url}#${model}` });

describe('endpoints on this machine', () => {
  it('are found with their names and models; ports with something else are left out', async () => {
    const [ollama, studio, llama, web, locked] = await Promise.all([
      modelServer(OLLAMA),
      modelServer(LM_STUDIO),
      modelServer(LLAMA_SERVER),
      modelServer({ '/': plain('<h1>My app</h1>'), '/v1/models': plain('<h1>My app</h1>') }),
      modelServer({ '/v1/models': json({ error: { message: 'Invalid API key' } }, 401) }),
    ]);
    const addresses = [ollama, studio, llama, web, locked].map((server) => server.url);
    const found = await probeEndpoints({
      config: tempConfig(),
      signal: never,
      addresses: [...addresses, await closedAddress()],
    });
    expect(found).toEqual([
      { url: ollama.url, name: 'Ollama', models: ['qwen3:1.7b', 'gemma3:4b'], active: null, problem: null },
      { url: studio.url, name: 'LM Studio', models: ['qwen3-4b'], active: null, problem: null },
      { url: llama.url, name: 'llama-server', models: ['model.gguf'], active: null, problem: null },
      {
        url: locked.url,
        name: 'OpenAI-compatible server',
        models: [],
        active: null,
        problem: expect.objectContaining({ code: 'endpoint-failed', message: expect.stringContaining('wants a key') }),
      },
    ]);
  });

  it('that hang cost less than a second', async () => {
    const hung = await modelServer({
      '/v1/models': () => undefined,
      '/api/version': () => undefined,
      '/api/v0/models': () => undefined,
      '/props': () => undefined,
    });
    const startMs = performance.now();
    expect(await probeEndpoints({ config: tempConfig(), signal: never, addresses: [hung.url] })).toEqual([]);
    expect(performance.now() - startMs).toBeLessThan(1_000);
  });
});

describe('Ollama', () => {
  it('gets the context length with each request, in its own protocol', async () => {
    const server = await modelServer(OLLAMA);
    const generator = await openGenerator({ config: tempConfig(), name: `${server.url}#qwen3:1.7b` });
    expect(generator).toMatchObject({ name: `${server.url}#qwen3:1.7b`, contextTokens: 8_192, enforcesGrammar: false });
    expect(await generator.countTokens(MESSAGES)).toBeGreaterThanOrEqual(8);
    expect(await say(generator)).toBe('Rain falls. [1]');
    expect(server.posts.at(-1)).toMatchObject({
      path: '/api/chat',
      body: {
        model: 'qwen3:1.7b',
        stream: true,
        think: false,
        options: { num_ctx: 8_192, num_predict: 64, temperature: 0 },
      },
    });
  });

  it.each<[string, Reply, object]>([
    [
      'does not have the model',
      json({ error: 'model "m" not found, try pulling it first' }, 404),
      {
        code: 'endpoint-failed',
        message: expect.stringContaining('does not have that model'),
        hint: expect.stringContaining('ollama pull'),
      },
    ],
    [
      'has too little memory',
      json({ error: 'model requires more system memory (5.6 GiB) than is available (2.1 GiB)' }, 500),
      { code: 'model-out-of-memory', message: expect.stringContaining('5.6 GiB') },
    ],
    [
      'fails in the middle',
      lines([
        { message: { content: 'Ra' }, done: false },
        { error: 'an error was encountered while running the model: CUDA error' },
      ]),
      { code: 'endpoint-failed', message: expect.stringContaining('CUDA error') },
    ],
    [
      'cut the prompt',
      lines([
        { message: { content: 'Ra' }, done: false },
        { done: true, prompt_eval_count: 8_192 },
      ]),
      { code: 'endpoint-failed', message: expect.stringContaining('cut the prompt') },
    ],
    [
      'speaks something else',
      plain('<html>hello</html>'),
      { code: 'endpoint-failed', message: expect.stringContaining('not JSON') },
    ],
  ])('that %s is named', async (_what, reply, failure) => {
    const server = await modelServer({ ...OLLAMA, '/api/chat': reply });
    await expect(say(await open(server.url))).rejects.toMatchObject(failure);
  });
});

describe('llama-server', () => {
  it('enforces the grammar and counts tokens itself', async () => {
    const server = await modelServer(LLAMA_SERVER);
    const generator = await open(`${server.url}/v1`, 'model.gguf');
    expect(generator).toMatchObject({ contextTokens: 4_096, enforcesGrammar: true });
    expect(await generator.countTokens(MESSAGES)).toBe(5);
    expect(await say(generator)).toBe('Rain falls. [1]');
    expect(server.posts.at(-1)).toMatchObject({
      path: '/v1/chat/completions',
      body: { grammar: GRAMMAR, max_tokens: 64, cache_prompt: true },
    });
  });

  it('that is still loading says so', async () => {
    const loading = json({ error: { code: 503, message: 'Loading model', type: 'unavailable_error' } }, 503);
    const server = await modelServer({ '/v1/models': loading, '/props': loading, '/v1/chat/completions': loading });
    await expect(say(await open(server.url))).rejects.toMatchObject({
      message: expect.stringContaining('still loading the model'),
    });
  });
});

describe('LM Studio', () => {
  it('says how long its context is, and gets no grammar', async () => {
    const server = await modelServer(LM_STUDIO);
    const generator = await open(server.url, 'qwen3-4b');
    expect(generator).toMatchObject({ contextTokens: 6_000, enforcesGrammar: false });
    expect(await say(generator)).toBe('Rain falls. [1]');
    expect(server.posts.at(-1)?.body).not.toHaveProperty('grammar');
  });

  it.each<[string, Reply, object]>([
    [
      'context is too small',
      json({ error: 'The number of tokens to keep from the initial prompt is greater than the context length.' }, 400),
      { code: 'endpoint-failed', hint: expect.stringContaining('longer context') },
    ],
    [
      'model was unloaded',
      json({ error: { message: 'No models loaded. Please load a model.' } }, 400),
      { code: 'endpoint-failed', message: expect.stringContaining('does not have that model') },
    ],
    [
      'error comes inside the stream',
      events([delta('Ra'), { error: { message: 'Model failed: insufficient memory' } }]),
      { code: 'model-out-of-memory' },
    ],
    [
      'connection breaks',
      events([delta('Ra')], 'broken'),
      { code: 'endpoint-failed', message: expect.stringContaining('stopped in the middle') },
    ],
    [
      'stream ends without an end',
      (_body, response) => void response.end('data: {"choices":[]}\n\n'),
      { code: 'endpoint-failed', message: expect.stringContaining('stopped in the middle') },
    ],
    ['error has status 200', json({ error: 'Unexpected endpoint or method.' }), { code: 'endpoint-failed' }],
    [
      'server wants a key',
      json({ error: 'unauthorized' }, 401),
      { code: 'endpoint-failed', message: expect.stringContaining('wants a key') },
    ],
  ])('whose %s is named', async (_what, reply, failure) => {
    const server = await modelServer({ ...LM_STUDIO, '/v1/chat/completions': reply });
    await expect(say(await open(server.url))).rejects.toMatchObject(failure);
  });

  it('is left within 200 ms of an abort', async () => {
    const server = await modelServer({ ...LM_STUDIO, '/v1/chat/completions': events([delta('Ra')], 'open') });
    const generator = await open(server.url);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const startMs = performance.now();
    await expect(say(generator, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(performance.now() - startMs).toBeLessThan(250);
  });
});

describe('an address', () => {
  it('needs a model', async () => {
    await expect(openEndpoint({ config: tempConfig(), address: 'http://127.0.0.1:1234' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('where nothing answers, or a web page, is named', async () => {
    await expect(open(await closedAddress())).rejects.toMatchObject({
      code: 'endpoint-unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    const web = await modelServer({ '/v1/models': json({ hello: 'world' }) });
    await expect(open(web.url)).rejects.toMatchObject({
      code: 'endpoint-failed',
      message: expect.stringContaining('not a language model server'),
    });
  });

  it.each([
    'http://192.0.2.7:1234#m',
    'http://127.0.0.1.example:1234#m',
    'http://localhost.example#m',
    'https://models.example#m',
  ])('%s is another machine: not while the network is off', async (address) => {
    await expect(openEndpoint({ config: tempConfig({ networkAllowed: false }), address })).rejects.toMatchObject({
      code: 'network-off',
    });
  });
});
