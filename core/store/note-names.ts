import type { NoteKind } from '../contract/notes.ts';
import type { Db } from './database.ts';
import { readFrontmatter } from './json-column.ts';
import { prepared } from './statement.ts';

/** What a note is called, and what its front matter says of it. */
export interface NoteName {
  readonly id: number;
  /** Absolute root of the journal. */
  readonly journal: string;
  readonly path: string;
  readonly title: string;
  readonly kind: NoteKind;
  /** Read when asked for: most notes are left alone. */
  readonly frontmatter: () => Readonly<Record<string, unknown>>;
}

interface Stored {
  readonly id: number;
  readonly journal: string;
  readonly path: string;
  readonly title: string;
  readonly kind: NoteKind;
  readonly frontmatter: string;
}

const SELECT = `
  SELECT n.id, j.root AS journal, n.path, n.title, n.kind, n.frontmatter
  FROM notes n JOIN journals j ON j.id = n.journal_id
  WHERE n.kind IN (SELECT value FROM json_each(?)) AND (? IS NULL OR j.root = ?) ORDER BY j.root, n.path`;

/** The names of all notes of these kinds, by path. */
export function noteNames(db: Db, kinds: readonly NoteKind[], journal: string | null): NoteName[] {
  const rows = prepared<[string, string | null, string | null], Stored>(db, SELECT).all(
    JSON.stringify(kinds),
    journal,
    journal,
  );
  return rows.map(({ frontmatter, ...row }) => ({ ...row, frontmatter: () => readFrontmatter(frontmatter) }));
}

const EDGES = `
  SELECT text FROM chunks WHERE note_id = @note AND (ordinal <= 1 OR ordinal = (SELECT max(ordinal) FROM chunks WHERE note_id = @note))
  ORDER BY ordinal`;

/** The lines with which a note begins and ends, where it speaks of itself. */
export function edgesOfNote(db: Db, noteId: number): string[] {
  return prepared<[{ note: number }], { text: string }>(db, EDGES)
    .all({ note: noteId })
    .flatMap(({ text }) => text.split('\n'));
}
