import { useEffect, useRef, useState } from 'react';
import { isTyping } from '../../keys.ts';

/** Who has not typed for this long is not in the middle of a sentence. */
const REST_MS = 60_000;
/** How often it is looked whether they are, once the day is over. */
const LOOK_MS = 5_000;

/** The day that is shown as today. */
export interface TurnedDay {
  readonly shown: string;
  /** Goes on to the new day at once. */
  readonly turn: () => void;
}

/** Today, which becomes the next day when typing rests: at midnight nobody's note is taken from under their hands. */
export function useTurnedDay(now: string): TurnedDay {
  const [shown, setShown] = useState(now);
  // Clock time, and not the time that the page ran: a machine may have slept in between.
  const typedMs = useRef(0);
  useEffect(() => {
    const onKey = ({ target }: KeyboardEvent): void => {
      if (isTyping(target)) typedMs.current = Date.now();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
  useEffect(() => {
    if (shown === now) return undefined;
    const turnIfRested = (): void => {
      if (Date.now() - typedMs.current >= REST_MS) setShown(now);
    };
    turnIfRested();
    const timer = setInterval(turnIfRested, LOOK_MS);
    return () => clearInterval(timer);
  }, [shown, now]);
  return { shown, turn: () => setShown(now) };
}
