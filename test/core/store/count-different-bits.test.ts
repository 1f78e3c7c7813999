import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBitCounter } from '../../../core/store/count-different-bits.ts';

/** Bit by bit. */
function differentBits(a: Uint8Array, b: Uint8Array): number {
  let bits = 0;
  for (const [at, byte] of a.entries()) for (let x = byte ^ (b[at] ?? 0); x > 0; x >>= 1) bits += x & 1;
  return bits;
}

test('counts what counting bit by bit counts, for any codes of any length', () => {
  const sets = fc.integer({ min: 1, max: 40 }).chain((blocks) => {
    const code = fc.uint8Array({ minLength: blocks * 16, maxLength: blocks * 16 });
    return fc.record({ query: code, codes: fc.array(code, { maxLength: 30 }) });
  });
  fc.assert(
    fc.property(sets, ({ query, codes }) => {
      const counter = createBitCounter(query.length);
      for (const [at, code] of codes.entries()) counter.set(at, code);
      expect([...counter.differences(query, codes.length)]).toEqual(codes.map((code) => differentBits(code, query)));
    }),
  );
});

test('codes that all differ in every bit do not overflow, and stay when the memory grows', () => {
  const counter = createBitCounter(512);
  const zeros = new Uint8Array(512);
  const ones = new Uint8Array(512).fill(255);
  for (let at = 0; at < 1_000; at++) counter.set(at, at % 2 === 0 ? zeros : ones);
  const found = counter.differences(ones, 1_000);
  expect(new Set(found.filter((_, at) => at % 2 === 0))).toEqual(new Set([4096]));
  expect(new Set(found.filter((_, at) => at % 2 === 1))).toEqual(new Set([0]));
});

test('a length that is no whole number of blocks is refused', () => {
  expect(() => createBitCounter(20)).toThrow(RangeError);
});
