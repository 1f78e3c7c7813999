import { dayNumber, isoOf, weekdayOf } from './calendar.ts';

/** Which side of the anchor is meant where a phrase leaves it open: due dates lie ahead, reports and questions behind. */
export type Toward = 'future' | 'past';

const MODIFIER = String.raw`(?<modifier>next|this|last|coming|following|past|previous)`;
const FULL_DAY = '(?:sun|mon|tues|wednes|thurs|fri|satur)day';
const SHORT_DAY = 'sun|mon|tues?|wed|thur?s?|fri|sat';

const FIXED: readonly (readonly [RegExp, number])[] = [
  [/the day after tomorrow|day after tomorrow|overmorrow/iy, 2],
  [/the day before yesterday|day before yesterday/iy, -2],
  [/tomorrow|tmrw|tmr|tomo(?!\p{L})/iuy, 1],
  [/yesterday|yday|last night/iy, -1],
  [/today|tonight|this (?:morning|afternoon|evening)/iy, 0],
];
const END_OF_DAY = /(?:eod|cob|end of (?:the )?(?:business )?day|close of (?:business|play|day))(?!\p{L})/iuy;
const WEEKDAY = new RegExp(
  String.raw`(?:${MODIFIER} )?(?:(?<week>next|this|last) week(?:'s)?,? (?:on )?)?(?<day>${FULL_DAY}|(?:${SHORT_DAY})(?![\p{L}\d-]))(?!\p{L})(?:,? (?:of |in )?(?<after>next|this|last) week(?!\p{L}))?`,
  'iuy',
);
const PART_OF_SPAN = /(?<part>early|beginning of|start of|mid|middle of|late|later|end of)[ -](?:in )?/iy;
const SPAN = new RegExp(
  String.raw`(?:${MODIFIER} |(?<bare>the )?)(?<unit>week|weekend|month|quarter|year)(?!\p{L}|-\p{L})`,
  'iuy',
);
const END_SHORT = /(?:eo(?<unit>[wmqy])(?!\p{L}))/iuy;

/** The day from which a phrase is seen, as a day number (see calendar.ts), and where it points. */
export interface Sense {
  readonly anchor: number;
  readonly toward: Toward;
}

/** A day number and how many characters of the text said it. */
export interface Said {
  readonly day: number;
  readonly length: number;
}

/**
 * What the words at `at` say of a day: `tomorrow`, `EOD Friday`, `last Thursday`, `end of next week`. Weeks begin on
 * Monday and their last working day is Friday.
 *
 * - `Friday`, `this Friday`, `coming Friday`: the first one after the anchor; before it towards the past.
 * - `next Friday`: of the week after the anchor's. `last Friday`: the latest before the anchor.
 * - `next week`, `this month`: their last working day or last day towards the future, since nothing is late before
 *   that; their first day towards the past. `early …` is the first day, `mid …` a Wednesday or the 15th.
 */
export function readWords(text: string, at: number, sense: Sense): Said | null {
  const { anchor } = sense;
  for (const [pattern, days] of FIXED) {
    const length = matchLength(pattern, text, at);
    if (length > 0) return { day: anchor + days, length };
  }
  const endOfDay = matchLength(END_OF_DAY, text, at);
  if (endOfDay > 0) {
    const gap = /^(?:,? on|,? by|,)? /.exec(text.slice(at + endOfDay, at + endOfDay + 5))?.[0].length ?? 0;
    const said = gap === 0 ? null : readWords(text, at + endOfDay + gap, sense);
    return said === null ? { day: anchor, length: endOfDay } : { day: said.day, length: endOfDay + gap + said.length };
  }
  return readWeekday(text, at, sense) ?? readSpan(text, at, sense);
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

const WEEKDAY_STARTS = ['su', 'mo', 'tu', 'we', 'th', 'fr', 'sa'];

function readWeekday(text: string, at: number, sense: Sense): Said | null {
  WEEKDAY.lastIndex = at;
  const match = WEEKDAY.exec(text);
  if (match === null) return null;
  const { modifier, week, day = '', after } = match.groups ?? {};
  const weekday = WEEKDAY_STARTS.indexOf(day.slice(0, 2).toLowerCase());
  const length = match[0].length;
  const ofWeek = (week ?? after)?.toLowerCase();
  if (ofWeek !== undefined) return { day: inWeek(sense.anchor, weeksAway(ofWeek), weekday), length };
  switch (modifier?.toLowerCase()) {
    case 'next':
    case 'following':
      return { day: inWeek(sense.anchor, 1, weekday), length };
    case 'last':
    case 'past':
    case 'previous':
      return { day: beside(sense.anchor, weekday, 'past'), length };
    case 'coming':
      return { day: beside(sense.anchor, weekday, 'future'), length };
    default:
      return { day: beside(sense.anchor, weekday, sense.toward), length };
  }
}

function weeksAway(modifier: string | undefined): number {
  if (modifier === 'next' || modifier === 'coming' || modifier === 'following') return 1;
  return modifier === 'last' || modifier === 'past' || modifier === 'previous' ? -1 : 0;
}

function mondayOf(day: number): number {
  return day - ((weekdayOf(day) + 6) % 7);
}

function inWeek(anchor: number, weeks: number, weekday: number): number {
  return mondayOf(anchor) + 7 * weeks + ((weekday + 6) % 7);
}

/** The nearest such weekday strictly after the anchor, or strictly before it. */
function beside(anchor: number, weekday: number, toward: Toward): number {
  const step = toward === 'future' ? 1 : -1;
  return anchor + step * ((((weekday - weekdayOf(anchor)) * step + 6) % 7) + 1);
}

function readSpan(text: string, at: number, sense: Sense): Said | null {
  END_SHORT.lastIndex = at;
  const short = END_SHORT.exec(text);
  if (short !== null) {
    const unit = { w: 'week', m: 'month', q: 'quarter', y: 'year' }[short.groups?.['unit']?.toLowerCase() ?? ''];
    const day = unit === undefined ? null : dayInSpan(spanAt(sense.anchor, unit, 0), 'end');
    return day === null ? null : { day, length: short[0].length };
  }
  PART_OF_SPAN.lastIndex = at;
  const part = PART_OF_SPAN.exec(text);
  SPAN.lastIndex = at + (part?.[0].length ?? 0);
  const match = SPAN.exec(text);
  const modifier = match?.groups?.['modifier']?.toLowerCase();
  // `the week` and `week` name no time of their own; `end of the week` does.
  if (match === null || (modifier === undefined && part === null)) return null;
  const span = spanAt(sense.anchor, match.groups?.['unit']?.toLowerCase() ?? '', weeksAway(modifier));
  const day = span === null ? null : dayInSpan(span, partOf(part?.groups?.['part'], sense.toward));
  return day === null ? null : { day, length: (part?.[0].length ?? 0) + match[0].length };
}

type Part = 'start' | 'middle' | 'end';

function partOf(word: string | undefined, toward: Toward): Part {
  if (word === undefined) return toward === 'future' ? 'end' : 'start';
  const start = word.slice(0, 3).toLowerCase();
  if (start === 'mid') return 'middle';
  return start === 'lat' || start === 'end' ? 'end' : 'start';
}

interface Span {
  readonly first: number;
  readonly middle: number;
  readonly last: number;
}

function dayInSpan(span: Span | null, part: Part): number | null {
  if (span === null) return null;
  return { start: span.first, middle: span.middle, end: span.last }[part];
}

const MONTHS_OF: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** The span of time around the anchor, moved by that many of its kind. */
function spanAt(anchor: number, unit: string, away: number): Span | null {
  if (unit === 'week' || unit === 'weekend') {
    const monday = mondayOf(anchor) + 7 * away;
    if (unit === 'weekend') return { first: monday + 5, middle: monday + 5, last: monday + 6 };
    const last = monday + 4;
    // On a weekend, `this week` has only its weekend left.
    return { first: monday, middle: monday + 2, last: away === 0 && anchor > last ? monday + 6 : last };
  }
  const months = MONTHS_OF[unit];
  if (months === undefined) return null;
  const [year = 0, month = 1] = isoOf(anchor).split('-').map(Number);
  const start = (Math.floor((month - 1) / months) + away) * months;
  const first = firstOfMonth(year, start);
  const next = firstOfMonth(year, start + months);
  if (first === null || next === null) return null;
  return { first, middle: months === 1 ? first + 14 : Math.floor((first + next) / 2), last: next - 1 };
}

/** @param index months from January of `year`; may be negative or beyond December */
function firstOfMonth(year: number, index: number): number | null {
  return dayNumber(year + Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
}
