import { createStore } from './store.ts';
import { dayOf } from './words/date.ts';

/** The local calendar day, for ages: a window may stay open over midnight. */
export const today = createStore(dayOf(new Date()));

/** How often the day is looked at. */
const EVERY_MS = 60_000;

/** Keeps `today` current until the returned function is called. */
export function followToday(): () => void {
  const timer = setInterval(() => today.set(dayOf(new Date())), EVERY_MS);
  return () => clearInterval(timer);
}
