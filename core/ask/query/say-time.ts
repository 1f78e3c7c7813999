import { dayNumber, weekdayOf, WEEKDAYS } from '../../dates/calendar.ts';
import type { TimeSpan } from './time.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

function partsOf(iso: string): Parts {
  const [year = '', month = '', day = ''] = iso.split('-');
  return { year, month: MONTHS[Number(month) - 1] ?? month, day: String(Number(day)) };
}

/** A day in words: `16 Dec 2024`. */
export function sayDate(iso: string): string {
  const { year, month, day } = partsOf(iso);
  return `${day} ${month} ${year}`;
}

/** A day with its weekday: `Mon 16 Dec 2024`. */
export function sayDay(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  const number = dayNumber(year ?? 0, month ?? 0, day ?? 0);
  return number === null ? iso : `${WEEKDAYS[weekdayOf(number)]?.slice(0, 3) ?? ''} ${sayDate(iso)}`;
}

function isLastOfMonth(iso: string): boolean {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return dayNumber(year, month, day + 1) === null;
}

/** Days in words, what both share said once: `9 to 15 Nov 2026`, `28 Oct to 3 Nov 2026`, `since 4 Nov 2024`. */
export function saySpan({ from, to }: Pick<TimeSpan, 'from' | 'to'>): string {
  if (from === null) return to === null ? '' : `until ${sayDate(to)}`;
  if (to === null) return `since ${sayDate(from)}`;
  if (from === to) return sayDate(from);
  const [start, end] = [partsOf(from), partsOf(to)];
  if (from.endsWith('-01') && isLastOfMonth(to)) {
    if (from.slice(0, 7) === to.slice(0, 7)) return `${start.month} ${start.year}`;
    if (from.endsWith('-01-01') && to === `${start.year}-12-31`) return start.year;
  }
  if (start.year !== end.year) return `${sayDate(from)} to ${sayDate(to)}`;
  return start.month === end.month ? `${start.day} to ${sayDate(to)}` : `${start.day} ${start.month} to ${sayDate(to)}`;
}

/** The same inside a sentence: `on 16 Dec 2024`, `between 9 and 15 Nov 2026`. */
export function saySpanInSentence(span: Pick<TimeSpan, 'from' | 'to'>): string {
  const { from, to } = span;
  if (from === null || to === null) return saySpan(span);
  if (from === to) return `on ${sayDate(from)}`;
  const said = saySpan(span);
  return said.includes(' to ') ? `between ${said.replace(' to ', ' and ')}` : `in ${said}`;
}

/** The words of a question with what they were taken for: `last week (9 to 15 Nov 2026)`. */
export function sayTime(span: TimeSpan): string {
  const days = saySpan(span);
  const words = span.words.toLowerCase();
  // How long a sprint is stands in no note: say what it was taken for.
  if (/\b(?:sprints?|iteration)\b/.test(words)) return `${span.words} (taken as two weeks: ${days})`;
  const [first = ''] = days.split(' ', 1);
  if (words === '' || words.replace(/^(?:on|in|during|for|of) /, '') === days.toLowerCase()) return days;
  return `${span.words} (${words.startsWith(`${first} `) ? days.slice(first.length + 1) : days})`;
}
