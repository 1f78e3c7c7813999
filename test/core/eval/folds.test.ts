import { expect, test } from 'vitest';
import { foldsByCorpus } from '../../../core/eval/folds.ts';

interface Example {
  readonly corpus: string | null;
  readonly value: number;
}

const EXAMPLES: readonly Example[] = [
  { corpus: 'a', value: 1 },
  { corpus: 'a', value: 3 },
  { corpus: 'b', value: 10 },
  { corpus: null, value: 100 },
  { corpus: 'c', value: 20 },
  { corpus: null, value: 200 },
];

const corpusOf = ({ corpus }: Example) => corpus;

test('every example is predicted once, by what was fitted without its corpus', () => {
  const seen = new Map<string, readonly number[]>();
  const held = foldsByCorpus(EXAMPLES, {
    corpusOf,
    fit: (training, leftOut) => {
      seen.set(
        leftOut,
        training.map(({ value }) => value),
      );
      const sum = training.reduce((total, { value }) => total + value, 0);
      return () => sum;
    },
  });
  expect(held.map(({ example }) => example)).toEqual(EXAMPLES);
  // The two of no corpus are dealt to a and b.
  expect(held.map(({ corpus }) => corpus)).toEqual(['a', 'a', 'b', 'a', 'c', 'b']);
  expect(Object.fromEntries(seen)).toEqual({ a: [10, 20, 200], b: [1, 3, 100, 20], c: [1, 3, 10, 100, 200] });
  expect(held.map(({ prediction }) => prediction)).toEqual([230, 230, 124, 230, 314, 124]);
});

test('a rule that only knows its own corpus fails on the one that is left out', () => {
  const held = foldsByCorpus(EXAMPLES, {
    corpusOf,
    fit: (training) => {
      const known = new Set(training.map(({ corpus }) => corpus));
      return ({ corpus }) => known.has(corpus);
    },
  });
  expect(held.filter(({ example }) => example.corpus !== null).every(({ prediction }) => !prediction)).toBe(true);
});

test('one corpus cannot be left out', () => {
  const fit = () => () => 0;
  expect(() => foldsByCorpus(EXAMPLES.slice(0, 2), { corpusOf, fit })).toThrow('Nothing can be held out');
});
