import { expect, test } from 'vitest';
import { lineHits } from '../../renderer/screens/note/use-find.ts';

test('places are counted line by line, from the first line that is shown, and not across lines', () => {
  const text = 'head one\none two one\n\nTwo\nthree one\ttwo';
  expect(lineHits(text, 'one', 1)).toEqual([
    { line: 1, nth: 0 },
    { line: 2, nth: 0 },
    { line: 2, nth: 1 },
    { line: 5, nth: 0 },
  ]);
  expect(lineHits(text, 'ONE two', 1)).toEqual([
    { line: 2, nth: 0 },
    { line: 5, nth: 0 },
  ]);
  expect(lineHits(text, 'one', 3)).toEqual([{ line: 5, nth: 0 }]);
  expect(lineHits(text, 'one', 9)).toEqual([]);
  expect(lineHits(text, ' ', 1)).toEqual([]);
});

test('no more of a long text is read than the places that are counted need', () => {
  const text = `${'the sluice was shut '.repeat(5)}\n`.repeat(50_000);
  const tookMs = Array.from({ length: 8 }, () => {
    const startedMs = performance.now();
    expect(lineHits(text, 's', 1)).toHaveLength(5_000);
    return performance.now() - startedMs;
  });
  expect(Math.min(...tookMs)).toBeLessThan(40);
});
