import { expect, test } from 'vitest';
import { contract } from '../../../core/contract.ts';
import { indexedEngine, NEVER } from './engine-on.ts';

test('answers are counted with what they rest on, questions without one as well, and nothing once it is switched off', async () => {
  const { engine } = await indexedEngine({
    'kettle.md':
      '# Kettle\n\n## The kettle loses pressure\n\nTighten the blue valve of the kettle until the pressure is back.\n',
  });
  const { procedures } = engine;
  const ask = async (question: string) => {
    for await (const _ of procedures.ask(contract.ask.input.parse({ question, generate: false }), NEVER));
  };
  await ask('what to do when the kettle loses pressure?');
  await ask('who owns the zeppelin hangar in Reykjavik?');
  const { entries, asked } = await procedures.ledger({}, NEVER);
  expect(asked).toBe(2);
  expect(entries).toMatchObject([
    { kind: 'ask', answered: false, page: null },
    { kind: 'ask', answered: true, page: { path: 'kettle.md' }, useful: null },
  ]);
  await procedures.changeOncall({ ledger: false }, NEVER);
  await ask('what to do when the kettle loses pressure?');
  expect((await procedures.ledger({}, NEVER)).asked).toBe(2);
});
