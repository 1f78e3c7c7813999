import { isGeneric } from './beside.ts';
import { dayNumber, weekdayOf } from './calendar.ts';
import { ANY_WEEKDAY, ENGLISH_WEEKDAY, weekdayNamed } from './names.ts';
import { spanOf } from './written-named.ts';
import type { WrittenDate } from './written-date.ts';

/*
 * Headings that only say where in a week or month they are: `2024-W51`, `Week 51, 2024`, `Mon 16`, `Tuesday`.
 */

const ISO_WEEK = /(?<![\p{L}\d])(?<year>(?:19|20)\d{2})[-\s/]?w(?<week>\d{1,2})(?:-(?<day>[1-7]))?(?![\p{L}\d])/iu;
const NAMED_WEEK =
  /(?<![\p{L}\d])(?:week|wk|kw|cw|w|semaine|semana|woche)[\s.#]{0,2}(?<week>\d{1,2})(?![\p{L}\d.:/%])(?:\s?[,/(|–—-]?\s?(?:of\s)?['’]?(?<year>(?:19|20)\d{2})(?!\d))?/iu;
const YEAR_BEFORE = /(?<!\d)(?<year>(?:19|20)\d{2})[\s,/–—|-]*$/;
const NTH = new RegExp(
  String.raw`^[^\p{L}\d]*(?<name>${ENGLISH_WEEKDAY}|${ANY_WEEKDAY})[\s.,]{1,2}(?:the\s|der\s|den\s|le\s)?(?<day>\d{1,2})(?:st|nd|rd|th|\.)?(?![\p{L}\d:/%]|\.\d)`,
  'iu',
);
const BARE_NTH = /^[^\p{L}\d]*(?:(?:the|day) )?(?<day>\d{1,2})(?:st|nd|rd|th|\.)?[^\p{L}\d]*$/iu;
const WEEKDAY = new RegExp(String.raw`(?<![\p{L}\d])(?<name>${ANY_WEEKDAY})`, 'iu');
const MAX_WEEK = 53;

/** `2024-W51`, `Week 51, 2024`, `KW 51`: only when the heading says nothing else. */
export function findWeek(text: string): WrittenDate | null {
  const match = ISO_WEEK.exec(text) ?? NAMED_WEEK.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return null;
  const week = Number(groups['week']);
  const before = text.slice(0, match.index);
  const yearBefore = YEAR_BEFORE.exec(before);
  const yearText = groups['year'] ?? yearBefore?.groups?.['year'];
  const head = yearBefore === null ? before : before.slice(0, yearBefore.index);
  const tail = text.slice(match.index + match[0].length);
  if (week < 1 || week > MAX_WEEK || !isGeneric(head) || !(isGeneric(tail) || /^\s*[(:|–—-]/.test(tail))) return null;
  const year = yearText === undefined ? null : Number(yearText);
  const monday = year === null ? null : mondayOfWeek(year, week);
  if (year !== null && monday === null) return null;
  const span = { from: yearBefore?.index ?? match.index, to: match.index + match[0].length };
  const weekdayNumber = groups['day'] === undefined ? null : Number(groups['day']) % 7;
  return { kind: 'week', year, week, weekday: weekdayNumber, ...span };
}

/** The Monday of an ISO week as a day number; null when the year has no such week. */
export function mondayOfWeek(year: number, week: number): number | null {
  const fourth = dayNumber(year, 1, 4);
  const next = dayNumber(year + 1, 1, 4);
  if (fourth === null || next === null) return null;
  const monday = fourth - ((weekdayOf(fourth) + 6) % 7) + (week - 1) * 7;
  return monday < next - ((weekdayOf(next) + 6) % 7) ? monday : null;
}

/** `Mon 16`, `Monday the 16th`; `16`, `16th` and `Day 16` are weak. */
export function findNth(text: string): WrittenDate | null {
  const match = NTH.exec(text);
  if (match !== null) {
    const day = Number(match.groups?.['day']);
    const weekday = weekdayNamed(match.groups?.['name'] ?? '');
    if (day < 1 || day > 31 || !isGeneric(text.slice(match[0].length))) return null;
    return { kind: 'nth', day, weekday, ...spanOf(match) };
  }
  const bare = BARE_NTH.exec(text);
  const day = Number(bare?.groups?.['day']);
  if (bare === null || day < 1 || day > 31) return null;
  return { kind: 'nth', day, weekday: null, isWeak: true, ...spanOf(bare) };
}

/** `Tuesday`, `Tuesday standup`, `Tuesday: what we did`, `Standup (Tue)`. */
export function findWeekday(text: string): WrittenDate | null {
  const match = WEEKDAY.exec(text);
  const weekday = weekdayNamed(match?.groups?.['name'] ?? '');
  if (match === null || weekday === null) return null;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  if (!isGeneric(before)) return null;
  const isTitled = /^\s*(?::|[–—|-]\s)/.test(after) && match[0].length > 3;
  if (!isTitled && !isGeneric(after)) return null;
  return { kind: 'weekday', weekday, ...spanOf(match) };
}
