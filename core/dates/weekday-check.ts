import type { Warning } from '../contract/notices.ts';
import { WEEKDAYS, dayNumber, isoOf, weekdayOf } from './calendar.ts';
import type { Direction, OpenDay } from './years.ts';

interface Neighbours {
  /** Day of the dated section above, at the same level; null at the top. */
  readonly above: number | null;
  /** Day of the dated section below when nothing speaks against it. */
  readonly below: number | null;
  readonly direction: Direction;
}

/** How far from the written day the day that was meant may be. */
const MAX_SLIP_DAYS = 6;

/**
 * Compares a written weekday with the day it stands beside. Where they disagree, the weekday is believed only when the
 * written day repeats the section above or breaks the order of the note; else the day as written.
 *
 * @param day the written date as a day number
 * @returns the day to use, and a warning when the two disagree
 */
export function checkWeekday(
  written: OpenDay & { readonly text: string },
  day: number,
  neighbours: Neighbours,
): { readonly day: number; readonly warning: Warning | null } {
  const { weekday } = written;
  if (weekday === null || weekdayOf(day) === weekday) return { day, warning: null };
  const reason = reasonAgainst(day, neighbours);
  const meant = reason === null ? null : dayMeant({ ...written, weekday }, day, neighbours);
  const said = `“${written.text}”: ${isoOf(day)} is a ${WEEKDAYS[weekdayOf(day)] ?? ''}, not a ${WEEKDAYS[weekday] ?? ''}.`;
  const outcome =
    meant === null
      ? `The day was kept as it is written, because ${reasonFor(reason)}.`
      : `Read as ${isoOf(meant)}, because the written day ${reason ?? ''}.`;
  return {
    day: meant ?? day,
    warning: { code: 'weekday-mismatch', message: `${said} ${outcome} Correct the heading if that is wrong.` },
  };
}

function reasonFor(against: string | null): string {
  return against === null
    ? 'the dates around it do not speak against it'
    : `no day near it fits better, although it ${against}`;
}

function reasonAgainst(day: number, { above, below, direction }: Neighbours): string | null {
  if (day === above) return 'repeats the section above';
  const forward = direction === -1 ? -1 : 1;
  if (direction === 0) return null;
  if (above !== null && (day - above) * forward < 0) return 'is out of order with the section above';
  if (below !== null && (below - day) * forward < 0) return 'is out of order with the section below';
  return null;
}

function dayMeant(written: OpenDay & { readonly weekday: number }, day: number, neighbours: Neighbours): number | null {
  const { above, below, direction } = neighbours;
  const forward = direction === -1 ? -1 : 1;
  const fits = (candidate: number | null): candidate is number =>
    candidate !== null &&
    weekdayOf(candidate) === written.weekday &&
    (above === null || (candidate - above) * forward > 0) &&
    (below === null || (below - candidate) * forward >= 0);
  for (let slip = 1; slip <= MAX_SLIP_DAYS; slip++) {
    for (const candidate of [day + slip * forward, day - slip * forward]) if (fits(candidate)) return candidate;
  }
  // The year of last month's headings is easily written in January.
  for (const step of [1, -1]) {
    const candidate = written.year === null ? null : dayNumber(written.year + step, written.month, written.day);
    if (fits(candidate)) return candidate;
  }
  return null;
}
