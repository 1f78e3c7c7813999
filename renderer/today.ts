import { createStore } from './store.ts';
import { dayOf } from './words/date.ts';

/** The local calendar day, for ages: a window may stay open over midnight. */
export const today = createStore(dayOf(new Date()));

/** How often the day is looked at. */
const EVERY_MS = 60_000;

/** Keeps `today` current until the returned function is called. */
export function followToday(): () => void {
  const look = (): void => today.set(dayOf(new Date()));
  const timer = setInterval(look, EVERY_MS);
  // Whoever comes back in the morning finds the new day at once, also where the machine slept and no timer ran.
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    window.removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', look);
  };
}
