import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** A value that follows another at its own pace. */
export interface Paced<T> {
  readonly value: T;
  /** True when a change would be followed at once. */
  readonly isDue: () => boolean;
}

/**
 * `value`, at most once in `everyMs`: the first change after a rest at once, later ones together when the time is over.
 * Typing is answered from the first key on, and never more often than that.
 */
export function usePaced<T>(value: T, everyMs: number): Paced<T> {
  const [shown, setShown] = useState(value);
  const lastMs = useRef(Number.NEGATIVE_INFINITY);
  const isDue = useCallback(() => performance.now() >= lastMs.current + everyMs, [everyMs]);
  // Before the browser paints: what the key changes leaves with the key, and not a frame or two later.
  useLayoutEffect(() => {
    const show = (): void => {
      lastMs.current = performance.now();
      setShown(value);
    };
    if (isDue()) {
      show();
      return;
    }
    const timer = setTimeout(show, lastMs.current + everyMs - performance.now());
    return () => clearTimeout(timer);
  }, [value, everyMs, isDue]);
  return { value: shown, isDue };
}
