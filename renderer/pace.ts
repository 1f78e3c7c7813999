/** How fast something goes, and what is left; null until that says something. */
export interface Pace {
  readonly perSecond: number | null;
  readonly remainingMs: number | null;
}

export const NO_PACE: Pace = { perSecond: null, remainingMs: null };

/** Before this much time has passed, a rate says nothing. */
const SETTLED_MS = 1_000;

/** Measures one thing from where it was first seen: what was done before that took no time here. */
export function createPace(): (done: number, total: number | null, nowMs: number) => Pace {
  let first: { readonly atMs: number; readonly done: number } | null = null;
  return (done, total, nowMs) => {
    first ??= { atMs: nowMs, done };
    const elapsedMs = nowMs - first.atMs;
    const perSecond = elapsedMs < SETTLED_MS ? 0 : ((done - first.done) * 1_000) / elapsedMs;
    if (perSecond <= 0) return NO_PACE;
    return { perSecond, remainingMs: total === null ? null : (Math.max(total - done, 0) * 1_000) / perSecond };
  };
}
