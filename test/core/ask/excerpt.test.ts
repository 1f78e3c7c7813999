import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from '../../../core/ask/retrieve/excerpt.ts';
import { stem } from '../../../core/ask/query/words.ts';

test('a short text is shown whole, with its matches marked in any form of the word', () => {
  const found = excerptOf('The vacuum holds locks.', new Set([stem('lock'), stem('vacuums')]));
  expect(found.excerpt).toBe('The vacuum holds locks.');
  expect(found.marks.map(([from, to]) => found.excerpt.slice(from, to))).toEqual(['vacuum', 'locks']);
});

test('a long text is cut where the matches are', () => {
  const text = `${'filler words here. '.repeat(60)}The vacuum holds the lock.${' more filler'.repeat(60)}`;
  const found = excerptOf(text, new Set(['vacuum', 'lock']));
  expect(found.excerpt).toContain('vacuum holds the lock');
  expect(found.excerpt.length).toBeLessThanOrEqual(410);
});

test('an excerpt is a piece of the text, and marks lie on wanted words', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('lock', 'vacuum', 'the', 'table\n', 'über,', 'Nacht. '), { maxLength: 300 }),
      (words) => {
        const text = words.join(' ');
        const found = excerptOf(text, new Set(['lock', 'uber']));
        expect(text).toContain(found.excerpt);
        for (const [from, to] of found.marks) expect(['lock', 'über']).toContain(found.excerpt.slice(from, to));
      },
    ),
  );
});
