/*
 * The time that a question names: `yesterday`, `last week`, `in March 2025`, `on 2024-11-04`, `since Monday`.
 * Only what is said plainly becomes a filter: a filter hides notes, so a guess would hide the answer.
 */

/** Days from `from` to `to`, both included, and the words of the question that said so. */
export interface TimeSpan {
  readonly from: string | null;
  readonly to: string | null;
  readonly words: string;
}

const DAY_MS = 86_400_000;
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTH = `(${MONTHS.join('|')}|${MONTHS.map((month) => month.slice(0, 3)).join('|')}|sept)`;
const DAY = `(${WEEKDAYS.join('|')})`;

function isoOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Midnight UTC of the user's calendar day, so that day arithmetic never meets a clock change. */
function calendarDay(now: Date): Date {
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
}

function addDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * DAY_MS);
}

/** The user's calendar day, `YYYY-MM-DD`. */
export function isoDay(now: Date): string {
  return isoOf(calendarDay(now));
}

/** Weeks begin on Monday (ISO 8601). */
function weekStart(day: Date): Date {
  return addDays(day, -((day.getUTCDay() + 6) % 7));
}

function monthIndex(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase()));
}

function monthSpan(year: number, month: number): readonly [string, string] {
  return [isoOf(new Date(Date.UTC(year, month, 1))), isoOf(new Date(Date.UTC(year, month + 1, 0)))];
}

type Rule = readonly [
  pattern: RegExp,
  span: (match: RegExpMatchArray, today: Date) => readonly [string | null, string | null] | null,
];

function single(day: Date): readonly [string, string] {
  return [isoOf(day), isoOf(day)];
}

function validDay(parts: { readonly year: number; readonly month: number; readonly day: number }): Date | null {
  const date = new Date(Date.UTC(parts.year, parts.month, parts.day));
  return date.getUTCMonth() === parts.month && date.getUTCDate() === parts.day ? date : null;
}

/** The year of a day or month that was named without one: the latest that is not in the future. */
function latestYear(today: Date, month: number, day = 1): number {
  const year = today.getUTCFullYear();
  return Date.UTC(year, month, day) > today.getTime() ? year - 1 : year;
}

const COUNT_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  couple: 2,
  few: 3,
};

function countOf(word: string): number {
  return COUNT_WORDS[word.toLowerCase()] ?? Number(word);
}

function pastSpan(today: Date, count: number, unit: string): Date {
  if (unit.startsWith('day')) return addDays(today, -count);
  if (unit.startsWith('week')) return addDays(today, -7 * count);
  const back = new Date(today);
  if (unit.startsWith('month')) back.setUTCMonth(back.getUTCMonth() - count);
  else back.setUTCFullYear(back.getUTCFullYear() - count);
  return back;
}

const RULES: readonly Rule[] = [
  [
    /\b(?:on|since|before|after|from|until|in)?\s*(\d{4})-(\d{2})-(\d{2})\b/i,
    (m) => {
      const day = validDay({ year: Number(m[1]), month: Number(m[2]) - 1, day: Number(m[3]) });
      if (!day) return null;
      const word = /^\w+/.exec(m[0].trim())?.[0].toLowerCase() ?? '';
      if (word === 'since' || word === 'from') return [isoOf(day), null];
      if (word === 'after') return [isoOf(addDays(day, 1)), null];
      if (word === 'before') return [null, isoOf(addDays(day, -1))];
      if (word === 'until') return [null, isoOf(day)];
      return single(day);
    },
  ],
  [/\bday before yesterday\b/i, (_, today) => single(addDays(today, -2))],
  [/\byesterday\b/i, (_, today) => single(addDays(today, -1))],
  [/\btoday\b/i, (_, today) => single(today)],
  [
    /\b(last|past|previous|this) week\b/i,
    (m, today) => {
      const start = addDays(weekStart(today), m[1]?.toLowerCase() === 'this' ? 0 : -7);
      return [isoOf(start), isoOf(addDays(start, 6))];
    },
  ],
  [
    /\b(last|past|previous|this) month\b/i,
    (m, today) => monthSpan(today.getUTCFullYear(), today.getUTCMonth() - (m[1]?.toLowerCase() === 'this' ? 0 : 1)),
  ],
  [
    /\b(last|past|previous|this) year\b/i,
    (m, today) => {
      const year = today.getUTCFullYear() - (m[1]?.toLowerCase() === 'this' ? 0 : 1);
      return [`${year}-01-01`, `${year}-12-31`];
    },
  ],
  [
    /\b(?:in|over|during|for)?\s*(?:the\s+)?(?:last|past)\s+(\d+|two|three|four|five|six|couple|few)(?:\s+of)?\s+(days?|weeks?|months?|years?)\b/i,
    (m, today) => [isoOf(pastSpan(today, countOf(m[1] ?? '1'), m[2] ?? 'day')), isoOf(today)],
  ],
  [
    /\b(\d+|a|an|one|two|three|four|five|six)\s+(days?|weeks?|months?|years?)\s+ago\b/i,
    (m, today) => {
      const unit = m[2] ?? 'day';
      const at = pastSpan(today, countOf(m[1] ?? '1'), unit);
      if (unit.startsWith('day')) return single(at);
      if (unit.startsWith('week')) return [isoOf(weekStart(at)), isoOf(addDays(weekStart(at), 6))];
      if (unit.startsWith('month')) return monthSpan(at.getUTCFullYear(), at.getUTCMonth());
      return [`${at.getUTCFullYear()}-01-01`, `${at.getUTCFullYear()}-12-31`];
    },
  ],
  [
    new RegExp(`\\b(?:on\\s+)?${MONTH}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?\\b(?!\\s*[-/.]\\d)`, 'i'),
    (m, today) => {
      const month = monthIndex(m[1] ?? '');
      const dayOfMonth = Number(m[2]);
      const day = validDay({
        year: m[3] ? Number(m[3]) : latestYear(today, month, dayOfMonth),
        month,
        day: dayOfMonth,
      });
      return day && single(day);
    },
  ],
  [
    new RegExp(`\\b(?:on\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}(?:,?\\s+(\\d{4}))?\\b`, 'i'),
    (m, today) => {
      const month = monthIndex(m[2] ?? '');
      const dayOfMonth = Number(m[1]);
      const day = validDay({
        year: m[3] ? Number(m[3]) : latestYear(today, month, dayOfMonth),
        month,
        day: dayOfMonth,
      });
      return day && single(day);
    },
  ],
  [
    new RegExp(`\\b(in|during|since|of|last)\\s+${MONTH}(?:\\s+(\\d{4}))?\\b`, 'i'),
    (m, today) => {
      const month = monthIndex(m[2] ?? '');
      const [from, to] = monthSpan(m[3] ? Number(m[3]) : latestYear(today, month), month);
      return m[1]?.toLowerCase() === 'since' ? [from, null] : [from, to];
    },
  ],
  [
    /\b(in|during|since)\s+((?:19|20)\d{2})\b/i,
    (m) => (m[1]?.toLowerCase() === 'since' ? [`${m[2]}-01-01`, null] : [`${m[2]}-01-01`, `${m[2]}-12-31`]),
  ],
  [
    new RegExp(`\\b(last|on|since)\\s+${DAY}\\b`, 'i'),
    (m, today) => {
      const wanted = WEEKDAYS.indexOf((m[2] ?? '').toLowerCase());
      const back = (today.getUTCDay() - wanted + 7) % 7 || 7;
      const day = addDays(today, -back);
      return m[1]?.toLowerCase() === 'since' ? [isoOf(day), null] : single(day);
    },
  ],
];

/**
 * Finds the time that a question names.
 *
 * @param now the user's clock; its local calendar day is `today`
 * @returns null when the question names none
 */
export function timeIn(question: string, now: Date): TimeSpan | null {
  const today = calendarDay(now);
  for (const [pattern, spanOf] of RULES) {
    const match = pattern.exec(question);
    const span = match && spanOf(match, today);
    if (match && span) return { from: span[0], to: span[1], words: match[0].trim() };
  }
  return null;
}
