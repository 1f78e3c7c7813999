import { dayNumber, weekdayOf, yearOf } from './calendar.ts';

/** A date whose year may be open. */
export interface OpenDay {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly weekday: number | null;
}

/** 1: the note's dates go forward, oldest first; -1: newest first; 0: not known. */
export type Direction = 1 | -1 | 0;

/** A step against the note's direction counts this many times its length: up to some 40 days back are a slip, no more. */
const AGAINST_DIRECTION = 8;
/** How far ahead of a file's last change its headings may be: plans are, a log is not. */
const MAX_DAYS_AHEAD = 31;
/** Two neighbours further apart than this, as days of a year, stand on both sides of New Year. */
const HALF_YEAR_DAYS = 183;

/** Which way a note's dates run, by majority of its neighbours. */
export function directionOf(days: readonly OpenDay[]): Direction {
  let balance = 0;
  for (const [index, here] of days.entries()) {
    const above = days[index - 1];
    if (above === undefined) continue;
    const years = here.year !== null && above.year !== null ? here.year - above.year : 0;
    const step = (here.month - above.month) * 31 + here.day - above.day;
    if (years !== 0) balance += Math.sign(years);
    else if (Math.abs(step) < HALF_YEAR_DAYS) balance += Math.sign(step);
  }
  return balance > 0 ? 1 : balance < 0 ? -1 : 0;
}

/**
 * Gives every date its year: its own, else the one that brings it nearest to its neighbour; when no date of the note
 * has one, the first of the hinted years under which most written weekdays are right.
 *
 * @param hints `notAfter`: day after which no date is likely, or null
 * @returns day numbers; null for 29 February where no near year has one, and everywhere when there is no hint either
 */
export function fillYears(
  days: readonly OpenDay[],
  hints: { readonly years: readonly number[]; readonly notAfter: number | null },
): (number | null)[] {
  const direction = directionOf(days);
  const anchor = days.findIndex((date) => date.year !== null);
  if (anchor !== -1) return fillFrom(days, anchor, direction);
  let best: (number | null)[] = days.map(() => null);
  let bestMatches = -1;
  for (const year of hints.years) {
    const filled = fillFrom(
      days.map((date, index) => (index === 0 ? { ...date, year } : date)),
      0,
      direction,
    );
    const right = filled.filter((day, index) => day !== null && weekdayOf(day) === days[index]?.weekday).length;
    const { notAfter } = hints;
    const isAhead = notAfter !== null && filled.some((day) => day !== null && day > notAfter + MAX_DAYS_AHEAD);
    const matches = right * 2 + (isAhead ? 0 : 1);
    if (matches > bestMatches) [best, bestMatches] = [filled, matches];
  }
  return best;
}

function fillFrom(days: readonly OpenDay[], anchor: number, direction: Direction): (number | null)[] {
  const filled: (number | null)[] = days.map((date) =>
    date.year === null ? null : dayNumber(date.year, date.month, date.day),
  );
  fillAlong(days, filled, { from: anchor, step: 1, direction });
  fillAlong(days, filled, { from: anchor, step: -1, direction });
  return filled;
}

function fillAlong(
  days: readonly OpenDay[],
  filled: (number | null)[],
  walk: { readonly from: number; readonly step: 1 | -1; readonly direction: Direction },
): void {
  let near = filled[walk.from] ?? null;
  for (let at = walk.from + walk.step; at >= 0 && at < days.length; at += walk.step) {
    const date = days[at];
    if (date === undefined) return;
    if (date.year === null && near !== null) filled[at] = nearest(date, near, walk.direction * walk.step);
    near = filled[at] ?? near;
  }
}

function nearest(date: OpenDay, near: number, sign: number): number | null {
  let best: number | null = null;
  let bestCost = Infinity;
  for (let year = yearOf(near) - 1; year <= yearOf(near) + 1; year++) {
    const day = dayNumber(year, date.month, date.day);
    if (day === null) continue;
    const gap = day - near;
    const cost = Math.abs(gap) * (gap * sign < 0 ? AGAINST_DIRECTION : 1);
    if (cost < bestCost) [best, bestCost] = [day, cost];
  }
  return best;
}
