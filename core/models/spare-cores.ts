import { cpus } from 'node:os';

/** CPU time since some start, in ms summed over all cores. */
export interface CpuSample {
  readonly atMs: number;
  /** All processes; work of low priority is left out, because it gives way. */
  readonly busyMs: number;
  /** This process. */
  readonly ownMs: number;
}

/** Shorter than this, the system's own counters are too coarse. */
const WINDOW_MS = 200;
const SAMPLE_EVERY_MS = 1_000;

/**
 * How many cores this process can have for itself, given what the others did between two samples; at least one.
 *
 * A model that computes with as many threads as cores waits at each step for the slowest thread: one other busy process
 * makes it several times slower than with one thread fewer.
 */
export function spareCores(before: CpuSample, after: CpuSample, cores: number): number {
  const spanMs = after.atMs - before.atMs;
  if (spanMs <= 0) return cores;
  const othersMs = after.busyMs - before.busyMs - (after.ownMs - before.ownMs);
  return Math.min(cores, Math.max(1, cores - Math.round(othersMs / spanMs)));
}

/** Watches the machine; the returned function gives the spare cores of the last moment. Never keeps the process alive. */
export function watchSpareCores(cores: number): () => number {
  let before = takeSample();
  let spare = cores;
  const look = (): void => {
    if (performance.now() - before.atMs < WINDOW_MS) return;
    const after = takeSample();
    spare = spareCores(before, after, cores);
    before = after;
  };
  setInterval(look, SAMPLE_EVERY_MS).unref();
  return () => {
    look();
    return spare;
  };
}

function takeSample(): CpuSample {
  const own = process.cpuUsage();
  const busyMs = cpus().reduce((sum, { times }) => sum + times.user + times.sys + times.irq, 0);
  return { atMs: performance.now(), busyMs, ownMs: (own.user + own.system) / 1_000 };
}
