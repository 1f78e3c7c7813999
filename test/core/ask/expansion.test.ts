import { expect, test } from 'vitest';
import { expansionsOf } from '../../../core/ask/query/expansion.ts';
import { WORD_GROUPS } from '../../../core/ask/query/thesaurus-groups.ts';
import { stem } from '../../../core/ask/query/words.ts';

test('a word brings the others of its group, and never itself', () => {
  const found = expansionsOf('the certificate is about to lapse');
  expect(found.get(stem('lapse'))).toContain(stem('expire'));
  expect(found.get(stem('certificate'))).toContain('cert');
  expect(found.get(stem('lapse'))).not.toContain(stem('lapse'));
});

test('a phrase counts as one', () => {
  expect(expansionsOf('ran out of memory').get(stem('memory'))).toContain('oom');
  expect(expansionsOf('memory').get('out')).toBeUndefined();
});

test('words of no group bring nothing', () => {
  expect(expansionsOf('the heron reads slowly by candlelight').size).toBeLessThanOrEqual(1);
});

test('every group says where its words come from and has at least two of them', () => {
  for (const { words, source } of WORD_GROUPS) {
    expect(source).not.toBe('');
    expect(new Set(words).size).toBe(words.length);
    expect(words.length).toBeGreaterThan(1);
  }
});
