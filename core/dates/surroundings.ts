import { isoOf, weekdayOf } from './calendar.ts';
import type { Direction } from './years.ts';

/** The dated section above in the note. */
export interface Above {
  /** Day number (see calendar.ts). */
  readonly day: number;
  readonly section: number;
}

interface Place {
  readonly above: Above | null;
  /** The section among those over this one that says a date itself. */
  readonly under: number | null;
  readonly direction: Direction;
}

/**
 * The day of a heading that is only a weekday: of the week that a heading above it stands for; else the next such day
 * after the section above, or the last before it in a note that runs backwards. Directly below a dated heading, and at
 * the top of a note of which the start is known, that day itself counts too.
 *
 * @param known `week`: a day in the week that the heading above stands for; `start`: the note's first day
 */
export function weekdayAfter(
  weekday: number,
  { above, under, direction }: Place,
  known: { readonly week: number | null; readonly start: number | null },
): number | null {
  if (known.week !== null) return mondayOf(known.week) + ((weekday + 6) % 7);
  if (above === null) return known.start === null ? null : known.start + ahead(weekday, known.start);
  if (above.section === under) return above.day + ahead(weekday, above.day);
  const step = direction === -1 ? -1 : 1;
  const days = (((weekday - weekdayOf(above.day)) * step + 6) % 7) + 1;
  return above.day + days * step;
}

function ahead(weekday: number, from: number): number {
  return (weekday - weekdayOf(from) + 7) % 7;
}

function mondayOf(day: number): number {
  return day - ((weekdayOf(day) + 6) % 7);
}

const MONTH_DAYS = 31;

/**
 * The day of a heading like `Mon 16`: the next 16th after the section above (before it in a note that runs backwards);
 * at the top, the nearest to the note's own day. Only where the weekday agrees.
 */
export function nthDay(
  written: { readonly day: number; readonly weekday: number | null },
  { above, under, direction }: Place,
  start: number | null,
): number | null {
  if (written.weekday === null) return null;
  const fits = (day: number): boolean =>
    Number(isoOf(day).slice(8)) === written.day && weekdayOf(day) === written.weekday;
  if (above !== null) {
    const step = direction === -1 ? -1 : 1;
    for (let away = above.section === under ? 0 : 1; away <= MONTH_DAYS; away++) {
      const day = above.day + away * step;
      if (fits(day)) return day;
    }
    return null;
  }
  if (start === null) return null;
  for (let away = 0; away <= MONTH_DAYS; away++) {
    for (const day of [start + away, start - away]) if (fits(day)) return day;
  }
  return null;
}
