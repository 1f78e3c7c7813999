import { strict } from 'chrono-node/en';
import { dayNumber, isoOf, yearOf } from './calendar.ts';
import type { Toward } from './relative-words.ts';

/** A step against the expected direction counts this many times its length: some 40 days are possible, no more. */
const AGAINST_DIRECTION = 8;

/**
 * The day that a short phrase such as `Dec 20th`, `in two weeks` or `3 days ago` names, as chrono reads it (strict:
 * nothing casual, no guesses). A year that is not written is the one that brings the day nearest to the anchor.
 *
 * @param anchor day number (see calendar.ts)
 * @returns a day number; null when chrono finds no day at the start of the phrase
 */
export function dayByChrono(phrase: string, anchor: number, toward: Toward): number | null {
  // Noon of the anchor on this computer's calendar, so that the components come back on the same calendar.
  const [year = 0, month = 1, day = 1] = isoOf(anchor).split('-').map(Number);
  const [found] = strict.parse(phrase, new Date(year, month - 1, day, 12));
  if (found === undefined || found.index !== 0) return null;
  const { start } = found;
  const [foundYear, foundMonth, foundDay] = [start.get('year'), start.get('month'), start.get('day')];
  if (foundYear === null || foundMonth === null || foundDay === null) return null;
  if (start.isCertain('year') || !start.isCertain('month')) return dayNumber(foundYear, foundMonth, foundDay);
  return nearestYear({ month: foundMonth, day: foundDay }, anchor, toward);
}

/** The day of that month and day nearest to the anchor; a day on the unexpected side of it is not likely. */
export function nearestYear(
  date: { readonly month: number; readonly day: number },
  anchor: number,
  toward: Toward,
): number | null {
  let best: number | null = null;
  let bestCost = Infinity;
  for (let year = yearOf(anchor) - 1; year <= yearOf(anchor) + 1; year++) {
    const day = dayNumber(year, date.month, date.day);
    if (day === null) continue;
    const gap = toward === 'future' ? day - anchor : anchor - day;
    const cost = gap < 0 ? -gap * AGAINST_DIRECTION : gap;
    if (cost < bestCost) [best, bestCost] = [day, cost];
  }
  return best;
}
