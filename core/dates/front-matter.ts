import type { WrittenDate } from './written-date.ts';
import { findWrittenDate } from './written.ts';
import { isDay } from './calendar.ts';
import { dayOfWritten } from './numeric-order.ts';

/** Keys that say when a note is of, strongest first; the last ones say when it was touched, which is better than nothing. */
const DATE_KEYS = [
  'date',
  'day',
  'meeting_date',
  'date_created',
  'datecreated',
  'created',
  'created_at',
  'createdat',
  'creation_date',
  'created_on',
  'published',
  'last_reviewed_on',
  'last_reviewed',
  'updated',
  'last_updated',
  'date_modified',
  'modified',
];

/** The date that front matter gives to a note. Keys are compared without case, `-` counts as `_`. */
export function writtenInFrontmatter(data: Readonly<Record<string, unknown>>): WrittenDate | null {
  const byKey = new Map(
    Object.entries(data).map(([key, value]) => [key.toLowerCase().replaceAll(/[- ]/g, '_'), value]),
  );
  for (const key of DATE_KEYS) {
    const value = byKey.get(key);
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const written = writtenInValue(String(value));
    if (written !== null) return written;
  }
  return null;
}

/** The full date in the title that front matter gives, as in `title: "2021-09-22: Caching"`. */
export function writtenInTitle(data: Readonly<Record<string, unknown>>): WrittenDate | null {
  const title = data['title'];
  return typeof title === 'string' ? writtenInValue(title) : null;
}

/** The day that front matter gives to a note, as a day number (see calendar.ts); `03/04/2024` has the month first. */
export function dayOfFrontmatter(data: Readonly<Record<string, unknown>>): number | null {
  const written = writtenInFrontmatter(data);
  return written === null ? null : dayOfWritten(written, 'month-first');
}

function writtenInValue(text: string): WrittenDate | null {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  if (compact) {
    const [year, month, day] = [Number(compact[1]), Number(compact[2]), Number(compact[3])];
    return isDay(year, month, day) ? { kind: 'day', year, month, day, weekday: null, from: 0, to: 0 } : null;
  }
  const written = findWrittenDate(text);
  const isFull = (written?.kind === 'day' || written?.kind === 'numeric') && written.year !== null;
  return isFull ? written : null;
}
