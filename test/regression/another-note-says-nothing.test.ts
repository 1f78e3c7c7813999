import { expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

test('a note that has the question only in a heading adds no sentence to the answer of another', async () => {
  const notes = {
    '2026-03-02-diary.md': `# March

The label printer jams after a firmware update. Reset the tray sensor and load the firmware of January.
`,
    'ideas.md': `# Ideas

## Loom of hall 2

A louder bell, a longer cable.

## Label printer jams, firmware update

Optimization techniques.

## Yard lamps

Timers for winter, and a spare pole.
`,
  };
  const question = 'what helps when the label printer jams after a firmware update?';
  const { sentences, citations } = await answerTo(notes, question);
  expect(sentences.map(({ text }) => text).join(' ')).toContain('tray sensor');
  expect(sentences.every(({ group }) => group === undefined)).toBe(true);
  expect([...new Set(citations.map(({ path }) => path))]).toEqual(['2026-03-02-diary.md']);
});

test('one word of the question out of three does not bring a sentence of another note', async () => {
  const notes = {
    'diary.md': '# November\n\nGot the winch daemon running on the pier box. It restarted all night.\n',
    'ideas.md': '# Ideas\n\n## Winch and derrick\n\nwinch/derrick getting loud\n',
    'reading.md': '# Reading\n\nBox planning and box packing work in this way already.\n',
  };
  const { sentences } = await answerTo(notes, 'which box runs the winch daemon?');
  expect(sentences.map(({ text }) => text)).toEqual([
    'Got the winch daemon running on the pier box. It restarted all night.',
  ]);
});
