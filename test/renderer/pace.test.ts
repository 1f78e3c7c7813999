import { expect, test } from 'vitest';
import { createPace, NO_PACE } from '../../renderer/pace.ts';

test('a rate is told after a second, of what was done since it was first seen', () => {
  const paceOf = createPace();
  expect(paceOf(500, 1_500, 0)).toEqual(NO_PACE);
  expect(paceOf(600, 1_500, 900)).toEqual(NO_PACE);
  expect(paceOf(700, 1_500, 2_000)).toEqual({ perSecond: 100, remainingMs: 8_000 });
  expect(paceOf(700, null, 2_000)).toEqual({ perSecond: 100, remainingMs: null });
});

test('what stands still, or is beyond its total, promises nothing wrong', () => {
  const paceOf = createPace();
  paceOf(10, 20, 0);
  expect(paceOf(10, 20, 5_000)).toEqual(NO_PACE);
  expect(paceOf(30, 20, 10_000)).toEqual({ perSecond: 2, remainingMs: 0 });
});
