import { expect, test } from 'vitest';
import type { Answer, AskEvent } from '../../../core/contract/ask.ts';
import type { Engine } from '../../../core/engine.ts';
import { testModelsDir } from '../../helpers/models.ts';
import { needs } from '../../helpers/require.ts';
import { closedAddress, delta, events, LLAMA_SERVER, modelServer } from '../models/model-server.ts';
import { all, ask, engineOn, folderWith, index, indexedEngine, NEVER, search } from './engine-on.ts';

const NOTES = {
  '2031-03-04.md': `# Tuesday 4 March 2031

## Kettle loses pressure

The kettle lost pressure at noon. Tightening the blue valve fixed the kettle.
`,
  'barrels.md': '# Barrels\n\nTwelve barrels of oak stand in the cellar.\n',
};
const QUESTION = 'What fixed the kettle that lost pressure?';

/** Every question stops well within this after it was cancelled. */
const CANCEL_MS = 200;

/** A llama-server that writes the given pieces, then ends or falls silent. */
const server = (pieces: readonly string[], end: 'done' | 'open' = 'done') =>
  modelServer({ ...LLAMA_SERVER, '/v1/chat/completions': events(pieces.map(delta), end) });

const kinds = (list: readonly AskEvent[]) => list.map(({ kind }) => kind).join(' ');

function answerIn(list: readonly AskEvent[]): Answer {
  const last = list.at(-1);
  if (last?.kind !== 'done') throw new Error(`The stream ended with ${last?.kind}.`);
  return last.answer;
}

/** Reads until the first draft, cancels, and says how long the end took. */
async function cancelled(engine: Engine, request: Parameters<typeof ask>[1]): Promise<number> {
  const stop = new AbortController();
  let stoppedMs = Number.POSITIVE_INFINITY;
  const reading = (async () => {
    for await (const event of ask(engine, request, stop.signal)) {
      if (event.kind !== 'draft' || stop.signal.aborted) continue;
      stoppedMs = performance.now();
      stop.abort();
    }
  })();
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  return performance.now() - stoppedMs;
}

test('without a generator the answer is the notes’ own words, with their place, and says why', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  const streamed = await all(ask(engine, { question: QUESTION }));
  expect(kinds(streamed)).toBe('understood passages done');
  const answer = answerIn(streamed);
  expect(answer).toMatchObject({ abstained: false, model: null });
  expect(answer.answer).toContain('blue valve');
  expect(answer.sentences).toContainEqual(expect.objectContaining({ support: 'extractive', citations: [1] }));
  expect(answer.citations[0]).toMatchObject({ journal: folder.root, path: '2031-03-04.md', line: 5, endLine: 5 });
  expect(NOTES['2031-03-04.md']).toContain(answer.citations[0]?.quote);
  expect(answer.degraded.map(({ code }) => code)).toEqual(['no-embedder', 'no-generator']);
  expect(answer.degraded[1]?.message).toMatch(/is not on this machine\. The answer is the notes’ own words\.$/);
});

test('an answer that is not wanted from a generator does not ask for one', async () => {
  const { engine } = await indexedEngine(NOTES);
  const answer = answerIn(await all(ask(engine, { question: QUESTION, generate: false })));
  expect(answer.answer).toContain('blue valve');
  expect(answer.degraded.map(({ code }) => code)).toEqual(['no-embedder']);
});

test('what the notes do not hold is not answered', async () => {
  const { engine } = await indexedEngine(NOTES);
  const answer = answerIn(await all(ask(engine, { question: 'Which Xylophone did Zebediah tune?' })));
  expect(answer).toMatchObject({ abstained: true, sentences: [], citations: [], reason: expect.any(String) });
});

test('a generator’s sentences come as drafts, are checked one by one, and make the answer', async () => {
  const { engine } = await indexedEngine(NOTES);
  const { url } = await server(['Tightening the blue ', 'valve fixed the kettle. [1]\n', 'It cost 4711 euros. [1]']);
  await engine.procedures.useModel({ role: 'generate', name: `${url}#m` }, NEVER);
  const streamed = await all(ask(engine, { question: QUESTION }));
  expect(kinds(streamed)).toMatch(/^understood passages generating( draft)+ sentence( draft)* removed done$/);
  expect(answerIn(streamed)).toMatchObject({
    answer: 'Tightening the blue valve fixed the kettle. [1]',
    sentences: [{ support: 'supported', citations: [1] }],
    model: `${url}#m`,
    degraded: [{ code: 'no-embedder' }],
  });
});

test('a generator named with the question is for that question only', async () => {
  const { engine } = await indexedEngine(NOTES);
  const { url } = await server(['Tightening the blue valve fixed the kettle. [1]']);
  expect(answerIn(await all(ask(engine, { question: QUESTION, model: `${url}#m` }))).model).toBe(`${url}#m`);
  expect(answerIn(await all(ask(engine, { question: QUESTION }))).model).toBe(null);
});

test('a generator that cannot be had costs the phrasing only, and says why; a name of none is an error', async () => {
  const { engine } = await indexedEngine(NOTES);
  const degradedOf = async (model: string) => {
    const answer = answerIn(await all(ask(engine, { question: QUESTION, model })));
    expect(answer, model).toMatchObject({ model: null, abstained: false, citations: [{ line: 5 }] });
    return answer.degraded.at(-1);
  };
  for (const none of ['no-such-model', 'bge-small-en-v1.5'])
    await expect(all(ask(engine, { question: QUESTION, model: none }))).rejects.toMatchObject({ code: 'not-found' });
  expect(await degradedOf('smollm2-135m-instruct')).toMatchObject({ message: expect.stringMatching(/not on this/) });
  const gone = `${await closedAddress()}#m`;
  expect(await degradedOf(gone)).toMatchObject({ code: 'generator-failed', message: expect.stringContaining(gone) });
});

test('a server on another machine is not asked while the network is closed', async () => {
  const folder = folderWith(NOTES);
  const engine = await engineOn(folder, { journals: [folder.root], config: { networkAllowed: true } });
  await index(engine);
  await engine.procedures.useModel({ role: 'generate', name: 'http://192.0.2.1:8080#m' }, NEVER);
  await engine.procedures.setNetwork({ on: false }, NEVER);
  const answer = answerIn(await all(ask(engine, { question: QUESTION })));
  expect(answer.degraded.at(-1)).toMatchObject({
    code: 'generator-failed',
    message: expect.stringContaining('the network is off'),
  });
});

test('cancelling stops a server within 200 ms', async () => {
  const { engine } = await indexedEngine(NOTES);
  const closed = Promise.withResolvers<number>();
  const { url } = await modelServer({
    ...LLAMA_SERVER,
    '/v1/chat/completions': (body, response, request) => {
      response.once('close', () => closed.resolve(performance.now()));
      events([delta('Tightening the blue valve')], 'open')(body, response, request);
    },
  });
  const startMs = performance.now();
  const tookMs = await cancelled(engine, { question: QUESTION, model: `${url}#m` });
  expect(tookMs).toBeLessThan(CANCEL_MS);
  expect(await closed.promise).toBeGreaterThan(startMs);
});

test('a question that was cancelled before it is read does nothing', async () => {
  const { engine } = await indexedEngine(NOTES);
  const { url, posts } = await server(['Tightening the blue valve fixed the kettle. [1]']);
  const reading = all(ask(engine, { question: QUESTION, model: `${url}#m` }, AbortSignal.abort()));
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  expect(posts.filter(({ path }) => path === '/v1/chat/completions')).toEqual([]);
});

const modelsDir = testModelsDir();
test.skipIf(!needs(modelsDir !== null, 'the test models: node test/helpers/pull-models.ts'))(
  'with the real models an answer is phrased, and cancelling stops the model within 200 ms',
  async () => {
    const folder = folderWith(NOTES);
    const engine = await engineOn(folder, { journals: [folder.root], config: { modelsDir: modelsDir ?? '' } });
    expect(await index(engine, { embed: true })).toMatchObject({ embedded: 2, degraded: [] });
    expect((await search(engine, 'pot for boiling', 'hybrid')).results[0]?.why).toContainEqual(
      expect.objectContaining({ retriever: 'vector' }),
    );
    const streamed = await all(ask(engine, { question: QUESTION }));
    expect(kinds(streamed)).toMatch(/^understood passages generating( draft| sentence| removed)+ done$/);
    const answer = answerIn(streamed);
    expect(answer.degraded).toEqual([]);
    expect(answer.citations[0]).toMatchObject({ path: '2031-03-04.md', line: 5 });
    expect(await cancelled(engine, { question: QUESTION })).toBeLessThan(CANCEL_MS);
  },
  120_000,
);
