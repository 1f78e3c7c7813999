import type { Db } from './database.ts';
import { STORE_RULES } from './prepare-note.ts';
import type { PreparedChunk, PreparedNote } from './prepare-note.ts';
import { removeChunks } from './remove-note.ts';
import { prepared } from './statement.ts';
import { activeEmbedder, vectorFor } from './vector-index.ts';
import { factState, isSameState, outdateFacts, outdateNotes, writeFacts } from './write-facts.ts';

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

type ChunkValues = [
  ...[uid: string, noteId: number, sectionId: number, ordinal: number, kind: string, line: number, endLine: number],
  ...[date: string | null, vectorId: number | null, embedHash: string, text: Buffer],
];
type FtsValues = [
  rowid: number | bigint,
  title: string,
  headings: string,
  body: Buffer,
  ...rest: [string, string, string],
];
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

function writeSections(db: Db, noteId: number, { sections }: PreparedNote): number[] {
  const insert = prepared<(string | number | null)[]>(db, INSERT_SECTION);
  return sections.map(([level, headings, line, endLine, date, origin, warning], ordinal) =>
    Number(insert.run(noteId, ordinal, level, headings, line, endLine, date, origin, warning).lastInsertRowid),
  );
}

function writeTags(db: Db, noteId: number, { note }: PreparedNote): void {
  for (const tag of note.tags) prepared<[string, number]>(db, INSERT_TAG).run(tag, noteId);
  for (const [ordinal, { line, code, message }] of note.warnings.entries()) {
    prepared<[number, number, number, string, string]>(db, INSERT_WARNING).run(noteId, ordinal, line, code, message);
  }
}

/** What the chunks of a note have in common. */
interface ChunkTarget {
  readonly input: PreparedNote;
  readonly noteId: number;
  readonly sectionIds: readonly number[];
  readonly tags: string;
  /** Of the embedder in use. */
  readonly fingerprint: string | null;
}

function insertChunk(db: Db, [ordinal, chunk]: readonly [number, PreparedChunk], target: ChunkTarget): void {
  const { input, noteId, sectionIds, tags, fingerprint } = target;
  const [uid, embedHash, at, kind, line, endLine, parts] = chunk;
  const text = textOf(input, chunk);
  const [, , , , date = null, , , headings = ''] = input.sections[at] ?? [];
  const vectorId = vectorFor(db, embedHash, fingerprint);
  const insert = prepared<ChunkValues>(db, INSERT_CHUNK);
  const place = [noteId, sectionIds[at] ?? 0, ordinal] as const;
  const { lastInsertRowid } = insert.run(uid, ...place, kind, line, endLine, date, vectorId, embedHash, text);
  const { title, path } = input.note;
  prepared<FtsValues>(db, INSERT_FTS).run(lastInsertRowid, title, headings, text, parts, path, tags);
}

/** The UTF-8 of a chunk's text, not copied. */
function textOf({ texts }: PreparedNote, [, , , , , , , from, to]: PreparedChunk): Buffer {
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
  const before = target.noteId === null ? null : factState(db, target.noteId);
  const noteId = writeNoteRow(db, input, target);
  const sectionIds = writeSections(db, noteId, input);
  writeTags(db, noteId, input);
  // A new note whose facts come later has none to be taken away.
  if (target.noteId !== null || input.facts !== null) writeFacts(db, noteId, input);
  // Most that is typed into a note is no item, and nobody's report.
  if (before !== null && isSameState(before, factState(db, noteId))) outdateNotes(db);
  else outdateFacts(db);
  const stale = new Set(all);
  const fresh: [number, PreparedChunk][] = [];
  for (const [ordinal, chunk] of input.chunks.entries()) {
    const [uid, embedHash, at, kind, line, endLine] = chunk;
    const row = kept.get(uid);
    if (row === undefined || row.embedHash !== embedHash) {
      fresh.push([ordinal, chunk]);
      continue;
    }
    stale.delete(row);
    const place = [sectionIds[at] ?? 0, ordinal, kind, line, endLine, input.sections[at]?.[4] ?? null];
    prepared<unknown[]>(db, UPDATE_CHUNK).run(...place, textOf(input, chunk), row.id);
  }
  removeChunks(db, [...stale]);
  if (fresh.length === 0) return;
  const fingerprint = activeEmbedder(db)?.fingerprint ?? null;
  const chunkTarget = { input, noteId, sectionIds, tags: input.note.tags.join(' '), fingerprint };
  for (const numbered of fresh) insertChunk(db, numbered, chunkTarget);
}

/** Renews what a scan compares, for a file that was touched and whose bytes are the same. */
export function touchNote(
  db: Db,
  noteId: number,
  file: { readonly sizeBytes: number; readonly modifiedMs: number; readonly checkedMs: number },
): void {
  prepared<[number, number, number, number]>(db, TOUCH).run(file.sizeBytes, file.modifiedMs, file.checkedMs, noteId);
}
