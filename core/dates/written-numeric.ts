import { isGeneric, isCounted } from './beside.ts';
import { spanOf } from './written-named.ts';
import { isDay } from './calendar.ts';
import type { NumericOrder, Span, UnnamedDate } from './written-date.ts';

/*
 * Dates of numbers only: `2024-11-19`, `11/19/2024`, `16.12.2024`, `20241119`, and the weak `11/22`, `16.12.`, `16.12.24`.
 */

const ISO = /(?<![\d.])(?<year>\d{4})([-/._])(?<month>\d{1,2})\2(?<day>\d{1,2})(?!\d|\.\d)/;
const LETTERS_BEFORE = /\p{L}[-_]$/u;
const NUMERIC =
  /(?<![\p{L}\d./-])(?<first>\d{1,2})([/.-])(?<second>\d{1,2})\2(?<year>\d{4}|\d{2})(?![\p{L}\d/%]|[.-]\d)/u;
const SPACED_DOTS = /(?<![\p{L}\d./-])(?<first>\d{1,2})\.\s(?<second>\d{1,2})\.\s?(?<year>\d{4})(?!\d|\.\d)/u;
const DOTTED = /(?<![\p{L}\d./-])(?<day>\d{1,2})\.(?<month>\d{1,2})(?:\.(?<year>\d{2})?(?![\p{L}\d/%]|\.\d)|$)/u;
const SHORT = /(?<![\p{L}\d./-])(?<first>\d{1,2})\/(?<second>\d{1,2})(?![\p{L}\d/%]|\.\d)/u;
const COMPACT = /(?<![\p{L}\d./#-])(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?!\d|\.\d)/u;

/** `Section 3.4.2024`: its number. */
const NUMBERED =
  /(?:^|[^\p{L}])(?:sections?|chapters?|appendix|part|figure|fig|table|clause|§|kapitel|abschnitt)[.\s]*$/iu;

const CENTURY = 2000;

/** `2024-11-19`, also with `/`, `.` or `_`. */
export function findIso(text: string): UnnamedDate | null {
  const match = ISO.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return null;
  const [year, month, day] = [Number(groups['year']), Number(groups['month']), Number(groups['day'])];
  const isPadded = match[0].length === 10;
  // With dots it is a version number, and after a word the number of something, unless both numbers have two digits.
  if (!isPadded && (match[2] === '.' || LETTERS_BEFORE.test(text.slice(0, match.index)))) return null;
  if (year < 1900 || !isDay(year, month, day)) return null;
  return { kind: 'day', year, month, day, ...spanOf(match) };
}

/** `11/19/2024`, `19-11-2024`, `16.12.2024`, `25/6/24`. With dots the day is first, and the year has four digits. */
export function findNumeric(text: string): UnnamedDate | null {
  const match = NUMERIC.exec(text) ?? SPACED_DOTS.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return null;
  const [first, second] = [Number(groups['first']), Number(groups['second'])];
  const written = groups['year'] ?? '';
  const separator = match[2] ?? '.';
  const span = spanOf(match);
  if (separator === '.') {
    if (NUMBERED.test(text.slice(0, match.index))) return null;
    const year = Number(written);
    if (written.length !== 4 || !isDay(year, second, first)) return null;
    return { kind: 'day', year, month: second, day: first, ...span };
  }
  if (written.length === 2 && separator === '-' && isShortYear(first, Number(written))) {
    const year = CENTURY + first;
    return isDay(year, second, Number(written))
      ? { kind: 'day', year, month: second, day: Number(written), ...span }
      : null;
  }
  return either({ year: Number(written) + (written.length === 2 ? CENTURY : 0), first, second }, span);
}

/** `24-12-16` starts with its year: read from the other end, nobody kept markdown notes in that year. */
function isShortYear(first: number, last: number): boolean {
  return first > 12 && first <= 29 && last < 19;
}

function either(
  numbers: { readonly year: number | null; readonly first: number; readonly second: number },
  span: Span & { readonly isWeak?: boolean },
): UnnamedDate | null {
  const { year, first, second } = numbers;
  const isMonthFirst = isDay(year, first, second);
  const isDayFirst = isDay(year, second, first);
  if (!isMonthFirst && !isDayFirst) return null;
  if (isMonthFirst && isDayFirst && first !== second) return { kind: 'numeric', year, first, second, ...span };
  const day = isMonthFirst ? { month: first, day: second } : { month: second, day: first };
  const order: { order?: NumericOrder } = first === second ? {} : { order: isMonthFirst ? 'month-first' : 'day-first' };
  return { kind: 'day', year, ...day, ...order, ...span };
}

/** `16.12.`, `16.12.24`; `16.12` only counts beside a weekday. Weak: these are versions and section numbers too. */
export function findDotted(text: string): UnnamedDate | null {
  const match = DOTTED.exec(text);
  const groups = match?.groups;
  if (!match || !groups || isCounted(text.slice(0, match.index))) return null;
  const [second, first] = [Number(groups['month']), Number(groups['day'])];
  const year = groups['year'] === undefined ? null : CENTURY + Number(groups['year']);
  const weak = { kind: 'day', year, isWeak: true, ...spanOf(match) } as const;
  if (isDay(year, second, first)) return { ...weak, month: second, day: first };
  // `11.19.24`, as some write in America; its day is over 12.
  const isAmerican = groups['year'] !== undefined && groups['day']?.length === 2 && isDay(year, first, second);
  return isAmerican ? { ...weak, month: first, day: second, order: 'month-first' } : null;
}

/** `11/22`, `11/22 standup`: weak unless one of the words beside it says what notes these are. */
export function findShort(text: string): UnnamedDate | null {
  const match = SHORT.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return null;
  const [first, second] = [Number(groups['first']), Number(groups['second'])];
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  // `24/7` is a habit.
  if ((first === 24 && second === 7) || isCounted(before)) return null;
  const isGenericHeading = isGeneric(before) && isGeneric(after) && /\p{L}/u.test(before + after);
  const isWeak = !isGenericHeading && !(before.trim() === '' && after.trim() === '' && Math.max(first, second) > 12);
  return either({ year: null, first, second }, { ...spanOf(match), isWeak });
}

/** `20241119`, at the start of a heading or among few words. */
export function findCompact(text: string): UnnamedDate | null {
  const match = COMPACT.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return null;
  const [year, month, day] = [Number(groups['year']), Number(groups['month']), Number(groups['day'])];
  const before = text.slice(0, match.index);
  if (!isDay(year, month, day) || !isGeneric(before)) return null;
  return { kind: 'day', year, month, day, ...spanOf(match) };
}
