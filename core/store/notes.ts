import type { NoteKind, NoteSummary } from '../contract/notes.ts';
import type { Db } from './database.ts';
import { readFrontmatter, readStrings } from './json-column.ts';
import { prepared } from './statement.ts';

export interface NoteRow {
  readonly id: number;
  /** Absolute root of the journal. */
  readonly journal: string;
  readonly path: string;
  /** SHA-256 of the bytes that were indexed, hex. */
  readonly hash: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly title: string;
  readonly kind: NoteKind;
  readonly tags: string[];
  readonly frontmatter: Record<string, unknown>;
  readonly bodyLine: number;
  readonly date: string | null;
}

/** What a scan compares with the disk. */
export interface KnownNote {
  readonly id: number;
  readonly path: string;
  readonly hash: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly checkedMs: number;
  /** `STORE_RULES` of the Daybook that wrote it. */
  readonly rules: string;
  /** 1 when a section has no other date than the file's time: then a touched file changes its rows. */
  readonly datedByFile: number;
}

type StoredNote = Omit<NoteRow, 'tags' | 'frontmatter'> & { readonly tags: string; readonly frontmatter: string };

const SELECT = `
  SELECT n.id, j.root AS journal, n.path, n.hash, n.size_bytes AS sizeBytes, n.modified_ms AS modifiedMs, n.title, n.kind,
    n.tags, n.frontmatter, n.body_line AS bodyLine, n.date
  FROM notes n JOIN journals j ON j.id = n.journal_id`;
const BY_PATH = `${SELECT} WHERE n.path = @path AND (@journal IS NULL OR j.root = @journal) ORDER BY j.root LIMIT 1`;
const BY_HASH = `${SELECT} WHERE j.root = ? AND n.hash = ? LIMIT 2`;
const BY_ID = `${SELECT} WHERE n.id = ?`;
const BY_NAME = `${SELECT}
  WHERE (@journal IS NULL OR j.root = @journal)
    AND (lower(n.path) LIKE @file ESCAPE '\\' OR lower(n.path) LIKE '%/' || @file ESCAPE '\\' OR lower(n.title) = @name
      OR n.title = @title OR n.path LIKE @titleFile ESCAPE '\\' OR n.path LIKE '%/' || @titleFile ESCAPE '\\')
  ORDER BY lower(n.title) = @name, length(n.path), n.path LIMIT 1`;
const KNOWN = `
  SELECT id, path, hash, size_bytes AS sizeBytes, modified_ms AS modifiedMs, checked_ms AS checkedMs, rules,
    EXISTS (SELECT 1 FROM sections s WHERE s.note_id = notes.id AND s.date_origin = 'modified') AS datedByFile
  FROM notes WHERE journal_id = ? ORDER BY path`;
const MATCHING = `
  FROM notes n JOIN journals j ON j.id = n.journal_id
  WHERE @text = '' OR instr(lower(n.title), @text) > 0 OR instr(lower(n.path), @text) > 0`;
const LIST = `
  SELECT j.root AS journal, n.path, n.title, n.kind, n.date ${MATCHING}
  ORDER BY n.date IS NULL, n.date DESC, n.path, j.root LIMIT @limit`;
const OF_DAY = `
  SELECT j.root AS journal, n.path, n.title, n.kind, n.date, min(s.line) AS line
  FROM sections s JOIN notes n ON n.id = s.note_id JOIN journals j ON j.id = n.journal_id
  WHERE s.date = ? AND s.date_origin <> 'modified'
  GROUP BY n.id ORDER BY n.kind, n.path, j.root`;
const OF_KIND = `
  SELECT j.root AS journal, n.path, n.title, n.kind, n.date
  FROM notes n JOIN journals j ON j.id = n.journal_id
  WHERE n.kind = ? ORDER BY n.date IS NULL, n.date DESC, n.path LIMIT ?`;
const PLACED = `
  SELECT n.id, n.path, n.title, n.kind, n.tags,
    coalesce(json_extract(n.frontmatter, '$.kind'), json_extract(n.frontmatter, '$.type')) AS type
  FROM notes n`;
const PATHS = 'SELECT n.path FROM notes n JOIN journals j ON j.id = n.journal_id WHERE j.root = ? ORDER BY n.path';
const COUNT = `SELECT count(*) AS n ${MATCHING}`;

function toRow(stored: StoredNote): NoteRow {
  return { ...stored, tags: readStrings(stored.tags), frontmatter: readFrontmatter(stored.frontmatter) };
}

/** The note at this path; without a journal, that of the first journal (by root) that has one. Null when none has. */
export function readNoteRow(
  db: Db,
  where: { readonly path: string; readonly journal?: string | undefined },
): NoteRow | null {
  const path = where.path.normalize('NFC');
  const stored = prepared<[{ path: string; journal: string | null }], StoredNote>(db, BY_PATH).get({
    path,
    journal: where.journal ?? null,
  });
  return stored === undefined ? null : toRow(stored);
}

/** The one note of a journal that holds these very bytes: a file that was renamed. Null when none does, or several. */
export function movedNoteRow(
  db: Db,
  was: { readonly journal?: string | undefined; readonly hash?: string | undefined },
): NoteRow | null {
  if (was.journal === undefined || was.hash === undefined) return null;
  const [only, ...others] = prepared<[string, string], StoredNote>(db, BY_HASH).all(was.journal, was.hash);
  return only === undefined || others.length > 0 ? null : toRow(only);
}

/** Null when there is no such note. */
export function noteById(db: Db, id: number): NoteRow | null {
  const stored = prepared<[number], StoredNote>(db, BY_ID).get(id);
  return stored === undefined ? null : toRow(stored);
}

/**
 * The note that a link means by its name, as `[[name]]` does: its path or the end of it, without the extension, else its
 * title; case does not matter, as far as the database knows letters (`Ä` is found as it is written). Null when none is called
 * that.
 */
export function readNoteRowByName(
  db: Db,
  where: { readonly name: string; readonly journal?: string | undefined },
): NoteRow | null {
  const title = where.name.trim().normalize('NFC');
  const name = title.toLowerCase();
  // SQLite compares up to a zero only.
  if (name === '' || name.includes('\0')) return null;
  const stored = prepared<[Record<'name' | 'file' | 'title' | 'titleFile' | 'journal', string | null>], StoredNote>(
    db,
    BY_NAME,
  ).get({ name, file: fileLike(name), title, titleFile: fileLike(title), journal: where.journal ?? null });
  return stored === undefined ? null : toRow(stored);
}

function fileLike(name: string): string {
  return `${name.replaceAll(/[\\%_]/g, String.raw`\$&`)}.m%`;
}

/**
 * Notes whose title or path holds `text` (case does not matter), latest date first, undated last, then by path.
 *
 * @returns at most `limit` of them, and how many there are
 */
export function listNotes(
  db: Db,
  query: { readonly limit: number; readonly text: string },
): { readonly notes: NoteSummary[]; readonly total: number } {
  const text = query.text.trim().normalize('NFC').toLowerCase();
  return {
    notes: prepared<[{ text: string; limit: number }], NoteSummary>(db, LIST).all({ text, limit: query.limit }),
    total: prepared<[{ text: string }], { n: number }>(db, COUNT).get({ text })?.n ?? 0,
  };
}

/** Notes with a section of a day, with its first line. When a file was changed last is no day of a section. */
export function notesOfDay(db: Db, date: string): (NoteSummary & { readonly line: number })[] {
  return prepared<[string], NoteSummary & { line: number }>(db, OF_DAY).all(date);
}

/** The newest notes of a kind. */
export function newestOfKind(db: Db, kind: NoteKind, limit: number): NoteSummary[] {
  return prepared<[string, number], NoteSummary>(db, OF_KIND).all(kind, limit);
}

/** A note with what says of which kind it is. */
export interface PlacedNoteRow {
  readonly id: number;
  readonly path: string;
  readonly title: string;
  readonly kind: NoteKind;
  readonly tags: readonly string[];
  /** `kind` or `type` of its front matter; null without a word there. */
  readonly type: string | null;
}

type StoredPlaced = Omit<PlacedNoteRow, 'tags' | 'type'> & { readonly tags: string; readonly type: unknown };

/** All notes with where they lie and what they are called. */
export function placedNotes(db: Db): PlacedNoteRow[] {
  return prepared<[], StoredPlaced>(db, PLACED)
    .all()
    .map((note) => ({ ...note, tags: readStrings(note.tags), type: typeof note.type === 'string' ? note.type : null }));
}

/** The paths of a journal's notes, in their order. */
export function notePaths(db: Db, root: string): string[] {
  return prepared<[string], { path: string }>(db, PATHS)
    .all(root)
    .map(({ path }) => path);
}

/** All notes of a journal as they were when they were indexed, by path. */
export function knownNotes(db: Db, journalId: number): KnownNote[] {
  return prepared<[number], KnownNote>(db, KNOWN).all(journalId);
}
