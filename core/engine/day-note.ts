import type { DayNote } from '../contract/editing.ts';
import { dayNotePath, journalPattern } from '../daily/create-note.ts';
import type { Db } from '../store/database.ts';
import { notePaths, notesOfDay, readNoteRow } from '../store/notes.ts';
import type { Settings } from '../store/settings.ts';
import type { IndexReader } from './index-reader.ts';
import { SAMPLE_JOURNAL } from './journal-list.ts';
import { perVersion } from './per-version.ts';

/** How a journal names its days; found out once for an index as it is. */
export type JournalPatterns = (db: Db, root: string, names: Settings['noteNames']) => string;

export function createJournalPatterns(): JournalPatterns {
  const patternsOf = perVersion(() => new Map<string, string>());
  return (db, root, names) => {
    const key = `${names['journal'] ?? ''}\n${root}`;
    const patterns = patternsOf(db);
    const known = patterns.get(key) ?? journalPattern({ paths: notePaths(db, root), names });
    patterns.set(key, known);
    return known;
  };
}

export interface DayNoteParts {
  readonly patterns: JournalPatterns;
  readonly reader: IndexReader;
  readonly roots: () => readonly string[];
  readonly settings: () => Settings;
}

/**
 * The note of a day: the file that is named after it as the journal's notes are, else the first section of that day in a
 * journal that grows in one file.
 *
 * @throws DaybookError `invalid` for a day that does not exist
 */
export function findDayNote(
  { reader, roots, settings, patterns }: DayNoteParts,
  { date, journal }: { readonly date: string; readonly journal?: string | undefined },
): DayNote {
  const db = reader.dbIfAny();
  const root = journal ?? roots().find((one) => one !== SAMPLE_JOURNAL) ?? null;
  const names = settings().noteNames;
  const patternIn = (one: string) => (db === null ? journalPattern({ paths: [], names }) : patterns(db, one, names));
  const newPath = root === null ? null : dayNotePath(date, patternIn(root));
  if (db === null) return { note: null, newPath, notes: [] };
  const found = notesOfDay(db, date);
  const notes = found.map(({ line: _line, ...note }) => note);
  const named = root === null || newPath === null ? null : readNoteRow(db, { journal: root, path: newPath });
  if (named !== null) return { note: { journal: named.journal, path: named.path, line: null }, newPath, notes };
  const section = found.find((note) => note.kind === 'journal' && (root === null || note.journal === root));
  if (section === undefined) return { note: null, newPath, notes };
  const { line, path } = section;
  return { note: { journal: section.journal, path, line: line > 1 ? line : null }, newPath, notes };
}
