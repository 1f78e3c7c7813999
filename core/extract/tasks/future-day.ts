import type { DuePhrase } from './due.ts';
import { findDueAbroad, findLastDayAbroad } from './due-abroad.ts';
import { findDayAtEnd } from './due-tail.ts';
import { findDue } from './due.ts';

/** The day by which something is to be done, in whatever way its words say it: `by Friday`, `bis Freitag`, `… (Fri)`. */
export function findFutureDay(text: string, anchor: string): DuePhrase | null {
  return (
    findDue(text, anchor) ??
    findDueAbroad(text, anchor) ??
    findDayAtEnd(text, anchor) ??
    findLastDayAbroad(text, anchor)
  );
}
