import { dayNumber, isoOf } from '../../dates/calendar.ts';
import { findWrittenDate } from '../../dates/written.ts';

/** A date stands near the start of what is labelled as one. */
const DAY_MAX_CHARS = 80;

/**
 * The day in a text such as `2024-03-01`, `1 March 2024, updated …`, `Accepted (2024-03-01)`.
 *
 * @returns null without a year, and for a date that can be read in two ways: the date of the section is better then
 */
export function dayOfText(text: string): string | null {
  const written = findWrittenDate(text.slice(0, DAY_MAX_CHARS));
  if (written?.kind === 'day') return isoDay(written.year, written.month, written.day);
  if (written?.kind !== 'numeric') return null;
  const { year, first, second } = written;
  if (first > 12) return isoDay(year, second, first);
  return second > 12 || first === second ? isoDay(year, first, second) : null;
}

function isoDay(year: number | null, month: number, day: number): string | null {
  const number = year === null ? null : dayNumber(year, month, day);
  return number === null ? null : isoOf(number);
}
