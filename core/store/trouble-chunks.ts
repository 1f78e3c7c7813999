import type { NoteKind } from '../contract/notes.ts';
import type { Db } from './database.ts';
import { readStrings } from './json-column.ts';
import { prepared } from './statement.ts';

/** Dated text of notes that tell of days. */
export interface TroubleChunk {
  readonly noteId: number;
  readonly journal: string;
  readonly path: string;
  readonly kind: NoteKind;
  readonly line: number;
  readonly date: string;
  readonly headings: readonly string[];
  readonly text: string;
}

const SELECT = `
  SELECT c.note_id AS noteId, j.root AS journal, n.path, n.kind, c.line, s.date, s.headings, c.text
  FROM chunks c JOIN notes n ON n.id = c.note_id JOIN journals j ON j.id = n.journal_id JOIN sections s ON s.id = c.section_id
  WHERE s.date IS NOT NULL AND s.date_origin <> 'modified' AND n.kind IN ('journal', 'standup', 'meeting', 'note')
  ORDER BY s.date DESC, n.path, c.ordinal LIMIT ?`;
const SIGNATURES = 'SELECT note_id AS noteId, line, hash FROM signatures';

/** Chunks read, the latest first: many years of a diary. */
const MOST_CHUNKS = 20_000;

export function troubleChunks(db: Db): TroubleChunk[] {
  const rows = prepared<[number], Omit<TroubleChunk, 'headings'> & { headings: string }>(db, SELECT).all(MOST_CHUNKS);
  return rows.map(({ headings, ...row }) => ({ ...row, headings: readStrings(headings) }));
}

/** Hash of each error, by note and line with a space between. */
export function signaturesByDay(db: Db): ReadonlyMap<string, string> {
  const rows = prepared<[], { noteId: number; line: number; hash: string }>(db, SIGNATURES).all();
  return new Map(rows.map(({ noteId, line, hash }) => [`${noteId} ${line}`, hash]));
}
