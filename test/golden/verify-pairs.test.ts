import { describe, expect, test } from 'vitest';
import { isShown, readClaimPairs, WRONG } from '../helpers/claim-pairs.ts';

/*
 * How good the check of sentences is: what it shows although the passage does not say it, and what it drops although the
 * passage does.
 */

const pairs = readClaimPairs();

describe.each(['development', 'held-out'] as const)('%s', (half) => {
  const own = pairs.filter((pair) => pair.half === half);
  const good = own.filter(({ supported }) => supported);
  const bad = own.filter(({ supported }) => !supported);

  test('holds enough of both, wrong in every way', () => {
    expect(good.length).toBeGreaterThanOrEqual(45);
    expect(bad.length).toBeGreaterThanOrEqual(45);
    expect(new Set(bad.map(({ wrong }) => wrong))).toEqual(new Set(WRONG));
  });

  test('at most 2 % are shown although the passage does not say it', () => {
    const shown = bad.filter(isShown).map(({ sentence }) => sentence);
    expect(shown.length / bad.length, shown.join('\n')).toBeLessThanOrEqual(0.02);
  });

  test('at most 10 % of the good ones are dropped', () => {
    const dropped = good.filter((pair) => !isShown(pair)).map(({ sentence }) => sentence);
    expect(dropped.length / good.length, dropped.join('\n')).toBeLessThanOrEqual(0.1);
  });
});
