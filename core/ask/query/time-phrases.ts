import type { NumericOrder } from '../../dates/written-date.ts';
import { dayNumber, isoOf, weekdayOf, yearOf } from '../../dates/calendar.ts';

/*
 * Phrases that name a day or a span of days by themselves. Days are day numbers (see dates/calendar.ts); weeks begin on
 * Monday (ISO 8601). A day or month without a year is the latest that is not in the future and near which there are notes:
 * questions look back, and who asks about a journal that ended means its last year. What is due lies ahead: there it is the
 * next that has not ended.
 */

/** First and last day, both included. */
export type Days = readonly [first: number, last: number];

interface Phrase {
  readonly pattern: RegExp;
  /** Without one of these words before it, the phrase may be something else: `may`, `march`, `2024`. */
  readonly needs?: 'preposition';
  readonly read: (match: RegExpExecArray, calendar: Calendar) => Days | null;
}

/** What phrases are read by. */
export interface Calendar {
  /** Day number of the user's day. */
  readonly today: number;
  /** How the notes write `3/9`; null where they do not tell: it names no day then. */
  readonly order: NumericOrder | null;
  /** Whether notes are of a day within these; left out where nobody knows. */
  readonly hasNotes?: ((days: Days) => boolean) | undefined;
  /** Whether the question looks ahead: what is due on Friday is due on the next one. */
  readonly ahead: boolean;
}

/** A phrase found in a text. */
export interface FoundPhrase {
  readonly days: Days;
  readonly from: number;
  readonly to: number;
  readonly needsPreposition: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAYS = ['su', 'mo', 'tu', 'we', 'th', 'fr', 'sa'];
const WEEKDAY = '((?:sun|mon|tues|wednes|thurs|fri|satur)day)';
const SHORT_WEEKDAY = '(?:sun|mon|tues?|wed|thur?s?|fri|sat)';
const COUNT = '(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|couple|few|several)';
const UNIT = '(days?|weeks?|fortnights?|sprints?|months?|quarters?|years?)';
/** Notes rarely say how long their sprints are; two weeks are what most teams take. */
const SPRINT_DAYS = 14;
/** A third of a month: `early March`, `end of February`. */
const PART = '(early|mid|middle of|late|(?:the )?(?:start|beginning|middle|end) of)(?: the month of)?[ -]?';
const COUNT_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  few: 3,
  several: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

function monday(day: number): number {
  return day - ((weekdayOf(day) + 6) % 7);
}

function week(day: number): Days {
  return [monday(day), monday(day) + 6];
}

function monthOf(day: number): number {
  return Number(isoOf(day).slice(5, 7)) - 1;
}

/** @param index months from January of `year`; may lie outside the year */
function monthSpan(year: number, index: number, months = 1): Days | null {
  const start = (at: number) => dayNumber(year + Math.floor(at / 12), (((at % 12) + 12) % 12) + 1, 1);
  const [first, after] = [start(index), start(index + months)];
  return first === null || after === null ? null : [first, after - 1];
}

/** Which way from now: `last` −1, `this` 0, `next` 1. */
function away(word: string | undefined): number {
  const lower = word?.toLowerCase() ?? '';
  if (/^(?:next|coming|upcoming|following)$/.test(lower)) return 1;
  return /^(?:this|the current|current)$/.test(lower) ? 0 : -1;
}

function single(day: number | null): Days | null {
  return day === null ? null : [day, day];
}

function indexOfMonth(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase());
}

/** Years that are looked through for notes. */
const YEARS_BACK = 40;
/** A day without a note between days with notes is still of their year. */
const NEAR_DAYS = 7;

/** What ended so long ago is more likely meant than that of next year. */
const JUST_OVER_DAYS = 31;

/** The latest that has begun and that notes are near to; without such notes, the latest that has begun. Ahead, the next. */
function latest(inYear: (year: number) => Days | null, { today, hasNotes, ahead }: Calendar): Days | null {
  const next = [0, 1]
    .map((years) => inYear(yearOf(today) + years))
    .find((days) => days !== null && days[1] >= today - JUST_OVER_DAYS);
  if (ahead && next !== undefined) return next;
  const years = Array.from({ length: YEARS_BACK }, (_, back) => inYear(yearOf(today) - back));
  const begun = years.filter((days): days is Days => days !== null && days[0] <= today);
  const isNear = ([first, last]: Days) => hasNotes?.([first - NEAR_DAYS, last + NEAR_DAYS]) ?? true;
  return begun.find(isNear) ?? begun[0] ?? null;
}

/** The day of that month in the written year, else in the latest. */
function dayIn(
  date: { readonly month: number; readonly day: number; readonly year?: string | undefined },
  calendar: Calendar,
): Days | null {
  const inYear = (year: number) => single(dayNumber(year, date.month + 1, date.day));
  return date.year === undefined ? latest(inYear, calendar) : inYear(Number(date.year));
}

function spanOfUnit(unit: string, today: number, steps: number): Days | null {
  const [year, month] = [yearOf(today), monthOf(today)];
  if (unit.startsWith('week')) return week(today + 7 * steps);
  if (unit.startsWith('month')) return monthSpan(year, month + steps);
  if (unit.startsWith('quarter')) return monthSpan(year, (Math.floor(month / 3) + steps) * 3, 3);
  return monthSpan(year + steps, 0, 12);
}

function back(today: number, count: number, unit: string): number | null {
  if (unit.startsWith('day')) return today - count;
  if (unit.startsWith('week')) return today - 7 * count;
  if (/^(?:fortnight|sprint)/.test(unit)) return today - SPRINT_DAYS * count;
  const months = (unit.startsWith('year') ? 12 : unit.startsWith('quarter') ? 3 : 1) * count;
  const target = monthSpan(yearOf(today), monthOf(today) - months);
  const dayOfMonth = Number(isoOf(today).slice(8));
  return target && Math.min(target[1], target[0] + dayOfMonth - 1);
}

function countOf(word: string | undefined): number {
  return COUNT_WORDS[word?.toLowerCase() ?? ''] ?? Number(word);
}

function latestMonth(month: number, calendar: Calendar): Days | null {
  return latest((year) => monthSpan(year, month), calendar);
}

/** Days 1 to 10, 11 to 20, or the rest of a month. */
function partOfMonth(part: string, month: Days | null): Days | null {
  if (month === null) return null;
  if (/^(?:early|(?:the )?(?:start|beginning))/i.test(part)) return [month[0], month[0] + 9];
  return /^(?:mid|the mid)/i.test(part) ? [month[0] + 10, month[0] + 19] : [month[0] + 20, month[1]];
}

function quarter(number: string | undefined, year: string | undefined, calendar: Calendar): Days | null {
  const inYear = (one: number) => monthSpan(one, (Number(number) - 1) * 3, 3);
  return year === undefined ? latest(inYear, calendar) : inYear(Number(year));
}

function lastWeekend(today: number): Days {
  const saturday = monday(today) + 5;
  return saturday <= today ? [saturday, saturday + 1] : [saturday - 7, saturday - 6];
}

/** Week 1 of a year is that of 4 January. */
function isoWeek(number: number, year: string | undefined, calendar: Calendar): Days | null {
  const inYear = (one: number): Days | null => {
    const fourth = dayNumber(one, 1, 4);
    return fourth === null || number < 1 || number > 53 ? null : week(fourth + 7 * (number - 1));
  };
  return year === undefined ? latest(inYear, calendar) : inYear(Number(year));
}

/** The next such weekday, which today may be. */
function weekdayFrom(name: string | undefined, today: number): number {
  return weekdayBefore(name, today + 7);
}

/** The latest such weekday before today; of the week `steps` away when a word says which. */
function weekdayBefore(name: string | undefined, today: number): number {
  const wanted = WEEKDAYS.indexOf((name ?? '').slice(0, 2).toLowerCase());
  return today - ((weekdayOf(today) - wanted + 7) % 7 || 7);
}

function pattern(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_/.#-])${source}(?![\\p{L}\\p{N}_])`, 'giu');
}

const PHRASES: readonly Phrase[] = [
  {
    pattern: pattern('(\\d{4})-W(\\d{1,2})'),
    read: (m, calendar) => isoWeek(Number(m[2]), m[1], calendar),
  },
  {
    pattern: pattern('(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})(?![-/.]\\d)'),
    read: (m) => single(dayNumber(Number(m[1]), Number(m[3]), Number(m[4]))),
  },
  {
    pattern: pattern('(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?![-/.]\\d)'),
    read: (m, { order }) => {
      const [first, second, year] = [Number(m[1]), Number(m[3]), Number(m[4])];
      const [dayFirst, monthFirst] = [dayNumber(year, second, first), dayNumber(year, first, second)];
      // With dots the day is first; else the notes tell, or a date that can be read in two ways is no filter.
      if (m[2] === '.') return single(dayFirst);
      if (order !== null && dayFirst !== null && monthFirst !== null)
        return single(order === 'day-first' ? dayFirst : monthFirst);
      return dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst
        ? null
        : single(dayFirst ?? monthFirst);
    },
  },
  {
    // `on 3/9`; `by 1/2` and `on 1/2 of the nodes` are parts of a whole.
    pattern: pattern(
      '(?<=(?:on|since|until|till|before|after|from|between|and|to) )(\\d{1,2})/(\\d{1,2})(?=[?!,;)]|\\.?\\s*$|\\s+(?:and|to|until|till|at|in the|stand-?up|meeting|notes?)\\b)',
    ),
    needs: 'preposition',
    read: (m, calendar) => {
      const { order } = calendar;
      const [first, second] = [Number(m[1]), Number(m[2])];
      const isDayFirst = first > 12 || (second <= 12 && order === 'day-first');
      if (first <= 12 && second <= 12 && first !== second && order === null) return null;
      const [month, day] = isDayFirst ? [second, first] : [first, second];
      return month < 1 || month > 12 ? null : dayIn({ month: month - 1, day }, calendar);
    },
  },
  {
    pattern: pattern('((?:19|20)\\d{2})-(0[1-9]|1[0-2])(?!-)'),
    read: (m) => monthSpan(Number(m[1]), Number(m[2]) - 1),
  },
  { pattern: pattern('(?:the )?day before yesterday'), read: (_, { today }) => single(today - 2) },
  { pattern: pattern('(?:yesterday|last night)'), read: (_, { today }) => single(today - 1) },
  { pattern: pattern('(?:today|this morning|this afternoon|tonight)'), read: (_, { today }) => single(today) },
  { pattern: pattern('tomorrow'), read: (_, { today }) => single(today + 1) },
  {
    pattern: pattern('(last|past|previous|this|the current|current|next|coming|upcoming|following) weekend'),
    read: (m, { today }) => {
      const saturday = monday(today) + 5 + 7 * (away(m[1]) < 0 && weekdayOf(today) === 0 ? -1 : away(m[1]));
      return [saturday, saturday + 1];
    },
  },
  {
    pattern: pattern('the weekend'),
    needs: 'preposition',
    read: (_, { today, ahead }) => lastWeekend(ahead ? today + 6 : today),
  },
  { pattern: pattern('(?:the )?week before last'), read: (_, { today }) => week(today - 14) },
  { pattern: pattern('(?:all|the whole) week'), read: (_, { today }) => week(today) },
  {
    pattern: pattern(
      `(last|past|previous|this|the current|current|next|coming|upcoming|following) (week|month|quarter|year)`,
    ),
    read: (m, { today }) => spanOfUnit(m[2] ?? '', today, away(m[1])),
  },
  {
    // The last one is the two weeks before this week; this one ends with it.
    pattern: pattern('(last|past|previous|this|the current|current|next|coming|upcoming) (?:sprint|iteration)'),
    read: (m, { today }) => {
      const start = monday(today) + SPRINT_DAYS * away(m[1]) - (away(m[1]) === 0 ? 7 : 0);
      return [start, start + SPRINT_DAYS - 1];
    },
  },
  {
    pattern: pattern(`(?:the )?(?:last|past|previous) ${COUNT}(?: of)? ${UNIT}`),
    read: (m, { today }) => {
      const start = back(today, countOf(m[1]), (m[2] ?? '').toLowerCase());
      return start === null ? null : [start, today];
    },
  },
  {
    pattern: pattern(`(?:a )?${COUNT}(?: of)? ${UNIT} ago`),
    read: (m, { today }) => {
      const unit = (m[2] ?? '').toLowerCase();
      const day = back(today, countOf(m[1]), unit);
      return day === null || unit.startsWith('day')
        ? single(day)
        : spanOfUnit(unit.replace(/^(?:fortnight|sprint)/, 'week'), day, 0);
    },
  },
  {
    pattern: pattern(
      `(?:(?:${WEEKDAY}|${SHORT_WEEKDAY}),? )?(?:the )?${MONTH}\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:,? ((?:19|20)\\d{2}))?(?![/:.]\\d|-\\d{1,2}-|-\\d{4})`,
    ),
    read: (m, calendar) => dayIn({ month: indexOfMonth(m[2]), day: Number(m[3]), year: m[4] }, calendar),
  },
  {
    pattern: pattern(
      `(?:(?:${WEEKDAY}|${SHORT_WEEKDAY}),? )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\.? (?:of )?${MONTH}(?:,? ((?:19|20)\\d{2}))?`,
    ),
    read: (m, calendar) => dayIn({ month: indexOfMonth(m[3]), day: Number(m[2]), year: m[4] }, calendar),
  },
  {
    pattern: pattern(`${PART}${MONTH}(?:,? ((?:19|20)\\d{2}))?`),
    read: (m, calendar) => {
      const month = indexOfMonth(m[2]);
      const span = m[3] === undefined ? latestMonth(month, calendar) : monthSpan(Number(m[3]), month);
      return partOfMonth(m[1] ?? '', span);
    },
  },
  {
    pattern: pattern(`${MONTH},? ((?:19|20)\\d{2})`),
    read: (m) => monthSpan(Number(m[2]), indexOfMonth(m[1])),
  },
  {
    pattern: pattern(`(?:last|past|this) ${MONTH}`),
    read: (m, calendar) => latestMonth(indexOfMonth(m[1]), calendar),
  },
  {
    pattern: pattern(MONTH),
    needs: 'preposition',
    read: (m, calendar) => latestMonth(indexOfMonth(m[1]), calendar),
  },
  { pattern: pattern('Q([1-4])(?:,? |/)((?:19|20)\\d{2})'), read: (m, calendar) => quarter(m[1], m[2], calendar) },
  { pattern: pattern('Q([1-4])'), needs: 'preposition', read: (m, calendar) => quarter(m[1], undefined, calendar) },
  {
    pattern: pattern('(?:calendar week|week|kw|wk|cw) ?#?(\\d{1,2})(?:,? (?:of )?((?:19|20)\\d{2}))?'),
    needs: 'preposition',
    read: (m, calendar) => isoWeek(Number(m[1]), m[2], calendar),
  },
  {
    // `in 2000 requests` is no year.
    pattern: pattern('((?:19|20)\\d{2})(?!\\s?(?:%|ms|[a-z]+s)(?!\\p{L}))'),
    needs: 'preposition',
    read: (m) => monthSpan(Number(m[1]), 0, 12),
  },
  {
    pattern: pattern('the (\\d{1,2})(?:st|nd|rd|th)(?! \\p{L})'),
    needs: 'preposition',
    read: (m, { today, ahead }) => {
      for (let days = 0; days < 62; days += 1) {
        const day = ahead ? today + days : today - days;
        if (Number(isoOf(day).slice(8)) === Number(m[1])) return [day, day];
      }
      return null;
    },
  },
  {
    pattern: pattern(`(last|past|previous) ${WEEKDAY}`),
    read: (m, { today }) => single(weekdayBefore(m[2], today)),
  },
  {
    pattern: pattern(`(next|coming|this coming) ${WEEKDAY}`),
    read: (m, { today }) => single(weekdayFrom(m[2], today + 1)),
  },
  {
    pattern: pattern(`${WEEKDAY}(?: of)? (last|this|next) week`),
    read: (m, { today }) => {
      const weekday = (WEEKDAYS.indexOf((m[1] ?? '').slice(0, 2).toLowerCase()) + 6) % 7;
      return single(monday(today) + 7 * away(m[2]) + weekday);
    },
  },
  {
    pattern: pattern(`(?:this )?${WEEKDAY}`),
    needs: 'preposition',
    read: (m, { today, ahead }) => single((ahead ? weekdayFrom : weekdayBefore)(m[1], today)),
  },
  {
    pattern: pattern(`(?:(last|past|this) )?(${SHORT_WEEKDAY})`),
    needs: 'preposition',
    read: (m, { today, ahead }) =>
      single((ahead && m[1] !== 'last' && m[1] !== 'past' ? weekdayFrom : weekdayBefore)(m[2], today)),
  },
];

/** Each phrase has one of these. The phrases take 45 ms to compile, which a search without a time need not wait for. */
const MAY_HOLD_PHRASE =
  /\d|day|week|month|quarter|year|sprint|iteration|fortnight|night|morning|noon|tomorrow|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat/i;

/** The first phrase of the text at or after `start`; of two that start at one place, the longer. */
export function findPhrase(text: string, calendar: Calendar, start = 0): FoundPhrase | null {
  if (!MAY_HOLD_PHRASE.test(text)) return null;
  let best: FoundPhrase | null = null;
  for (const { pattern: source, needs, read } of PHRASES) {
    source.lastIndex = start;
    for (let match = source.exec(text); match !== null; match = source.exec(text)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (best !== null && (from > best.from || (from === best.from && to <= best.to))) break;
      const days = read(match, calendar);
      if (days === null) continue;
      best = { days, from, to, needsPreposition: needs !== undefined };
      break;
    }
  }
  return best;
}
