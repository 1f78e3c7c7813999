import { dayNumber, weekdayOf } from './calendar.ts';
import type { NumericOrder, WrittenDate } from './written.ts';

type Numeric = Extract<WrittenDate, { kind: 'numeric' }>;

/** `11/04/2024` as a day number under one of the two orders. A missing year counts as `year`. */
export function readNumeric(written: Numeric, order: NumericOrder): { month: number; day: number } {
  return order === 'month-first'
    ? { month: written.first, day: written.second }
    : { month: written.second, day: written.first };
}

/**
 * Decides for a whole note whether dates like `11/04/2024` start with the month or the day: by dates that leave no
 * doubt, by weekdays, by the month in the file's name, then by which order makes the headings advance in small steps.
 *
 * @param pathMonth month that the note's path names (1 to 12), or null
 * @returns `isGuess` when nothing decides; then the month is taken as first
 */
export function decideNumericOrder(
  written: readonly WrittenDate[],
  pathMonth: number | null,
): { readonly order: NumericOrder; readonly isGuess: boolean } {
  const monthFirst = scoreOf(written, 'month-first', pathMonth);
  const dayFirst = scoreOf(written, 'day-first', pathMonth);
  if (monthFirst !== dayFirst) return { order: monthFirst > dayFirst ? 'month-first' : 'day-first', isGuess: false };
  const steps = stepsOf(written, 'month-first') - stepsOf(written, 'day-first');
  return { order: steps > 0 ? 'day-first' : 'month-first', isGuess: steps === 0 };
}

function scoreOf(written: readonly WrittenDate[], order: NumericOrder, pathMonth: number | null): number {
  let score = 0;
  for (const date of written) {
    if (date.kind === 'day' && date.order === order) score++;
    if (date.kind !== 'numeric') continue;
    const { month, day } = readNumeric(date, order);
    if (month === pathMonth) score++;
    if (date.year === null || date.weekday === null) continue;
    const number = dayNumber(date.year, month, day);
    if (number !== null && weekdayOf(number) === date.weekday) score++;
  }
  return score;
}

/** Sum of the distances in days from each date to the next. */
function stepsOf(written: readonly WrittenDate[], order: NumericOrder): number {
  let steps = 0;
  let previous: number | null = null;
  for (const date of written) {
    if (date.kind === 'weekday' || date.year === null) continue;
    const { month, day } = date.kind === 'numeric' ? readNumeric(date, order) : date;
    const number = dayNumber(date.year, month, day);
    if (number === null) continue;
    if (previous !== null) steps += Math.abs(number - previous);
    previous = number;
  }
  return steps;
}
