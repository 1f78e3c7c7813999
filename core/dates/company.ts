import type { WrittenDate } from './written-date.ts';

/** Weak dates of one log are no further apart than this, in days. */
const NEAR_DAYS = 45;
const YEAR_DAYS = 372;
const MONTH_DAYS = 31;

interface Kept {
  readonly level: number;
  readonly written: WrittenDate;
  readonly periodMonth: number | null;
}

/**
 * Leaves out what may be a fraction or a version (`11/22`, `16.12.24`) unless it stands among dates of about the same
 * time at its level, or below the name of its month. `1/3`, `2/3`, `3/3` number the parts of something.
 */
export function withCompany<T extends Kept>(dates: readonly T[]): T[] {
  if (!dates.some(({ written }) => written.isWeak === true)) return [...dates];
  const areParts = isPartNumbers(dates) || areVersions(dates);
  return dates.filter((date) => {
    if (date.written.isWeak !== true) return true;
    if (date.written.kind === 'nth' || areParts) return false;
    const here = daysOfYear(date.written);
    if (date.periodMonth !== null && here.some((day) => Math.floor(day / MONTH_DAYS) === date.periodMonth)) return true;
    return dates.some(
      (other) => other !== date && other.level === date.level && isNear(here, daysOfYear(other.written)),
    );
  });
}

/** Where in a year of months with 31 days the date may be. */
function daysOfYear(written: WrittenDate): number[] {
  if (written.kind === 'day') return [written.month * MONTH_DAYS + written.day - 1];
  if (written.kind !== 'numeric') return [];
  const { first, second } = written;
  return [first * MONTH_DAYS + second - 1, second * MONTH_DAYS + first - 1];
}

function isNear(here: readonly number[], there: readonly number[]): boolean {
  return here.some((one) =>
    there.some((other) => {
      const gap = Math.abs(one - other);
      return Math.min(gap, YEAR_DAYS - gap) <= NEAR_DAYS;
    }),
  );
}

/** `10.15.24`, `10.15.25`: only the last number goes on. */
function areVersions(dates: readonly Kept[]): boolean {
  const days = dates.flatMap(({ written }) => (written.isWeak === true && written.kind === 'day' ? [written] : []));
  const [first] = days;
  if (first === undefined || days.length < 2) return false;
  const isSameDay = days.every(({ month, day }) => month === first.month && day === first.day);
  return isSameDay && days.some(({ year }) => year !== first.year);
}

function isPartNumbers(dates: readonly Kept[]): boolean {
  const pairs = dates.flatMap(({ written }): (readonly [number, number])[] => {
    if (written.isWeak !== true || written.kind === 'nth' || written.kind === 'weekday' || written.kind === 'week')
      return [];
    if (written.kind === 'numeric') return [[written.first, written.second]];
    return [written.order === 'day-first' ? [written.day, written.month] : [written.month, written.day]];
  });
  const total = pairs[0]?.[1];
  return pairs.length > 1 && pairs.every(([part, of], index) => part === index + 1 && of === total && part <= of);
}
