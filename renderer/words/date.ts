import type { DateOrigin } from '../../core/contract/notes.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const LONG_MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAY_MS = 86_400_000;

/** `2024-12-16` as `Mon 16 Dec 2024`; anything that is no date comes back as it is. */
export function sayDate(date: string): string {
  const day = utcDay(date);
  return day === null ? date : `${WEEKDAYS[day.getUTCDay()]} ${sayShortDate(date)}`;
}

/** `2024-12-16` as `16 Dec 2024`. */
export function sayShortDate(date: string): string {
  const day = utcDay(date);
  return day === null ? date : `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** `2026-11` as `November 2026`. */
export function sayMonth(month: string): string {
  const day = utcDay(`${month}-01`);
  return day === null ? month : `${LONG_MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** How long ago a day was, seen from `today`: `today`, `3 weeks ago`, `14 months ago`, `in 2 days`. */
export function sayAge(date: string, today: string): string {
  const days = daysBetween(date, today);
  if (days === null) return '';
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days === -1) return 'tomorrow';
  const span = saySpan(Math.abs(days));
  return days > 0 ? `${span} ago` : `in ${span}`;
}

/** Whole days from one day to another; null when one of them is no date. */
export function daysBetween(from: string, to: string): number | null {
  const [start, end] = [utcDay(from), utcDay(to)];
  return start === null || end === null ? null : Math.round((end.getTime() - start.getTime()) / DAY_MS);
}

/** The day that is `days` after another; the same text when it is no date. */
export function addDays(date: string, days: number): string {
  const day = utcDay(date);
  return day === null ? date : new Date(day.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of another month, or the last one of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** The local calendar day of a moment, as `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

/** An ISO moment as `4 Nov 2024, 09:41` in local time. */
export function sayMoment(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  return `${sayShortDate(dayOf(moment))}, ${sayClock(moment)}`;
}

/** An ISO moment as `09:41` where it is of this day, else as its day; both local. */
export function sayLately(iso: string, today: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const day = dayOf(moment);
  return day === today ? sayClock(moment) : sayShortDate(day);
}

/** `09:41`, local. */
export function sayClock(moment: Date): string {
  return `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;
}

/** Where a date came from, to stand after it. */
export function sayOrigin(origin: DateOrigin): string {
  switch (origin) {
    case 'stamp':
      return 'written at the start of the section';
    case 'heading':
      return 'from the heading';
    case 'file-name':
      return 'from the file name';
    case 'front-matter':
      return 'from the front matter';
    case 'modified':
      return 'from when the file was last changed';
    case 'inferred':
      return 'worked out from the sections around it';
  }
}

function saySpan(days: number): string {
  if (days < 14) return `${days} days`;
  if (days < 60) return `${Math.round(days / 7)} weeks`;
  const months = Math.round(days / 30.44);
  if (months < 24) return `${months} months`;
  return `${Math.floor(days / 365.25)} years`;
}

function utcDay(date: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return null;
  const day = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? null : day;
}
