import { dayNumber } from './calendar.ts';

/** A date as somebody wrote it: what is missing or open is for the reader of the whole note to fill in. */
export type WrittenDate =
  | (Wording & {
      readonly kind: 'day';
      readonly year: number | null;
      readonly month: number;
      readonly day: number;
      /** Which number came first, for a date like `6/25/2024` that leaves no doubt; tells how to read the doubtful ones. */
      readonly order?: NumericOrder;
    })
  /** `11/04/2024`: either number may be the month. */
  | (Wording & {
      readonly kind: 'numeric';
      readonly year: number | null;
      readonly first: number;
      readonly second: number;
    })
  /** Only `Tuesday`. */
  | (Wording & { readonly kind: 'weekday' });

export type NumericOrder = 'month-first' | 'day-first';

interface Wording {
  /** 0 (Sunday) to 6; null when none is written. */
  readonly weekday: number | null;
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?<year>\d{4})`;
const WEEKDAY = String.raw`(?<weekday>sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nes(?:day)?)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:ur(?:day)?)?)`;

const ISO = /(?<![\d.]|\p{L}-)(?<year>\d{4})([-/._])(?<month>\d{1,2})\2(?<day>\d{1,2})(?!\d|\.\d)/u;
const MONTH_DAY = new RegExp(
  String.raw`(?<![\p{L}\d])${MONTH}[ -]?\s*${DAY}(?![\d:.]\d|\d|%|\p{L})(?:,?[ -]\s*${YEAR}(?!\d))?`,
  'iu',
);
const DAY_MONTH = new RegExp(
  String.raw`(?<![\d./:])${DAY}(?:\.(?=.{0,20}\d{4}))?[ -]?\s*(?:of\s+)?${MONTH}(?!\p{L})(?:,?[ -]?\s*${YEAR}(?!\d))?`,
  'iu',
);
const NUMERIC = /(?<![\d./-])(?<first>\d{1,2})([/.-])(?<second>\d{1,2})\2(?<year>\d{4}|\d{2})(?![\d/]|[.-]\d)/;
const SHORT_NUMERIC = /^(?<first>\d{1,2})[/](?<second>\d{1,2})$/;
const WEEKDAY_BEFORE = new RegExp(String.raw`(?<!\p{L})${WEEKDAY}[\s,.:|(–—-]*(?:the\s+)?$`, 'iu');
const WEEKDAY_AFTER = new RegExp(String.raw`^[\s,.:|(–—-]*${WEEKDAY}(?!\p{L})`, 'iu');
const WEEKDAY_ALONE = new RegExp(String.raw`^[^\p{L}\d]*${WEEKDAY}[^\p{L}\d]*$`, 'iu');
const QUICK = /\d|day\b|^\W*(?:sun|mon|tue|wed|thu|fri|sat)/i;

/** Two-digit years are of this century: nobody kept markdown notes before. */
const CENTURY = 2000;

/**
 * Finds the one date that a heading or line says.
 *
 * A date without a year counts only where it cannot be part of a sentence: at the start or end of the text, or beside a
 * weekday. Two dates with a year are a range or a story, and the first counts only when it starts the text.
 */
export function findWrittenDate(text: string): WrittenDate | null {
  if (!QUICK.test(text)) return null;
  const found = findIso(text) ?? findNamed(text) ?? findNumeric(text) ?? findWeekday(text);
  if (found === null || found.kind === 'weekday') return found;
  if (found.year === null) return standsAlone(text, found) ? found : null;
  const rest = text.slice(found.to);
  const hasSecond = findIso(rest) !== null || NUMERIC.test(rest);
  return hasSecond && /[\p{L}\d]/u.test(text.slice(0, found.from)) && found.weekday === null ? null : found;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function withWeekday<T extends Span>(text: string, date: T): T & { readonly weekday: number | null } {
  const before = WEEKDAY_BEFORE.exec(text.slice(0, date.from));
  if (before) return { ...date, from: before.index, weekday: weekdayNamed(before.groups?.['weekday']) };
  const after = WEEKDAY_AFTER.exec(text.slice(date.to));
  if (after) return { ...date, to: date.to + after[0].length, weekday: weekdayNamed(after.groups?.['weekday']) };
  return { ...date, weekday: null };
}

const WEEKDAY_STARTS = ['su', 'mo', 'tu', 'we', 'th', 'fr', 'sa'];

function weekdayNamed(name: string | undefined): number | null {
  const index = WEEKDAY_STARTS.indexOf((name ?? '').slice(0, 2).toLowerCase());
  return index === -1 ? null : index;
}

function monthNamed(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1;
}

function spanOf(match: RegExpExecArray): Span {
  return { from: match.index, to: match.index + match[0].length };
}

function findIso(text: string): WrittenDate | null {
  const match = ISO.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return null;
  const [year, month, day] = [Number(groups['year']), Number(groups['month']), Number(groups['day'])];
  // With dots it is a version number unless both numbers have two digits.
  if (match[2] === '.' && match[0].length !== 10) return null;
  if (dayNumber(year, month, day) === null) return null;
  return withWeekday(text, { kind: 'day' as const, year, month, day, ...spanOf(match) });
}

function findNamed(text: string): WrittenDate | null {
  for (const pattern of [DAY_MONTH, MONTH_DAY]) {
    const match = pattern.exec(text);
    const groups = match?.groups;
    if (!match || !groups) continue;
    const month = monthNamed(groups['month'] ?? '');
    const day = Number(groups['day']);
    const year = groups['year'] === undefined ? null : Number(groups['year']);
    // A leap year, so that 29 February passes when no year is written.
    if (dayNumber(year ?? CENTURY, month, day) === null) continue;
    return withWeekday(text, { kind: 'day' as const, year, month, day, ...spanOf(match) });
  }
  return null;
}

function findNumeric(text: string): WrittenDate | null {
  const match = NUMERIC.exec(text) ?? SHORT_NUMERIC.exec(text.trim());
  const groups = match?.groups;
  if (!match || !groups) return null;
  const [first, second] = [Number(groups['first']), Number(groups['second'])];
  const written = groups['year'];
  const year = written === undefined ? null : Number(written) + (written.length === 2 ? CENTURY : 0);
  const span = spanOf(match);
  const isMonthFirst = dayNumber(year ?? CENTURY, first, second) !== null;
  const isDayFirst = dayNumber(year ?? CENTURY, second, first) !== null;
  if (!isMonthFirst && !isDayFirst) return null;
  // `16.12.2024` is day first wherever dots are used.
  if (match[2] === '.') {
    if (!isDayFirst || written?.length !== 4) return null;
    return withWeekday(text, { kind: 'day' as const, year, month: second, day: first, ...span });
  }
  if (!isMonthFirst)
    return withWeekday(text, {
      kind: 'day' as const,
      year,
      month: second,
      day: first,
      order: 'day-first' as const,
      ...span,
    });
  if (first === second) return withWeekday(text, { kind: 'day' as const, year, month: first, day: second, ...span });
  if (!isDayFirst)
    return withWeekday(text, {
      kind: 'day' as const,
      year,
      month: first,
      day: second,
      order: 'month-first' as const,
      ...span,
    });
  return withWeekday(text, { kind: 'numeric' as const, year, first, second, ...span });
}

function findWeekday(text: string): WrittenDate | null {
  const match = WEEKDAY_ALONE.exec(text);
  if (!match) return null;
  const weekday = weekdayNamed(match.groups?.['weekday']);
  return weekday === null ? null : { kind: 'weekday', weekday, ...spanOf(match) };
}

/** Words that stand beside a date in a heading: more than a few others, and it is a sentence. */
const MAX_WORDS_BESIDE = 3;

function standsAlone(text: string, found: WrittenDate): boolean {
  if (found.weekday !== null) return true;
  const before = text.slice(0, found.from).match(/[\p{L}\d]+/gu)?.length ?? 0;
  const after = text.slice(found.to);
  const afterWords = after.match(/[\p{L}\d]+/gu)?.length ?? 0;
  if (before === 0) return afterWords <= MAX_WORDS_BESIDE || /^\s*[:–—|(,-]/.test(after);
  return afterWords === 0 && before <= MAX_WORDS_BESIDE;
}
