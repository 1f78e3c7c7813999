import { dayNumber } from './calendar.ts';
import { findWrittenDate } from './written.ts';

/** Keys that say when a note is of, strongest first; the last ones say when it was touched, which is better than nothing. */
const DATE_KEYS = [
  'date',
  'day',
  'date_created',
  'datecreated',
  'created',
  'created_at',
  'createdat',
  'creation_date',
  'published',
  'last_reviewed_on',
  'last_reviewed',
  'updated',
  'last_updated',
  'date_modified',
  'modified',
];

/**
 * The day that front matter gives to a note. Keys are compared without case, `-` counts as `_`.
 *
 * @returns a day number (see calendar.ts), or null. `03/04/2024` is read with the month first.
 */
export function dayOfFrontmatter(data: Readonly<Record<string, unknown>>): number | null {
  const byKey = new Map(
    Object.entries(data).map(([key, value]) => [key.toLowerCase().replaceAll(/[- ]/g, '_'), value]),
  );
  for (const key of DATE_KEYS) {
    const value = byKey.get(key);
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const day = dayOfValue(String(value));
    if (day !== null) return day;
  }
  return null;
}

function dayOfValue(text: string): number | null {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  if (compact) return dayNumber(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const written = findWrittenDate(text);
  if (written === null || written.kind === 'weekday' || written.year === null) return null;
  return written.kind === 'day'
    ? dayNumber(written.year, written.month, written.day)
    : dayNumber(written.year, written.first, written.second);
}
