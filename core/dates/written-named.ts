import { isCounted } from './beside.ts';
import { ANY_MONTH, ENGLISH_MONTH, mayNameMonth, monthNamed } from './names.ts';
import { isDay } from './calendar.ts';
import type { Span, UnnamedDate } from './written-date.ts';

/*
 * Dates with the name of a month: `Nov 19th, 2024`, `the 3rd of March`, `16. Dezember 2024`, `2024-Dec-16`, `16-Dec-24`,
 * `Dec 16-20, 2024` (its first day).
 */

const DAY = String.raw`(?<day>\d{1,2})(?<ordinal>st|nd|rd|th|er|º|\.(?=\s?\p{L}))?`;
const YEAR = String.raw`(?:19|20|21)\d{2}(?!\d)`;
const END_DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?(?!\d)`;
const RANGE = String.raw`\s?(?:-|–|—|&|\+|\/|to |and |bis )\s?`;
const YEAR_AFTER = String.raw`(?:(?:\s?,\s?|[\s.,/-]{1,3})(?:de |del |of )?(?<year>${YEAR})|\s?,?\s?['’](?<short>\d{2})(?!\d)|,?\s(?<last>\d{2})$|\s\d{1,2}:\d{2}(?::\d{2})?(?:\s(?:\p{Lu}{2,5}|[+-]\d{4}))?\s(?<stamped>${YEAR}))?`;

const MONTH_DAY = new RegExp(
  String.raw`(?<![\p{L}\d])(?<month>${ENGLISH_MONTH})[\s./-]{0,3}(?:the\s)?${DAY}(?![\d:.]\d|\d|%|\p{L})(?:${RANGE}(?:(?<endMonth>${ENGLISH_MONTH})\.?\s?)?${END_DAY}(?!\p{L}|[:.]\d))?${YEAR_AFTER}`,
  'iu',
);
const DAY_MONTH = new RegExp(
  String.raw`(?<![\p{L}\d./:#$€-]|\d\s)${DAY}(?:${RANGE}\d{1,2}(?:st|nd|rd|th|\.)?)?[\s/-]{0,3}(?:of\s|de\s)?(?<month>${ANY_MONTH})\.?(?:${RANGE}\d{1,2}(?:st|nd|rd|th|\.)?\s?(?<endMonth>${ANY_MONTH})\.?)?${YEAR_AFTER}`,
  'iu',
);
const YEAR_MONTH_DAY = new RegExp(
  String.raw`(?<!\d)(?<year>${YEAR})[\s,./-]{1,3}(?<month>${ENGLISH_MONTH})[\s./-]{0,3}${DAY}(?![\d:.]\d|\d|%|\p{L})`,
  'iu',
);
const DASHED = new RegExp(
  String.raw`(?<![\p{L}\d./-])(?:(?<day>\d{1,2})[-/](?<month>${ENGLISH_MONTH})|(?<monthFirst>${ENGLISH_MONTH})-(?<dayAfter>\d{1,2}))[-/](?<short>\d{2})(?![\d/-])`,
  'iu',
);
/** Chinese, Japanese, Korean: the year may be left out. */
const KANJI = /(?<!\d)(?:(?<year>\d{4})\s?[年년]\s?)?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日号號일]/u;

/** Two-digit years are of this century: nobody kept markdown notes before. */
const CENTURY = 2000;
/** Months that are other words when they are small. */
const MAY_BE_A_WORD = /^(?:may|march|mar|mars)$/;

/** The first date in the text that names its month. */
export function findNamed(text: string): UnnamedDate | null {
  if (!mayNameMonth(text)) return null;
  const kanji = /[月월]/.test(text) ? KANJI.exec(text) : null;
  if (kanji !== null) return asDay(kanji, monthNumber(kanji));
  for (const pattern of [DASHED, YEAR_MONTH_DAY, DAY_MONTH, MONTH_DAY]) {
    const match = pattern.exec(text);
    const found = match === null ? null : asDay(match, monthNumber(match));
    if (match === null || found === null) continue;
    if (pattern === DAY_MONTH && isNumberOfSomething(text, match)) continue;
    if (found.kind === 'day' && found.year === null && isWord(text, match)) continue;
    return found;
  }
  return null;
}

function monthNumber({ groups }: RegExpExecArray): number {
  const name = groups?.['month'] ?? groups?.['monthFirst'] ?? '';
  return /^\d/.test(name) ? Number(name) : monthNamed(name);
}

function asDay(match: RegExpExecArray, month: number): UnnamedDate | null {
  const groups = match.groups ?? {};
  const day = Number(groups['day'] ?? groups['dayAfter']);
  const year = yearOf(groups, month);
  if (!isDay(year, month, day)) return null;
  return { kind: 'day', year, month, day, ...spanOf(match) };
}

/** The year stands at the end of a range, which may have passed New Year. */
function yearOf(groups: Readonly<Record<string, string | undefined>>, month: number): number | null {
  const short = groups['short'] ?? groups['last'];
  const year = groups['year'] ?? groups['stamped'] ?? (short === undefined ? undefined : CENTURY + Number(short));
  if (year === undefined) return null;
  const end = groups['endMonth'];
  return end !== undefined && monthNamed(end) < month ? Number(year) - 1 : Number(year);
}

/** `Sprint 12 Dec`: the number belongs to the word before it. */
function isNumberOfSomething(text: string, match: RegExpExecArray): boolean {
  return match.groups?.['ordinal'] === undefined && isCounted(text.slice(0, match.index));
}

/** `may 5 workers`: no month, unless nothing follows that the number could count. */
function isWord(text: string, match: RegExpExecArray): boolean {
  const groups = match.groups ?? {};
  if (!MAY_BE_A_WORD.test((groups['month'] ?? '').toLowerCase()) || groups['ordinal'] !== undefined) return false;
  const isCapital = /^\p{Lu}/u.test(groups['month'] ?? '');
  const rest = text.slice(match.index + match[0].length);
  return isCapital ? /^\s\p{Ll}{3,}s(?!\p{L})/u.test(rest) : /^\s*\p{L}/u.test(rest);
}

export function spanOf(match: RegExpExecArray): Span {
  return { from: match.index, to: match.index + match[0].length };
}
