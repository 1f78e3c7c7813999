import type { Progress } from '../contract/index-run.ts';

/** Before this much time has passed, a rate says nothing. */
const SETTLED_MS = 500;

/** A reader sees ten changes a second as motion; more only cost. */
const REPORT_EVERY_MS = 100;

export interface StageProgress {
  /** The progress to show now; null when the last one is so fresh that nobody would see the difference. */
  next(done: number, total: number | null, nowMs: number): Progress | null;
}

/** Counts one stage of a run: rate since its start, and the time that is left at that rate. */
export function stageProgress(stage: Progress['stage'], startMs: number): StageProgress {
  let reportedMs = Number.NEGATIVE_INFINITY;
  return {
    next(done, total, nowMs) {
      if (nowMs - reportedMs < REPORT_EVERY_MS && done !== total) return null;
      reportedMs = nowMs;
      const elapsedMs = nowMs - startMs;
      const perSecond = elapsedMs < SETTLED_MS || done === 0 ? null : (done * 1000) / elapsedMs;
      const remainingMs = perSecond === null || total === null ? null : ((total - done) * 1000) / perSecond;
      return { stage, done, total, perSecond, remainingMs };
    },
  };
}
