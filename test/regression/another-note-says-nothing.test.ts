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
