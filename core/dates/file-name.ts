import { dayNumber } from './calendar.ts';
import { findWrittenDate } from './written.ts';

const YEAR_FOLDER = /^(?<year>(?:19|20|21)\d{2})(?:[-_.]?(?<month>\d{2}))?$/;
const MONTH_FOLDER = /^(?<month>\d{1,2})(?:[-_. ]\p{L}+)?$/u;
const DAY_STEM = /^(?<day>\d{1,2})(?!\d)/;
const MONTH_DAY_STEM = /^(?<month>\d{2})[-_.](?<day>\d{2})(?!\d)/;
const COMPACT = /(?<!\d)(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?!\d)/;
const YEAR_ANYWHERE = /(?<!\d)(?:19|20)\d{2}(?!\d)/;

/**
 * The day that a note's path names: `2024-11-19.md`, `2024_11_19 standup.md`, `20241119.md`, `2024/11/19.md`,
 * `2024/11-19.md`, `2024-11/nov-19.md`. A path with only a month or a year names no day.
 *
 * @returns a day number (see calendar.ts), or null
 */
export function dayOfPath(path: string): number | null {
  const parts = path.split('/');
  const stem = (parts.at(-1) ?? '').replace(/\.[^.]*$/, '');
  const folders = parts.slice(0, -1);
  return dayInStem(stem) ?? dayInFolders(folders, stem);
}

/** The year that a path names, in the file's name or the nearest folder. */
export function yearOfPath(path: string): number | null {
  for (const part of path.split('/').reverse()) {
    const match = YEAR_ANYWHERE.exec(part);
    if (match) return Number(match[0]);
  }
  return null;
}

function dayInStem(stem: string): number | null {
  const compact = COMPACT.exec(stem)?.groups;
  if (compact) return dayNumber(Number(compact['year']), Number(compact['month']), Number(compact['day']));
  const written = findWrittenDate(stem.replaceAll('_', '-').replace(/(?<=\p{L})-(?=\d)/gu, ' '));
  if (written?.kind !== 'day' || written.year === null) return null;
  return dayNumber(written.year, written.month, written.day);
}

function dayInFolders(folders: readonly string[], stem: string): number | null {
  for (let at = folders.length - 1; at >= 0; at--) {
    const groups = YEAR_FOLDER.exec(folders[at] ?? '')?.groups;
    if (!groups) continue;
    const year = Number(groups['year']);
    const named = findWrittenDate(stem.replace(/^(\p{L}+[-_ ]?\d{1,2})(?!\d).*$/u, '$1').replaceAll('_', '-'));
    if (named?.kind === 'day' && named.year === null) return dayNumber(year, named.month, named.day);
    const monthDay = MONTH_DAY_STEM.exec(stem)?.groups;
    if (monthDay) return dayNumber(year, Number(monthDay['month']), Number(monthDay['day']));
    const month = groups['month'] ?? MONTH_FOLDER.exec(folders[at + 1] ?? '')?.groups?.['month'];
    const day = DAY_STEM.exec(stem)?.groups?.['day'];
    if (month !== undefined && day !== undefined) return dayNumber(year, Number(month), Number(day));
  }
  return null;
}

/** The month (1 to 12) that a path names beside a year, as in `2024-11-diary.md` or `2024/11/`; null when none. */
export function monthOfPath(path: string): number | null {
  const match = /(?<!\d)(?:19|20)\d{2}[-_./](?<month>0[1-9]|1[0-2])(?!\d)/.exec(path);
  return match?.groups === undefined ? null : Number(match.groups['month']);
}
