import type { DuePhrase } from './tasks-due.ts';
import { findDueAbroad, findLastDayAbroad } from './tasks-due-abroad.ts';
import { findDayAtEnd } from './tasks-due-tail.ts';
import { findDue } from './tasks-due.ts';

/** The day by which something is to be done, in whatever way its words say it: `by Friday`, `bis Freitag`, `… (Fri)`. */
export function findFutureDay(text: string, anchor: string): DuePhrase | null {
  return (
    findDue(text, anchor) ??
    findDueAbroad(text, anchor) ??
    findDayAtEnd(text, anchor) ??
    findLastDayAbroad(text, anchor)
  );
}
