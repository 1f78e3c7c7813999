import { isDay } from './calendar.ts';
import { monthNamed } from './names.ts';
import { dayOfWritten } from './numeric-order.ts';
import { findPeriod } from './period.ts';
import type { NumericOrder, WrittenDate } from './written-date.ts';
import { findWrittenDate, hasDigit } from './written.ts';

const YEAR_FOLDER = /^(?<year>(?:19|20|21)\d{2})(?:[-_.]?(?<month>\d{2}))?$/;
const MONTH_FOLDER = /^(?<month>\d{1,2})(?:[-_. ]+\p{L}+)?$/u;
const NAMED_FOLDER = /^\p{L}{3,10}$/u;
const DAY_STEM = /^(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d\p{L}])/u;
const MONTH_DAY_STEM = /^(?<month>\d{2})[-_.](?<day>\d{2})(?!\d)/;
const WEEK_STEM = /^(?:w|week|kw|cw)[-_ ]?(?<week>\d{1,2})(?!\d)/i;
const COMPACT =
  /(?<!\d)(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?(?!\d)/;
const YEAR_ANYWHERE = /(?<!\d)(?:19|20)\d{2}(?!\d)/;

/**
 * The date that a note's path names: `2024-11-19.md`, `2024_11_19 standup.md`, `20241119.md`, `19 Nov 2024.md`,
 * `2024/11/19.md`, `2024/11-November/19.md`, `2024/11-19.md`, `2024-11/nov-19.md`, `2024-W51.md`. A path with only a
 * month or a year names none.
 */
export function writtenInPath(path: string): WrittenDate | null {
  const parts = path.split('/');
  if (!hasDigit(path)) return null;
  const stem = (parts.at(-1) ?? '').replace(/\.\p{L}[^.]*$/u, '').normalize('NFC');
  return inStem(stem) ?? inFolders(parts.slice(0, -1), stem);
}

/**
 * The day that a note's path names (see `writtenInPath`): the Monday for a week.
 *
 * @param order how to read `03-04-2025`; without it such a name names no day
 * @returns a day number (see calendar.ts), or null
 */
export function dayOfPath(path: string, order: NumericOrder | null = null): number | null {
  const written = writtenInPath(path);
  return written === null ? null : dayOfWritten(written, order);
}

/** The year that a path names, in the file's name or the nearest folder. */
export function yearOfPath(path: string): number | null {
  for (const part of path.split('/').reverse()) {
    const match = YEAR_ANYWHERE.exec(part);
    if (match) return Number(match[0]);
  }
  return null;
}

function inStem(stem: string): WrittenDate | null {
  const compact = COMPACT.exec(stem);
  if (compact) return asDay(compact.groups ?? {});
  // In a name `-` and `_` are spaces, but for those between the numbers of a date.
  const text = stem.replaceAll('_', '-').replaceAll(/(?<=\p{L})-(?=[\p{L}\d])|(?<=\d)-(?=\p{L})/gu, ' ');
  const written = findWrittenDate(text) ?? findWrittenDate(stem.replaceAll('_', '-'));
  if (written === null || written.isWeak === true) return null;
  if (written.kind !== 'day' && written.kind !== 'numeric' && written.kind !== 'week') return null;
  return written.year === null ? null : written;
}

function asDay(parts: Readonly<Record<string, string | undefined>>): WrittenDate | null {
  const [year, month, day] = [Number(parts['year']), Number(parts['month']), Number(parts['day'])];
  return isDay(year, month, day) ? { kind: 'day', year, month, day, weekday: null, from: 0, to: 0 } : null;
}

function inFolders(folders: readonly string[], stem: string): WrittenDate | null {
  for (let at = folders.length - 1; at >= 0; at--) {
    const folder = folders[at] ?? '';
    const period = YEAR_FOLDER.exec(folder)?.groups ?? periodFolder(folder);
    if (period === null) continue;
    const { year } = period;
    const week = WEEK_STEM.exec(stem)?.groups?.['week'];
    if (week !== undefined) return findWrittenDate(`${year ?? ''}-W${week}`);
    const named = findWrittenDate(stem.replace(/^(\p{L}+[-_ ]?\d{1,2})(?!\d).*$/u, '$1').replaceAll('_', '-'));
    if (named?.kind === 'day' && named.year === null && named.isWeak !== true) return { ...named, year: Number(year) };
    const monthDay = MONTH_DAY_STEM.exec(stem)?.groups;
    if (monthDay) return asDay({ ...monthDay, year });
    const month = period['month'] ?? monthOfFolder(folders[at + 1] ?? '');
    const day = DAY_STEM.exec(stem)?.groups?.['day'];
    if (month !== undefined && day !== undefined) return asDay({ year, month, day });
  }
  return null;
}

/** `November 2024` */
function periodFolder(folder: string): Readonly<Record<string, string | undefined>> | null {
  const period = findPeriod(folder);
  if (period === null || period.year === null || period.month === null) return null;
  return { year: String(period.year), month: String(period.month) };
}

function monthOfFolder(folder: string): string | undefined {
  const month = MONTH_FOLDER.exec(folder)?.groups?.['month'];
  if (month !== undefined || !NAMED_FOLDER.test(folder)) return month;
  const named = monthNamed(folder);
  return named === 0 ? undefined : String(named);
}

/** The month (1 to 12) that a path names beside a year, as in `2024-11-diary.md`, `2024/11/` or `November 2024.md`. */
export function monthOfPath(path: string): number | null {
  if (!hasDigit(path)) return null;
  const match = /(?<!\d)(?:19|20)\d{2}[-_./](?<month>0[1-9]|1[0-2])(?!\d)/.exec(path);
  if (match?.groups !== undefined) return Number(match.groups['month']);
  const stem = (path.split('/').at(-1) ?? '').replace(/\.\p{L}[^.]*$/u, '');
  const period = findPeriod(stem.replaceAll(/[-_]/g, ' '));
  return period?.year == null ? null : period.month;
}
