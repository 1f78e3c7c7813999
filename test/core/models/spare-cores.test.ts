import { describe, expect, it } from 'vitest';
import { spareCores } from '../../../core/models/spare-cores.ts';

const start = { atMs: 0, busyMs: 0, ownMs: 0 };

describe('spare cores', () => {
  it.each([
    { when: 'nobody else works', cores: 4, after: { atMs: 1_000, busyMs: 4_000, ownMs: 4_000 }, spare: 4 },
    { when: 'one core is taken by others', cores: 4, after: { atMs: 1_000, busyMs: 4_000, ownMs: 3_000 }, spare: 3 },
    { when: 'others do a little', cores: 2, after: { atMs: 1_000, busyMs: 2_000, ownMs: 1_700 }, spare: 2 },
    { when: 'others want everything', cores: 2, after: { atMs: 1_000, busyMs: 2_000, ownMs: 100 }, spare: 1 },
    { when: 'no time went by', cores: 2, after: start, spare: 2 },
    { when: 'the counters disagree', cores: 2, after: { atMs: 1_000, busyMs: 500, ownMs: 900 }, spare: 2 },
  ])('when $when', ({ cores, after, spare }) => {
    expect(spareCores(start, after, cores)).toBe(spare);
  });
});
