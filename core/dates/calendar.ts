const MS_PER_DAY = 86_400_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** English names, 0 is Sunday, as `Date` counts. */
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** English names in lower case, January first. */
export const MONTH_NAMES =
  'january february march april may june july august september october november december'.split(' ');

/**
 * A calendar day as days since 1970-01-01.
 *
 * @param month 1 to 12
 * @returns null when there is no such day, or its year is not between 1900 and 2199
 */
export function dayNumber(year: number, month: number, day: number): number | null {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null;
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return ms / MS_PER_DAY;
}

function numberOf(iso: string): number | null {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return dayNumber(year, month, day);
}

/** Whole days from one day to another, both `YYYY-MM-DD`; null when one of them is none. */
export function daysBetween(from: string, to: string): number | null {
  const [a, b] = [numberOf(from), numberOf(to)];
  return a === null || b === null ? null : b - a;
}

/** Whether there is such a day in some year. */
export function isDay(year: number | null, month: number, day: number): boolean {
  // A leap year, so that 29 February passes when no year is written.
  return dayNumber(year ?? 2000, month, day) !== null;
}

/** `YYYY-MM-DD` of a day number. */
export function isoOf(day: number): string {
  const date = new Date(day * MS_PER_DAY);
  return `${date.getUTCFullYear()}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
}

/** 0 (Sunday) to 6. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function yearOf(day: number): number {
  return new Date(day * MS_PER_DAY).getUTCFullYear();
}

/** The calendar day, in UTC, of a time in milliseconds. */
export function dayOfMs(ms: number): number {
  return Math.floor(ms / MS_PER_DAY);
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
