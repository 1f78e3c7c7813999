import { expect, test } from 'vitest';
import { parseText } from '../helpers/parse.ts';
import { cpuMs } from '../helpers/growth.ts';

test.each(['+ ', '1. ', '* + ', '> '])('a line of 100,000 times %j is parsed at once, and its text is kept', (mark) => {
  const text = `# Note\n\n${mark.repeat(100_000)}end\n\nAfter.\n`;
  // It took minutes.
  expect(cpuMs(() => parseText(text))).toBeLessThan(2000);
  const note = parseText(text);
  expect(note.outline.lines.text).toBe(text);
  expect(note.outline.entries.at(-1)?.text).toBe('After.');
});
