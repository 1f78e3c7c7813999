import { workProgress } from '../print/progress-bar.ts';
import type { Terminal } from '../terminal.ts';

/** A reader sees ten changes a second as motion. */
const SHOW_EVERY_MS = 100;
/** Where nobody watches a line that changes, a log needs a sign of life. */
const NOTE_EVERY_MS = 15_000;
/** Before this much time has passed, a rate says nothing. */
const SETTLED_MS = 500;

/** Shows how far a long work is, as the terminal can: a line that changes, or one line now and then. */
export function progressOn(terminal: Terminal): (line: () => string) => void {
  let shownMs = terminal.showsStatus ? Number.NEGATIVE_INFINITY : performance.now();
  return (line) => {
    const nowMs = performance.now();
    if (nowMs - shownMs < (terminal.showsStatus ? SHOW_EVERY_MS : NOTE_EVERY_MS)) return;
    shownMs = nowMs;
    if (terminal.showsStatus) terminal.showStatus(line());
    else terminal.note(line());
  };
}

/** Counts questions from now on, and shows the time that is left at the rate so far. */
export function countQuestions(terminal: Terminal, label: string, total: number): (done: number) => void {
  const startMs = performance.now();
  const show = progressOn(terminal);
  return (done) =>
    show(() => {
      const elapsedMs = performance.now() - startMs;
      const perSecond = elapsedMs < SETTLED_MS || done === 0 ? null : (done * 1000) / elapsedMs;
      const remainingMs = perSecond === null ? null : ((total - done) * 1000) / perSecond;
      return workProgress(label, { done, total, perSecond, remainingMs }, terminal.statusColumns);
    });
}
