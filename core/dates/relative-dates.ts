import { dayNumber, isoOf, yearOf } from './calendar.ts';
import { dayByChrono, nearestYear } from './chrono-day.ts';
import type { Said, Sense } from './relative-words.ts';

export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const MONTH_STARTS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ORDINAL = '(?:st|nd|rd|th)';
const AMOUNT =
  '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|a few|few) (?:days?|weeks?|months?|years?)';

const AHEAD = new RegExp(
  String.raw`(?:in|within) (?:about |around |the next )?${AMOUNT}(?:'?s?'? time)?(?![\p{L}\d-])(?! of )`,
  'iuy',
);
const AGO = new RegExp(String.raw`${AMOUNT} (?:ago|from now|from today)(?!\p{L})`, 'iuy');
const NAMED = new RegExp(
  String.raw`(?:(?<month>${MONTH})\.? (?:the )?\d{1,2}${ORDINAL}?|\d{1,2}${ORDINAL}? (?:of )?(?<monthAfter>${MONTH})\.?)(?![\p{L}\d%]|[.:]\d)(?:,? (?:19|20)\d{2}(?![\p{L}\d]))?`,
  'iuy',
);
const PART_OF_MONTH = new RegExp(
  String.raw`(?<part>end of|late|mid|middle of|early|beginning of|start of)[ -](?:(?<month>${MONTH})|q(?<quarter>[1-4]))(?![\p{L}\d-])(?:,? (?<year>20\d{2})(?!\d))?(?! \d)`,
  'iuy',
);
const ISO = /(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?!\d|[-/.]\d)/y;
const NUMERIC = /(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d|[-/.]\d)/y;
const SHORT_NUMERIC = /(\d{1,2})\/(\d{1,2})(?![\d/.]|\s*(?:of|done|pass|fail))/y;
const THE_NTH = /the (\d{1,2})(?:st|nd|rd|th)(?=$|[.,;:!?)\n]| (?:and|or|at|if|so|when|because|for|to|in|-|–|—))/y;

/** What stands before a date that something is due on, or happened on. */
export const PREPOSITION =
  /(?:^|[^\p{L}])(?:by|on|until|till|til|before|due|due date|deadline|eta|from|since|after|for|of|eod|cob|starting|target)[ :(*_]*$/iu;
/** Months that are other words when they are small. */
const MAY_BE_A_WORD = /^(?:mar|march|may)$/;

/** A place in a text, with what stands before it. */
export interface Place extends Sense {
  readonly before: string;
}

/**
 * The date at `at`: `Dec 20th, 2024`, `20 Dec`, `2024-12-20`, `in two weeks`, `3 days ago`, `end of March`, and after a
 * preposition `12/20` and `the 24th`. A date that can be read in two ways (`03/04/2025`) is none.
 */
export function readDate(text: string, at: number, place: Place): Said | null {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) {
    const full = readIso(text, at) ?? readNumeric(text, at);
    return full ?? readNamed(text, at, place) ?? readAmount(text, at, place) ?? readShortNumeric(text, at, place);
  }
  return (
    readNamed(text, at, place) ??
    readNth(text, at, place) ??
    readAmount(text, at, place) ??
    readPartOfMonth(text, at, place)
  );
}

function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function said(day: number | null, match: RegExpExecArray): Said | null {
  return day === null ? null : { day, length: match[0].length };
}

function readIso(text: string, at: number): Said | null {
  const match = execAt(ISO, text, at);
  return match === null ? null : said(dayNumber(Number(match[1]), Number(match[3]), Number(match[4])), match);
}

function readNumeric(text: string, at: number): Said | null {
  const match = execAt(NUMERIC, text, at);
  if (match === null) return null;
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  const dayFirst = dayNumber(year, second, first);
  // With dots the day is first.
  return said(onlyOne(dayFirst, match[2] === '.' ? null : dayNumber(year, first, second)), match);
}

function onlyOne(one: number | null, other: number | null): number | null {
  return one !== null && other !== null && one !== other ? null : (one ?? other);
}

function readShortNumeric(text: string, at: number, { before, anchor, toward }: Place): Said | null {
  const match = PREPOSITION.test(before) ? execAt(SHORT_NUMERIC, text, at) : null;
  if (match === null) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const dayFirst = nearestYear({ month: second, day: first }, anchor, toward);
  return said(onlyOne(dayFirst, nearestYear({ month: first, day: second }, anchor, toward)), match);
}

function readNamed(text: string, at: number, { before, anchor, toward }: Place): Said | null {
  const match = execAt(NAMED, text, at);
  if (match === null) return null;
  const month = match.groups?.['month'] ?? match.groups?.['monthAfter'] ?? '';
  if (MAY_BE_A_WORD.test(month) && !PREPOSITION.test(before)) return null;
  return said(dayByChrono(match[0], anchor, toward), match);
}

const MAX_DAYS_TO_NTH = 62;

function readNth(text: string, at: number, { before, anchor, toward }: Place): Said | null {
  const match = PREPOSITION.test(before) ? execAt(THE_NTH, text, at) : null;
  if (match === null) return null;
  const wanted = Number(match[1]);
  for (let away = 0; away <= MAX_DAYS_TO_NTH; away++) {
    const day = anchor + (toward === 'future' ? away : -away);
    if (Number(isoOf(day).slice(8)) === wanted) return said(day, match);
  }
  return null;
}

function readAmount(text: string, at: number, { anchor, toward }: Sense): Said | null {
  // `in two days` is how long something took, in a report.
  const match = execAt(AGO, text, at) ?? (toward === 'future' ? execAt(AHEAD, text, at) : null);
  if (match === null) return null;
  return said(dayByChrono(match[0].replace('the next ', '').replace('from today', 'from now'), anchor, toward), match);
}

function readPartOfMonth(text: string, at: number, { anchor, toward }: Sense): Said | null {
  const match = execAt(PART_OF_MONTH, text, at);
  if (match === null) return null;
  const { part = '', month, quarter, year } = match.groups ?? {};
  const months = quarter === undefined ? 1 : 3;
  const first = month === undefined ? (Number(quarter) - 1) * 3 : MONTH_STARTS.indexOf(month.slice(0, 3).toLowerCase());
  const start =
    year === undefined
      ? nearestYear({ month: first + 1, day: 1 }, anchor, toward)
      : dayNumber(Number(year), first + 1, 1);
  if (start === null) return null;
  if (/^(?:early|beg|sta)/i.test(part)) return said(start, match);
  if (/^mid/i.test(part)) return said(start + (months === 1 ? 14 : 45), match);
  const after = first + months;
  const next = dayNumber(yearOf(start) + Math.floor(after / 12), (after % 12) + 1, 1);
  return said(next === null ? null : next - 1, match);
}
