import { expect, test } from 'vitest';
import type { AskEvent } from '../../core/contract/ask.ts';
import { contract } from '../../core/contract.ts';
import { ask, indexedEngine, NEVER } from '../core/engine/engine-on.ts';

const NOTES = { 'kettle.md': '# Kettle\n\nTightening the blue valve fixed the kettle.\n' };

async function all(events: AsyncIterable<AskEvent>): Promise<AskEvent[]> {
  const found: AskEvent[] = [];
  for await (const event of events) found.push(event);
  return found;
}

test('a search by meaning alone says that it needs an embedder, and not that it found words', async () => {
  const { engine } = await indexedEngine(NOTES);
  const search = (mode: 'hybrid' | 'vector') =>
    engine.procedures.search(contract.search.input.parse({ query: 'kettle', mode }), NEVER);
  await expect(search('vector')).rejects.toMatchObject({
    code: 'model-missing',
    hint: expect.stringMatching(/models pull/),
  });
  expect((await search('hybrid')).results).toHaveLength(1);
});

test.each([
  ['no-such-generator', 'who fixed the kettle?'],
  // An embedder phrases nothing.
  ['bge-small-en-v1.5', 'zzz qqq?'],
])('a generator that is nowhere is an error, whatever the notes hold: %s', async (model, question) => {
  const { engine } = await indexedEngine(NOTES);
  await expect(all(ask(engine, { question, model }))).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining(model),
  });
});

test('one of the catalogue that is not here costs the phrasing only', async () => {
  const { engine } = await indexedEngine(NOTES);
  const events = await all(ask(engine, { question: 'what fixed the kettle?', model: 'qwen3-0.6b' }));
  const done = events.find((event) => event.kind === 'done');
  expect(done?.answer).toMatchObject({ abstained: false, model: null });
  expect(done?.answer.degraded.map(({ code }) => code)).toContain('no-generator');
});
