import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuse } from '../../../core/ask/fuse.ts';

const hits = (...ids: number[]) => ids.map((id, index) => ({ id, score: 1 - index / 10 }));

test('what both lists place high comes first', () => {
  const fused = fuse([
    { retriever: 'lexical', weight: 1, hits: hits(1, 2, 3) },
    { retriever: 'vector', weight: 1, hits: hits(2, 4, 1) },
  ]);
  expect(fused.map(({ id }) => id)).toEqual([2, 1, 4, 3]);
  expect(fused[0]?.why).toEqual([
    { retriever: 'lexical', rank: 2, score: 0.9 },
    { retriever: 'vector', rank: 1, score: 1 },
  ]);
});

test('an exact hit is never displaced, whatever the other lists hold', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
      fc.double({ min: 0, max: 50, noNaN: true }),
      (lexical, vector, weight) => {
        const exact = lexical.slice(0, 2);
        const fused = fuse([
          { retriever: 'vector', weight, hits: hits(...vector) },
          { retriever: 'lexical', weight: 1, hits: hits(...lexical) },
          { retriever: 'exact', weight: 0, hits: hits(...exact) },
        ]);
        expect(fused.slice(0, exact.length).map(({ id }) => id)).toEqual(exact);
        expect(new Set(fused.map(({ id }) => id))).toEqual(new Set([...lexical, ...vector]));
      },
    ),
  );
});
