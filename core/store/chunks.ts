import type { DateOrigin, NoteKind } from '../contract/notes.ts';
import type { ChunkKind } from '../notes/note.ts';
import type { Db } from './database.ts';
import { readStrings } from './json-column.ts';
import { prepared } from './statement.ts';

/** A chunk with all that an answer needs to know of its section and note. */
export interface ChunkRow {
  /** Internal; valid until the index is rebuilt. */
  readonly id: number;
  /** Derived from note path and text: the same after a rebuild. */
  readonly uid: string;
  readonly noteId: number;
  /** Absolute root of the journal. */
  readonly journal: string;
  readonly path: string;
  readonly title: string;
  readonly noteKind: NoteKind;
  readonly chunkKind: ChunkKind;
  readonly sectionId: number;
  /** Position in the note, from 0. */
  readonly ordinal: number;
  readonly line: number;
  readonly endLine: number;
  readonly text: string;
  readonly headings: string[];
  readonly level: number;
  /** The section's date. */
  readonly date: string | null;
  readonly dateOrigin: DateOrigin | null;
  readonly noteDate: string | null;
  readonly tags: string[];
  readonly modifiedMs: number;
}

type StoredChunk = Omit<ChunkRow, 'headings' | 'tags'> & { readonly headings: string; readonly tags: string };

const OWN = `c.id, c.uid, c.note_id AS noteId, c.kind AS chunkKind, c.section_id AS sectionId, c.ordinal, c.line,
  c.end_line AS endLine, c.text, s.headings, s.level, s.date, s.date_origin AS dateOrigin`;
const OF_NOTE = `j.root AS journal, n.path, n.title, n.kind AS noteKind, n.date AS noteDate, n.tags,
  n.modified_ms AS modifiedMs`;
const SELECT = `
  SELECT ${OWN}, ${OF_NOTE}
  FROM chunks c
  JOIN notes n ON n.id = c.note_id
  JOIN journals j ON j.id = n.journal_id
  JOIN sections s ON s.id = c.section_id`;
// In the order of the list. What notes have in common is read once a note: most candidates share theirs with others.
const BY_IDS = `
  SELECT ${OWN}
  FROM json_each(?) AS wanted CROSS JOIN chunks c ON c.id = wanted.value CROSS JOIN sections s ON s.id = c.section_id`;
const NOTES_BY_IDS = `
  SELECT n.id, ${OF_NOTE}
  FROM json_each(?) AS wanted CROSS JOIN notes n ON n.id = wanted.value CROSS JOIN journals j ON j.id = n.journal_id`;
const BY_NOTE = `${SELECT} WHERE c.note_id = ? ORDER BY c.ordinal`;
const BY_PLACE = `${SELECT} WHERE c.note_id = ? AND c.ordinal BETWEEN ? AND ? ORDER BY c.ordinal`;

function toChunkRow(stored: StoredChunk): ChunkRow {
  return { ...stored, headings: readStrings(stored.headings), tags: readStrings(stored.tags) };
}

type NoteColumns = 'journal' | 'path' | 'title' | 'noteKind' | 'noteDate' | 'tags' | 'modifiedMs';
type OwnColumns = Omit<StoredChunk, NoteColumns>;
type NoteRow = { readonly id: number } & Pick<StoredChunk, NoteColumns>;

/** The chunks with these ids, in the order of `ids`. An id that is gone (the note changed meanwhile) is left out. */
export function readChunks(db: Db, ids: readonly number[]): ChunkRow[] {
  const own = prepared<[string], OwnColumns>(db, BY_IDS).all(JSON.stringify(ids));
  const noteIds = JSON.stringify([...new Set(own.map(({ noteId }) => noteId))]);
  const notes = new Map(
    prepared<[string], NoteRow>(db, NOTES_BY_IDS)
      .all(noteIds)
      .map(({ id, tags, ...note }) => [id, { ...note, tags: readStrings(tags) }]),
  );
  return own.flatMap(({ headings, ...chunk }) => {
    const note = notes.get(chunk.noteId);
    return note === undefined ? [] : [{ ...chunk, ...note, headings: readStrings(headings) }];
  });
}

/** All chunks of a note, in its order. */
export function chunksOfNote(db: Db, noteId: number): ChunkRow[] {
  return prepared<[number], StoredChunk>(db, BY_NOTE).all(noteId).map(toChunkRow);
}

/**
 * A chunk's neighbours without itself, in the order of the note: of the same section, or of the whole note when its
 * section has no other chunk.
 */
export function readNeighbours(
  db: Db,
  chunkId: number,
  reach: { readonly before: number; readonly after: number },
): ChunkRow[] {
  const [centre] = readChunks(db, [chunkId]);
  if (centre === undefined) return [];
  const first = centre.ordinal - reach.before;
  const last = centre.ordinal + reach.after;
  const around = prepared<[number, number, number], StoredChunk>(db, BY_PLACE)
    .all(centre.noteId, Math.min(first, centre.ordinal - 1), Math.max(last, centre.ordinal + 1))
    .filter((row) => row.id !== chunkId);
  // The chunks of a section stand together: one that has company has it next to it.
  const inSection = around.filter((row) => row.sectionId === centre.sectionId);
  const chosen = inSection.length > 0 ? inSection : around;
  return chosen.filter((row) => row.ordinal >= first && row.ordinal <= last).map(toChunkRow);
}
