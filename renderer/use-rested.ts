import { useEffect, useState } from 'react';

/**
 * `value`, held as it is while `moving` changes: the newest one follows when `moving` has been the same for `ms`. A value
 * that changes by itself is given at once.
 */
export function useRested<T>(value: T, moving: unknown, ms: number): T {
  const [held, setHeld] = useState(value);
  const [rested, setRested] = useState(moving);
  const isAtRest = Object.is(rested, moving);
  useEffect(() => {
    if (isAtRest) return;
    const timer = setTimeout(() => setRested(moving), ms);
    return () => clearTimeout(timer);
  }, [isAtRest, moving, ms]);
  if (!isAtRest) return held;
  if (!Object.is(held, value)) setHeld(value);
  return value;
}
