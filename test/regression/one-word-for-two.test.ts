import { expect, test } from 'vitest';
import { formsOf } from '../../core/ask/query/same-word.ts';
import { readText } from '../../core/ask/units/read-text.ts';
import { contentStems, stem } from '../../core/ask/query/words.ts';

test.each([
  ['rollback', 'They rolled back the gateway.'],
  ['postmortem', 'A post-mortem is written for it.'],
  ['timeout', 'The time out of the pump.'],
])('what others write as two words has the word %s', (word, text) => {
  expect(contentStems(text).has(stem(word))).toBe(true);
  expect(readText(text).stems.has(stem(word))).toBe(true);
  expect(formsOf(word)).toHaveLength(1);
});

test('two words that are two stay so', () => {
  expect(contentStems('time to go out').has('timeout')).toBe(false);
  expect(formsOf('relay')).toEqual([]);
});
