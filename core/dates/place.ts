import { monthOfPath, yearOfPath } from './file-name.ts';
import { findPeriod, type Period } from './period.ts';
import { isoOf, weekdayOf, dayNumber } from './calendar.ts';
import { dayOfWritten } from './numeric-order.ts';
import type { WrittenDate } from './written-date.ts';

interface Headed {
  readonly heading: string | null;
  readonly level: number;
  readonly parent: number | null;
}

/** A period with the section whose heading says it; null for the path. */
export interface PlacedPeriod extends Period {
  readonly section: number | null;
}

/**
 * For each section the month or year that the headings above it stand for: `# 2024` over `## December` over `### Mon 16`.
 * A heading above at the same level counts when no parent says one, and the path last (`2024-12.md`).
 */
export function periodsOf(sections: readonly Headed[], path: string): (PlacedPeriod | null)[] {
  const month = monthOfPath(path);
  const ofPath: PlacedPeriod | null = month === null ? null : { year: yearOfPath(path), month, section: null };
  /** What holds below each section. */
  const below: (PlacedPeriod | null)[] = [];
  const ofPeers = new Map<string, PlacedPeriod>();
  return sections.map(({ heading, level, parent }, section) => {
    const ofParent = parent === null ? ofPath : (below[parent] ?? null);
    const peer = `${parent ?? ''}/${level}`;
    const held = ofPeers.get(peer) ?? ofParent;
    const said = heading === null ? null : findPeriod(heading);
    const own = said === null ? null : merge(said, ofParent, section);
    if (own !== null) ofPeers.set(peer, own);
    below.push(own ?? held);
    return held;
  });
}

function merge(said: Period, above: PlacedPeriod | null, section: number): PlacedPeriod {
  return { year: said.year ?? above?.year ?? null, month: said.month, section };
}

/**
 * A date of which the headings above say the rest: `Mon 16` below `December 2024`, `Week 51` below `2024`.
 *
 * @returns null for a week without any year
 */
export function inPeriod(
  written: WrittenDate,
  period: PlacedPeriod | null,
  pathYear: number | null,
): WrittenDate | null {
  if (written.kind === 'week') {
    const year = written.year ?? period?.year ?? pathYear;
    const day = year === null ? null : dayOfWritten({ ...written, year }, null);
    if (day === null) return null;
    const [y = 0, month = 0, date = 0] = isoOf(day).split('-').map(Number);
    return { kind: 'day', year: y, month, day: date, weekday: null, from: written.from, to: written.to };
  }
  if (written.kind !== 'nth' || period === null || period.month === null) return written;
  const { day, weekday, from, to } = written;
  return { kind: 'day', year: period.year, month: period.month, day, weekday, from, to };
}

/**
 * A day of the month after (or, newest first, before) the one that the heading above names: `Mon 2` below `Wed 27` of
 * `November 2024` is of December, when the weekday says so.
 *
 * @param above day of the month of the heading before it
 */
export function spilledOver(written: WrittenDate, above: number | null): WrittenDate {
  if (written.kind !== 'day' || written.year === null || written.weekday === null || above === null) return written;
  const { year, month, day, weekday } = written;
  const isRight = (y: number, m: number): boolean => {
    const number = dayNumber(y, m, day);
    return number !== null && weekdayOf(number) === weekday;
  };
  if (isRight(year, month) || above === day) return written;
  const step = day < above ? 1 : -1;
  const index = month - 1 + step;
  const [y, m] = [year + Math.floor(index / 12), ((index + 12) % 12) + 1];
  return isRight(y, m) ? { ...written, year: y, month: m } : written;
}

/** How far a day may be from the month of the heading above it: December's log ends in January. */
const HALF_YEAR_MONTHS = 6;

/**
 * Gives a date without a year that of the heading above it; the weekday beside it can say that the next or the previous
 * year was meant, as in a `2025` that begins in December.
 */
export function withYear(written: WrittenDate, period: Period): WrittenDate {
  if ((written.kind !== 'day' && written.kind !== 'numeric') || written.year !== null || period.year === null)
    return written;
  const { year, month } = period;
  if (written.kind === 'numeric') return { ...written, year };
  if (month !== null) {
    const gap = written.month - month;
    return { ...written, year: gap > HALF_YEAR_MONTHS ? year - 1 : gap < -HALF_YEAR_MONTHS ? year + 1 : year };
  }
  const fits = [year, year - 1, year + 1].find((candidate) => {
    const day = dayNumber(candidate, written.month, written.day);
    return day !== null && (written.weekday === null || weekdayOf(day) === written.weekday);
  });
  return { ...written, year: fits ?? year };
}
