import { expect, test } from 'vitest';
import { answerOf, indexedEngine } from '../core/engine/engine-on.ts';

const NOTES = {
  '2030-04-02.md': `- The kiln lost its program at noon. Cause: a loose plug. Pushed it in, it ran again.
- New glaze arrived, looks fine.
- WILLNOTFIX: the broken lamp in the yard
`,
  '2030-04-03.md': 'Mixed two buckets of slip and read about ash glazes.\n',
};

test('what broke on a day, and what failed in a month, is told with its cause and without what else was done', async () => {
  const { engine } = await indexedEngine(NOTES);
  const told = ['The kiln lost its program at noon.', 'Cause: a loose plug.', 'Pushed it in, it ran again.'];
  for (const question of ['what broke on April 2, 2030?', 'which problems did we have in April 2030?']) {
    const { sentences, facts } = await answerOf(engine, question);
    expect(sentences.map(({ text }) => text)).toEqual(told);
    expect(facts?.title).toContain('What went wrong');
  }
  const quiet = await answerOf(engine, 'what broke on April 3, 2030?');
  expect(quiet.facts?.note).toContain('No line tells of something that went wrong');
  expect(quiet.sentences).toHaveLength(1);
  const none = await answerOf(engine, 'any outages between April 3 and April 5, 2030?');
  expect(none.reason).toContain('No line tells of something that went wrong');
  const often = await answerOf(engine, 'how often did the kiln lose its program?');
  expect(often.citations).toMatchObject([{ path: '2030-04-02.md', line: 1 }]);
});
