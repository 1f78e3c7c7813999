import { expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

test('a note that has the question only in its heading adds no sentence to the answer of another', async () => {
  const notes = {
    '2026-03-02-printer.md': `# Label printer jams after a firmware update

The label printer jams after a firmware update. Reset the tray sensor and load the firmware of January, then the printer stops jamming.
`,
    'ideas.md': `# Label printer jams after a firmware update

Optimization techniques.
`,
  };
  const { sentences, citations } = await answerTo(
    notes,
    'what helps when the label printer jams after a firmware update?',
  );
  expect(sentences.map(({ text }) => text).join(' ')).toContain('tray sensor');
  expect(sentences.every(({ text, group }) => !text.includes('Optimization') && group === undefined)).toBe(true);
  expect(new Set(citations.map(({ path }) => path))).toEqual(new Set(['2026-03-02-printer.md']));
});
