import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ModelRole } from '../../../core/contract/models.ts';
import type { Engine } from '../../../core/engine.ts';
import { TEST_MODELS_CACHE, testModelsDir } from '../../helpers/models.ts';
import { needs } from '../../helpers/require.ts';
import { closedAddress, json, LLAMA_SERVER, modelServer, OLLAMA, plain } from '../models/model-server.ts';
import { all, engineOn, folderWith, index, NEVER, search, statusWhen } from './engine-on.ts';

const EMBEDDER = 'all-MiniLM-L6-v2';

const opened = () => engineOn(folderWith({}));
const use = (engine: Engine, role: ModelRole, name: string) => engine.procedures.useModel({ role, name }, NEVER);
const pull = (engine: Engine, signal = NEVER) => engine.procedures.pullModel({ name: EMBEDDER }, signal);
const active = async (engine: Engine) =>
  (await engine.procedures.models({}, NEVER)).models.filter((model) => model.active).map(({ name }) => name);

test('models are listed with their state; one of each needed role is in use from the start', async () => {
  const engine = await opened();
  const { models } = await engine.procedures.models({}, NEVER);
  expect(new Set(models.map(({ role }) => role))).toEqual(new Set(['embed', 'rerank', 'generate']));
  expect(models.every(({ state, problem }) => state === 'missing' && problem === null)).toBe(true);
  expect(await active(engine)).toEqual(['bge-small-en-v1.5', 'SmolLM2-135M-Instruct']);
});

test('a model is chosen by its name, however it is spelled, and kept', async () => {
  const folder = folderWith({});
  const engine = await engineOn(folder);
  const { models } = await use(engine, 'embed', 'all-minilm-l6-V2');
  expect(models.filter((model) => model.active).map(({ name }) => name)).toContain(EMBEDDER);
  await engine.close();
  expect(await active(await engineOn(folder, { write: 'no' }))).toContain(EMBEDDER);
});

test('what cannot be chosen is refused with what can', async () => {
  const engine = await opened();
  await expect(use(engine, 'embed', 'no-such')).rejects.toMatchObject({ code: 'not-found' });
  await expect(use(engine, 'embed', 'SmolLM2-135M-Instruct')).rejects.toMatchObject({ code: 'invalid' });
  await expect(use(engine, 'generate', EMBEDDER)).rejects.toMatchObject({ code: 'invalid' });
  await expect(use(engine, 'embed', 'http://127.0.0.1:1#m')).rejects.toMatchObject({ code: 'not-found' });
  await expect(use(engine, 'generate', 'http://127.0.0.1:1')).rejects.toMatchObject({ code: 'not-found' });
});

test('a reranker is used once it is chosen, and may be given up again', async () => {
  const folder = folderWith({ 'a.md': '# A\n\nThe kettle whistles.\n' });
  const engine = await engineOn(folder, { journals: [folder.root] });
  await index(engine);
  const codes = async () => (await search(engine, 'kettle', 'hybrid')).degraded.map(({ code }) => code);
  expect(await codes()).toEqual(['no-embedder']);
  await use(engine, 'rerank', 'ms-marco-minilm-l-6-v2');
  expect(await active(engine)).toContain('ms-marco-MiniLM-L-6-v2');
  expect(await codes()).toEqual(['no-embedder', 'no-reranker']);
  expect((await search(engine, 'kettle', 'lexical')).degraded).toEqual([]);
  await use(engine, 'rerank', 'none');
  expect(await active(engine)).not.toContain('ms-marco-MiniLM-L-6-v2');
  expect(await codes()).toEqual(['no-embedder']);
  await expect(use(engine, 'embed', 'none')).rejects.toMatchObject({ code: 'not-found' });
});

test('the server in use is listed wherever it is, and with its problem when it does not answer', async () => {
  const engine = await opened();
  const { url } = await modelServer(LLAMA_SERVER);
  await use(engine, 'generate', `${url}/v1#model.gguf`);
  expect((await engine.procedures.endpoints({}, NEVER)).endpoints).toContainEqual(
    expect.objectContaining({ url, active: 'model.gguf', problem: null }),
  );
  expect(await engine.procedures.status({}, NEVER)).toMatchObject({ models: { generate: `${url}/v1#model.gguf` } });

  const gone = await closedAddress();
  await use(engine, 'generate', `${gone}#m`);
  expect((await engine.procedures.endpoints({}, NEVER)).endpoints).toContainEqual(
    expect.objectContaining({ url: gone, problem: expect.objectContaining({ code: 'endpoint-unreachable' }) }),
  );
  expect((await engine.procedures.doctor({}, NEVER)).checks).toContainEqual(
    expect.objectContaining({ name: 'endpoint The server in use', ok: false }),
  );
});

const lookAt = (engine: Engine, address: string, otherMachine = false) =>
  engine.procedures.lookAtServer({ address, otherMachine }, NEVER);

test('a server at an address that somebody types is looked at, with all its models', async () => {
  const engine = await opened();
  const { url } = await modelServer(OLLAMA);
  const { endpoint, model } = await lookAt(engine, `${url}/v1#gemma3:4b`);
  expect(endpoint).toEqual({
    url,
    name: 'Ollama',
    models: ['qwen3:1.7b', 'gemma3:4b'],
    active: null,
    problem: null,
  });
  expect(model).toBe('gemma3:4b');
  await use(engine, 'generate', `${url}#gemma3:4b`);
  expect((await lookAt(engine, url)).endpoint.active).toBe('gemma3:4b');
  expect((await engine.procedures.endpoints({}, NEVER)).endpoints).toContainEqual(
    expect.objectContaining({ url, active: 'gemma3:4b', models: ['qwen3:1.7b', 'gemma3:4b'] }),
  );
});

test('what keeps such a server from use is said in a sentence', async () => {
  const engine = await opened();
  const web = await modelServer({ '/v1/models': plain('<html>hello</html>') });
  const locked = await modelServer({ '/v1/models': json({ error: 'who are you' }, 401) });
  const moved = await modelServer({
    '/v1/models': (_, response) => void response.writeHead(307, { location: 'https://elsewhere.example/v1' }).end(),
  });
  await expect(lookAt(engine, await closedAddress())).rejects.toMatchObject({
    code: 'endpoint-unreachable',
    message: expect.stringContaining('no program listens there'),
  });
  await expect(lookAt(engine, web.url)).rejects.toMatchObject({ message: expect.stringContaining('not JSON') });
  await expect(lookAt(engine, moved.url)).rejects.toMatchObject({
    message: expect.stringContaining('sends on to https://elsewhere.example/v1, which was not asked'),
  });
  expect((await lookAt(engine, locked.url)).endpoint.problem?.message).toMatch(/wants a key/);
  await expect(lookAt(engine, web.url.replace('http:', 'https:'))).rejects.toMatchObject({
    message: expect.stringContaining('it speaks http, not https'),
  });
  await expect(use(engine, 'generate', 'http://me:secret@127.0.0.1:1#m')).rejects.toMatchObject({ code: 'invalid' });
});

test('another machine is asked only after a yes, and never while the network is off', async () => {
  const open = await engineOn(folderWith({}), { config: { networkAllowed: true } });
  await expect(lookAt(open, 'http://models.example:8000')).rejects.toMatchObject({
    code: 'forbidden',
    message: 'models.example:8000 is another machine. Nothing was sent to it.',
    hint: expect.stringMatching(/questions and the passages .* Over http:\/\//),
  });
  await expect(lookAt(await opened(), 'http://models.example:8000', true)).rejects.toMatchObject({
    code: 'network-off',
  });
});

test('the network is closed and opened, but never against the environment', async () => {
  const set = async (engine: Engine, on: boolean) => (await engine.procedures.setNetwork({ on }, NEVER)).network;
  const engine = await engineOn(folderWith({}), { config: { networkAllowed: true } });
  expect([await set(engine, false), await set(engine, true)]).toEqual([false, true]);
  expect(await set(await opened(), true)).toBe(false);
});

test('a model that cannot be fetched says why, there and in the list', async () => {
  const engine = await opened();
  await expect(all(engine.procedures.pullModel({ name: 'no-such' }, NEVER))).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(all(pull(engine))).rejects.toMatchObject({ code: 'network-off' });
  const { models } = await engine.procedures.models({}, NEVER);
  expect(models.find(({ name }) => name === EMBEDDER)).toMatchObject({
    state: 'missing',
    problem: { code: 'network-off' },
  });
});

const hasModels = needs(testModelsDir() !== null, 'the test models: node test/helpers/pull-models.ts');
const own = { config: { ownModels: TEST_MODELS_CACHE } };

test.skipIf(!hasModels)('a fetched model is used at once, for the notes that are there too', async () => {
  const folder = folderWith({ 'a.md': '# A\n\nThe kettle whistles.\n' });
  const engine = await engineOn(folder, { ...own, journals: [folder.root] });
  await index(engine);
  await use(engine, 'embed', EMBEDDER);
  expect(await search(engine, 'kettle', 'hybrid')).toMatchObject({ degraded: [{ code: 'no-embedder' }] });

  const streamed = await all(pull(engine));
  expect(streamed[0]).toMatchObject({ kind: 'source', source: 'own files' });
  expect(streamed.at(-1)).toMatchObject({ kind: 'done', model: { name: EMBEDDER, state: 'ready', active: true } });
  await statusWhen(engine, ({ pendingEmbeddings, run }) => pendingEmbeddings === 0 && run === null);
  expect(await search(engine, 'boiling water', 'hybrid')).toMatchObject({
    results: [{ why: [{ retriever: 'vector' }] }],
    degraded: [],
  });
});

test.skipIf(!hasModels)('two who want a model share one fetch, and one of them may leave', async () => {
  const engine = await engineOn(folderWith({}), own);
  const stop = new AbortController();
  const leaving = all(pull(engine, stop.signal));
  const [first, second] = [all(pull(engine)), all(pull(engine))];
  stop.abort();
  await expect(leaving).rejects.toMatchObject({ code: 'cancelled' });
  expect((await first).at(-1)).toMatchObject({ kind: 'done', model: { state: 'ready' } });
  expect((await second).at(-1)).toMatchObject({ kind: 'done', model: { state: 'ready' } });
});

test.skipIf(!hasModels)('a fetch that everybody left stops, and the next one begins', async () => {
  const folder = folderWith({});
  const engine = await engineOn(folder, own);
  const stop = new AbortController();
  const leaving = all(pull(engine, stop.signal));
  stop.abort();
  await expect(leaving).rejects.toMatchObject({ code: 'cancelled' });
  expect((await all(pull(engine))).at(-1)).toMatchObject({ kind: 'done' });
  expect(statSync(join(folder.dataDir, 'models', EMBEDDER)).isDirectory()).toBe(true);
});

test.skipIf(!hasModels)('a fetch is stopped for everybody, and is no failure', async () => {
  const engine = await engineOn(folderWith({}), own);
  const readers = Promise.allSettled([all(pull(engine)), all(pull(engine))]);
  expect(await engine.procedures.stopPull({ name: EMBEDDER }, NEVER)).toEqual({ stopped: true });
  expect((await readers).map((one) => one.status === 'rejected' && one.reason)).toEqual([
    expect.objectContaining({ code: 'cancelled' }),
    expect.objectContaining({ code: 'cancelled' }),
  ]);
  const { models } = await engine.procedures.models({}, NEVER);
  expect(models.find(({ name }) => name === EMBEDDER)).toMatchObject({ state: 'missing', problem: null });
  expect(await engine.procedures.stopPull({ name: EMBEDDER }, NEVER)).toEqual({ stopped: false });
  expect((await all(pull(engine))).at(-1)).toMatchObject({ kind: 'done' });
});

test.skipIf(!hasModels)('a fetch ends when the network is closed', async () => {
  const engine = await engineOn(folderWith({}), own);
  const reader = Promise.allSettled([all(pull(engine))]);
  expect(await engine.procedures.setNetwork({ on: false }, NEVER)).toEqual({ network: false });
  expect(await reader).toMatchObject([{ status: 'rejected', reason: { code: 'cancelled' } }]);
});

test.skipIf(!hasModels)('missing models are fetched in the background when that is asked for', async () => {
  const folder = folderWith({});
  const setting = await engineOn(folder);
  await use(setting, 'embed', EMBEDDER);
  await use(setting, 'generate', 'http://127.0.0.1:1#m');
  await setting.close();
  const engine = await engineOn(folder, { ...own, fetchModels: 'chosen' });
  await statusWhen(engine, ({ models }) => models.embed === EMBEDDER);
});

test('an installed app fetches no default that nobody asked for', async () => {
  const folder = folderWith({});
  const engine = await engineOn(folder, { fetchModels: 'chosen', config: { ownModels: null, networkAllowed: true } });
  const { models } = await engine.procedures.models({}, NEVER);
  expect(models.filter(({ active }) => active).map(({ state, problem }) => [state, problem])).toEqual([
    ['missing', null],
    ['missing', null],
  ]);
});
