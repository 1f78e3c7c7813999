/** Two ends within this time are one lasting fault, not two accidents. */
export const CRASH_WINDOW_MS = 60_000;

/**
 * Decides what follows when the engine ended by itself: it is started again once, then the fault is reported.
 *
 * @param endsMs times of all ends that nobody asked for, this one included, ascending
 */
export function afterEnd(endsMs: readonly number[]): 'restart' | 'report' {
  const last = endsMs.at(-1);
  const previous = endsMs.at(-2);
  if (last === undefined || previous === undefined) return 'restart';
  return last - previous > CRASH_WINDOW_MS ? 'restart' : 'report';
}
