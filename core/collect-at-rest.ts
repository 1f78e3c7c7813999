import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DaybookError } from './errors.ts';

/** Longer than between two keys or two screens. */
const REST_MS = 3_000;

/** Less garbage is not worth the 50 to 100 ms that it takes to find it. */
const WORTH_BYTES = 16 * 1024 * 1024;

/** Node gives this function to those who ask V8 for it, in contexts made from then on. */
function loadCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect !== 'function') throw new DaybookError('internal', 'V8 has no garbage collector to call.');
  return () => void collect();
}

/**
 * Frees what the work of this thread left, once it rests. V8 looks for garbage when it needs room for something new: who
 * has read all facts and then does nothing keeps 100 MB of what it was done with, and for an engine that is open all day
 * nothing is what it does most.
 *
 * @returns to be called after each piece of work
 */
export function collectAtRest({ restMs = REST_MS, worthBytes = WORTH_BYTES } = {}): () => void {
  let collect: (() => void) | null = null;
  let timer: NodeJS.Timeout | null = null;
  let leftBytes = getHeapStatistics().used_heap_size;
  const rest = (): void => {
    if (getHeapStatistics().used_heap_size - leftBytes < worthBytes) return;
    collect ??= loadCollector();
    collect();
    leftBytes = getHeapStatistics().used_heap_size;
  };
  return () => {
    if (timer === null) timer = setTimeout(rest, restMs).unref();
    else timer.refresh();
  };
}
