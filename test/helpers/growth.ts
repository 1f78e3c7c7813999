/** How much longer a text is in the second run of a growth. */
export const GROWTH_STEP = 4;
/** Below this, what else the process does outweighs the work. */
const LEAST_MS = 4;
const RUNS = 4;

/** The work of this process alone, in milliseconds of its time: what waits for others does not count. */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

/** The fastest of some runs. */
function fastestMs(work: () => void): number {
  return Math.max(LEAST_MS, Math.min(...Array.from({ length: RUNS }, () => cpuMs(work))));
}

/**
 * How many times as long the work takes on four times as much: about 4 where it grows with the length, 16 where with its
 * square. A machine that is busy slows both alike.
 */
export function growth(prepare: (size: number) => () => void, size: number): number {
  const [few, many] = [prepare(size / GROWTH_STEP), prepare(size)];
  few();
  return fastestMs(many) / fastestMs(few);
}

/** More than a length that grows fourfold explains, with room for caches and collection; a square is 16. */
export const LINEAR = 10;
