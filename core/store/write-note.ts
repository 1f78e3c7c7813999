import type { Db } from './database.ts';
import { STORE_RULES } from './prepare-note.ts';
import type { PreparedChunk, PreparedNote } from './prepare-note.ts';
import { removeChunks } from './remove-note.ts';
import { prepared } from './statement.ts';
import { activeEmbedder, vectorFor } from './vector-index.ts';
import { writeFacts } from './write-facts.ts';

export interface NoteTarget {
  readonly journalId: number;
  /** The row that this note had, also when it was renamed; null for a new note. */
  readonly noteId: number | null;
  /** When the file was read. */
  readonly checkedMs: number;
}

interface KeptChunk {
  readonly id: number;
  readonly uid: string;
  readonly embedHash: string;
  readonly vectorId: number | null;
}

interface FtsRow {
  readonly title: string;
  readonly headings: string;
  readonly path: string;
  readonly tags: string;
}

const INSERT_NOTE = `
  INSERT INTO notes (journal_id, path, hash, size_bytes, modified_ms, checked_ms, rules, title, kind, tags,
    frontmatter, body_line, date, date_order, date_order_from)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const UPDATE_NOTE = `
  UPDATE notes SET journal_id = ?, path = ?, hash = ?, size_bytes = ?, modified_ms = ?, checked_ms = ?, rules = ?, title = ?, kind = ?,
    tags = ?, frontmatter = ?, body_line = ?, date = ?, date_order = ?, date_order_from = ? WHERE id = ?`;
const READ_LEXICAL = 'SELECT path, tags FROM notes WHERE id = ?';
const TOUCH = 'UPDATE notes SET size_bytes = ?, modified_ms = ?, checked_ms = ? WHERE id = ?';

const DELETE_TAGS = 'DELETE FROM note_tags WHERE note_id = ?';
const INSERT_TAG = 'INSERT INTO note_tags (tag, note_id) VALUES (?, ?) ON CONFLICT DO NOTHING';
const DELETE_SECTIONS = 'DELETE FROM sections WHERE note_id = ?';
const INSERT_SECTION = `
  INSERT INTO sections (note_id, ordinal, level, headings, line, end_line, date, date_origin, warning)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const DELETE_WARNINGS = 'DELETE FROM warnings WHERE note_id = ?';
const INSERT_WARNING = 'INSERT INTO warnings (note_id, ordinal, line, code, message) VALUES (?, ?, ?, ?, ?)';

const CHUNKS_OF =
  'SELECT id, uid, embed_hash AS embedHash, vector_id AS vectorId FROM chunks WHERE note_id = ? ORDER BY id';
const INSERT_CHUNK = `
  INSERT INTO chunks (uid, note_id, section_id, ordinal, kind, line, end_line, date, vector_id, embed_hash, text)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT))`;
const UPDATE_CHUNK = `
  UPDATE chunks SET section_id = ?, ordinal = ?, kind = ?, line = ?, end_line = ?, date = ?,
    text = CAST(? AS TEXT) WHERE id = ?`;
// One row a statement, from values: INSERT ... SELECT sets a savepoint, and FTS5 writes a segment at each.
const INSERT_FTS = `
  INSERT INTO chunks_fts (rowid, title, headings, body, parts, path, tags) VALUES (?, ?, ?, CAST(? AS TEXT), ?, ?, ?)`;

type NoteValues = [
  ...[number, string, string, number, number, number, string],
  ...[string, string, string, string, number, string | null, string | null, string | null],
];

function noteValues({ note }: PreparedNote, target: NoteTarget): NoteValues {
  return [
    ...([
      target.journalId,
      note.path,
      note.hash,
      note.sizeBytes,
      note.modifiedMs,
      target.checkedMs,
      STORE_RULES,
    ] as const),
    ...([note.title, note.kind, JSON.stringify(note.tags), JSON.stringify(note.frontmatter)] as const),
    ...([note.bodyLine, note.date, note.dateOrder?.order ?? null, note.dateOrder?.from ?? null] as const),
  ];
}

function writeNoteRow(db: Db, note: PreparedNote, target: NoteTarget): number {
  const values = noteValues(note, target);
  if (target.noteId === null) return Number(prepared<NoteValues>(db, INSERT_NOTE).run(...values).lastInsertRowid);
  prepared<[...NoteValues, number]>(db, UPDATE_NOTE).run(...values, target.noteId);
  prepared<[number]>(db, DELETE_TAGS).run(target.noteId);
  prepared<[number]>(db, DELETE_SECTIONS).run(target.noteId);
  prepared<[number]>(db, DELETE_WARNINGS).run(target.noteId);
  return target.noteId;
}

function writeSections(db: Db, noteId: number, { note }: PreparedNote): number[] {
  const insert = prepared<(string | number | null)[]>(db, INSERT_SECTION);
  const ids = note.sections.map((section) => {
    const warning = section.warning === null ? null : JSON.stringify(section.warning);
    const span = [section.line, section.endLine, section.date, section.dateOrigin, warning];
    return Number(
      insert.run(noteId, section.ordinal, section.level, JSON.stringify(section.headings), ...span).lastInsertRowid,
    );
  });
  for (const tag of note.tags) prepared<[string, number]>(db, INSERT_TAG).run(tag, noteId);
  for (const [ordinal, warning] of note.warnings.entries()) {
    const values: [number, number, number, string, string] = [
      noteId,
      ordinal,
      warning.line,
      warning.code,
      warning.message,
    ];
    prepared<typeof values>(db, INSERT_WARNING).run(...values);
  }
  return ids;
}

/** The title has a field of its own: said twice, it would count twice. */
function lexicalHeadings(headings: readonly string[], title: string): string {
  return headings.filter((heading) => heading !== title).join('\n');
}

interface ChunkPlace {
  readonly text: Buffer;
  readonly noteId: number;
  readonly sectionId: number;
  readonly date: string | null;
  readonly vectorId: number | null;
  readonly fts: FtsRow;
}

function insertChunk(db: Db, chunk: PreparedChunk, place: ChunkPlace): void {
  const { noteId, sectionId, date, vectorId, fts, text } = place;
  const span = [chunk.ordinal, chunk.kind, chunk.line, chunk.endLine];
  const values = [chunk.uid, noteId, sectionId, ...span, date, vectorId, chunk.embedHash, text];
  const inserted = prepared<unknown[]>(db, INSERT_CHUNK).run(...values);
  const fields = [fts.title, fts.headings, text, chunk.parts, fts.path, fts.tags];
  prepared<unknown[]>(db, INSERT_FTS).run(inserted.lastInsertRowid, ...fields);
}

/** The UTF-8 of a chunk's text, not copied. */
function textOf({ texts }: PreparedNote, { from, to }: PreparedChunk): Buffer {
  return Buffer.from(texts.buffer, texts.byteOffset + from, to - from);
}

/** Existing rows that can stay, by uid: only when the note's own lexical fields are as they were. */
function rowsToKeep(db: Db, input: PreparedNote, noteId: number | null): { all: KeptChunk[]; sameNote: boolean } {
  if (noteId === null) return { all: [], sameNote: false };
  const before = prepared<[number], { path: string; tags: string }>(db, READ_LEXICAL).get(noteId);
  const sameNote = before?.path === input.note.path && before.tags === JSON.stringify(input.note.tags);
  return { all: prepared<[number], KeptChunk>(db, CHUNKS_OF).all(noteId), sameNote };
}

/**
 * Writes one note with its sections, facts and chunks. Runs inside the caller's transaction.
 *
 * A chunk whose uid and embedded text are as before keeps its row, its place in the lexical index and its vector; only
 * its span is renewed.
 */
export function writeNote(db: Db, input: PreparedNote, target: NoteTarget): void {
  const { all, sameNote } = rowsToKeep(db, input, target.noteId);
  const kept = new Map(sameNote ? all.map((chunk) => [chunk.uid, chunk]) : []);
  const { note } = input;
  const noteId = writeNoteRow(db, input, target);
  const sectionIds = writeSections(db, noteId, input);
  writeFacts(db, noteId, input);
  const stale = new Set(all);
  const fresh: PreparedChunk[] = [];
  for (const chunk of input.chunks) {
    const row = kept.get(chunk.uid);
    if (row === undefined || row.embedHash !== chunk.embedHash) {
      fresh.push(chunk);
      continue;
    }
    stale.delete(row);
    const place = [sectionIds[chunk.section] ?? 0, chunk.ordinal, chunk.kind, chunk.line, chunk.endLine];
    const date = note.sections[chunk.section]?.date ?? null;
    prepared<unknown[]>(db, UPDATE_CHUNK).run(...place, date, textOf(input, chunk), row.id);
  }
  removeChunks(db, [...stale]);
  const shared = { title: note.title, path: note.path, tags: note.tags.join(' ') };
  const fingerprint = fresh.length > 0 ? (activeEmbedder(db)?.fingerprint ?? null) : null;
  for (const chunk of fresh) {
    const section = note.sections[chunk.section];
    insertChunk(db, chunk, {
      text: textOf(input, chunk),
      noteId,
      sectionId: sectionIds[chunk.section] ?? 0,
      date: section?.date ?? null,
      vectorId: vectorFor(db, chunk.embedHash, fingerprint),
      fts: { ...shared, headings: lexicalHeadings(section?.headings ?? [], note.title) },
    });
  }
}

/** Renews what a scan compares, for a file that was touched and whose bytes are the same. */
export function touchNote(
  db: Db,
  noteId: number,
  file: { readonly sizeBytes: number; readonly modifiedMs: number; readonly checkedMs: number },
): void {
  prepared<[number, number, number, number]>(db, TOUCH).run(file.sizeBytes, file.modifiedMs, file.checkedMs, noteId);
}
