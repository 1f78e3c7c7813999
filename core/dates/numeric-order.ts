import { dayNumber, weekdayOf } from './calendar.ts';
import { assumedOrder, type AssumedOrders } from './journal-order.ts';
import type { NumericOrder, WrittenDate } from './written-date.ts';
import { mondayOfWeek } from './written-week.ts';

/** What decided whether a note's dates like `11/04/2024` start with the month or the day, strongest first. */
export const ORDER_EVIDENCE = ['part', 'weekday', 'file-name', 'front-matter', 'heading', 'sequence'] as const;
export type OrderEvidence = (typeof ORDER_EVIDENCE)[number];

export interface DateOrder {
  readonly order: NumericOrder;
  /**
   * `part`: a number over 12. `weekday`: a weekday beside it. `file-name`, `front-matter`, `heading`: the day or month
   * that stands there. `sequence`: the headings advance in small steps. `journal`: the other notes. `locale`: nothing.
   */
  readonly from: OrderEvidence | 'journal' | 'locale';
}

export interface OrderHints {
  /** Day number that the path names without doubt. */
  readonly pathDay: number | null;
  /** 1 to 12 */
  readonly pathMonth: number | null;
  readonly frontmatterDay: number | null;
  readonly assumed: AssumedOrders;
}

/** A written date, with the month that the heading above it stands for. */
export interface PlacedDate {
  readonly written: WrittenDate;
  readonly periodMonth: number | null;
}

type Numeric = Extract<WrittenDate, { kind: 'numeric' }>;

/** `11/04/2024` under one of the two orders. */
export function readNumeric(written: Numeric, order: NumericOrder): { month: number; day: number } {
  return order === 'month-first'
    ? { month: written.first, day: written.second }
    : { month: written.second, day: written.first };
}

/** A date with its year as a day number; null for one without a year, or that cannot be read without an order. */
export function dayOfWritten(written: WrittenDate, order: NumericOrder | null): number | null {
  if (written.kind === 'weekday' || written.kind === 'nth' || written.year === null) return null;
  if (written.kind === 'week') {
    const monday = mondayOfWeek(written.year, written.week);
    return monday === null ? null : monday + (((written.weekday ?? 1) + 6) % 7);
  }
  if (written.kind === 'day') return dayNumber(written.year, written.month, written.day);
  if (order === null) return null;
  const { month, day } = readNumeric(written, order);
  return dayNumber(written.year, month, day);
}

/**
 * Decides for a whole note whether dates like `11/04/2024` start with the month or the day, by what the note itself
 * says, else by the journal's other notes, else by the system's locale.
 *
 * @returns null when the note has no date of two numbers
 */
export function decideNumericOrder(dates: readonly PlacedDate[], hints: OrderHints): DateOrder | null {
  const isNumeric = ({ written }: PlacedDate): boolean =>
    written.kind === 'numeric' || (written.kind === 'day' && written.order !== undefined);
  if (!dates.some(isNumeric)) return null;
  const balance = balanceOf(dates, hints);
  const total = balance.reduce((sum, [, difference]) => sum + difference, 0);
  const decided = balance.find(([, difference]) => difference * total > 0);
  if (decided !== undefined) return { order: total > 0 ? 'month-first' : 'day-first', from: decided[0] };
  const steps = stepsOf(dates, 'month-first') - stepsOf(dates, 'day-first');
  if (steps !== 0) return { order: steps > 0 ? 'day-first' : 'month-first', from: 'sequence' };
  return assumedOrder(hints.assumed);
}

/** For each kind of evidence, how many dates speak for the month first, less those for the day. */
function balanceOf(dates: readonly PlacedDate[], hints: OrderHints): (readonly [OrderEvidence, number])[] {
  const balance = { part: 0, weekday: 0, 'file-name': 0, 'front-matter': 0, heading: 0, sequence: 0 };
  for (const { written, periodMonth } of dates) {
    if (written.kind === 'day' && written.order !== undefined) balance.part += written.order === 'month-first' ? 1 : -1;
    if (written.kind !== 'numeric') continue;
    for (const [order, sign] of [
      ['month-first', 1],
      ['day-first', -1],
    ] as const) {
      const { month } = readNumeric(written, order);
      const day = dayOfWritten(written, order);
      if (day !== null && written.weekday !== null && weekdayOf(day) === written.weekday) balance.weekday += sign;
      if (month === hints.pathMonth || (day !== null && day === hints.pathDay)) balance['file-name'] += sign;
      if (day !== null && day === hints.frontmatterDay) balance['front-matter'] += sign;
      if (month === periodMonth) balance.heading += sign;
    }
  }
  return ORDER_EVIDENCE.map((kind) => [kind, balance[kind]] as const);
}

/** A leap year, for the steps between dates without one. */
const ANY_YEAR = 2000;

/** Sum of the distances in days from each date to the next. */
function stepsOf(dates: readonly PlacedDate[], order: NumericOrder): number {
  let steps = 0;
  let previous: number | null = null;
  for (const { written } of dates) {
    if (written.kind !== 'day' && written.kind !== 'numeric') continue;
    const number = dayOfWritten({ ...written, year: written.year ?? ANY_YEAR }, order);
    if (number === null) continue;
    if (previous !== null) steps += Math.abs(number - previous);
    previous = number;
  }
  return steps;
}
