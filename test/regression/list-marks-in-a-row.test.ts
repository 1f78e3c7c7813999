import { expect, test } from 'vitest';
import { parseText } from '../helpers/parse.ts';

test.each(['+ ', '1. ', '* + ', '> '])('a line of 100,000 times %j is parsed at once, and its text is kept', (mark) => {
  const text = `# Note\n\n${mark.repeat(100_000)}end\n\nAfter.\n`;
  const started = performance.now();
  const note = parseText(text);
  // It took minutes.
  expect(performance.now() - started).toBeLessThan(2000);
  expect(note.outline.lines.text).toBe(text);
  expect(note.outline.entries.at(-1)?.text).toBe('After.');
});
