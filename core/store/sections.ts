import type { DateOrigin, Day, SectionView } from '../contract/notes.ts';
import type { Db } from './database.ts';
import { readStrings, readWarning } from './json-column.ts';
import { prepared } from './statement.ts';

type StoredSection = Omit<SectionView, 'headings' | 'warning'> & {
  readonly headings: string;
  readonly warning: string | null;
};

interface StoredDay {
  readonly date: string;
  readonly origin: DateOrigin;
  readonly journal: string;
  readonly path: string;
  readonly title: string;
  readonly line: number;
  readonly headings: string;
  readonly warning: string | null;
}

const OF_NOTE = `
  SELECT headings, level, line, end_line AS endLine, date, date_origin AS dateOrigin, warning
  FROM sections WHERE note_id = ? ORDER BY ordinal`;
const DAYS = `
  SELECT s.date, s.date_origin AS origin, j.root AS journal, n.path, n.title, s.line, s.headings, s.warning
  FROM sections s JOIN notes n ON n.id = s.note_id JOIN journals j ON j.id = n.journal_id
  WHERE s.date IS NOT NULL AND s.date >= ? AND s.date <= ?
  ORDER BY s.date, j.root, n.path, s.ordinal`;

const SPAN = `
  SELECT count(DISTINCT date) AS days, min(date) AS firstDay, max(date) AS lastDay
  FROM sections WHERE date IS NOT NULL AND date_origin <> 'modified' AND date <= ?`;

/** How many days up to one the notes are about, and the first and last of them. */
export function daySpan(
  db: Db,
  upTo: string,
): { readonly days: number; readonly firstDay: string | null; readonly lastDay: string | null } {
  const found = prepared<[string], { days: number; firstDay: string | null; lastDay: string | null }>(db, SPAN).get(
    upTo,
  );
  return found ?? { days: 0, firstDay: null, lastDay: null };
}

const HAS_DATED = `
  SELECT 1 FROM sections WHERE date >= ? AND date <= ? AND date_origin <> 'modified' LIMIT 1`;

/** Whether any section is of a day between two, both included. When a file was changed last is no day of it. */
export function hasDated(db: Db, from: string, to: string): boolean {
  return prepared<[string, string], unknown>(db, HAS_DATED).get(from, to) !== undefined;
}

/** The sections of a note, in its order. */
export function sectionsOfNote(db: Db, noteId: number): SectionView[] {
  const stored = prepared<[number], StoredSection>(db, OF_NOTE).all(noteId);
  return stored.map((section) => ({
    ...section,
    headings: readStrings(section.headings),
    warning: readWarning(section.warning),
  }));
}

/**
 * Dated sections between two dates, both included, oldest first. A section under a heading of the same date and origin
 * belongs to that day's section and is left out. `heading` is the section's own, or the note's title before the first.
 *
 * @param journals absolute roots; null for every journal of the index
 */
export function listDays(
  db: Db,
  range: { readonly from?: string | undefined; readonly to?: string | undefined },
  journals: readonly string[] | null = null,
): Day[] {
  const rows = prepared<[string, string], StoredDay>(db, DAYS).all(
    range.from ?? '0000-01-01',
    range.to ?? '9999-12-31',
  );
  const days: Day[] = [];
  let above: { note: string; date: string; headings: string[] } | null = null;
  for (const { title, headings: stored, ...row } of rows) {
    if (journals?.includes(row.journal) === false) continue;
    const headings = readStrings(stored);
    const note = `${row.journal}\0${row.path}`;
    const isBelow =
      above !== null &&
      above.note === note &&
      above.date === row.date &&
      above.headings.length < headings.length &&
      above.headings.every((heading, at) => headings[at] === heading);
    if (isBelow) continue;
    above = { note, date: row.date, headings };
    days.push({ ...row, heading: headings.at(-1) ?? title, warning: readWarning(row.warning) });
  }
  return days;
}
