import { useLayoutEffect, useRef, useState } from 'react';

/**
 * `value`, at most once in `everyMs`: the first change after a rest at once, later ones together when the time is over.
 * Typing is answered from the first key on, and never more often than that.
 */
export function usePaced<T>(value: T, everyMs: number): T {
  const [shown, setShown] = useState(value);
  const lastMs = useRef(Number.NEGATIVE_INFINITY);
  // Before the browser paints: what the key changes leaves with the key, and not a frame or two later.
  useLayoutEffect(() => {
    const show = (): void => {
      lastMs.current = performance.now();
      setShown(value);
    };
    const waitMs = lastMs.current + everyMs - performance.now();
    if (waitMs <= 0) {
      show();
      return;
    }
    const timer = setTimeout(show, waitMs);
    return () => clearTimeout(timer);
  }, [value, everyMs]);
  return shown;
}
