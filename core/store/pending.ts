import { writtenDay } from '../dates/written-day.ts';
import type { DateOrigin } from '../contract/notes.ts';
import type { Db } from './database.ts';
import { readStrings } from './json-column.ts';
import { prepared } from './statement.ts';

/** A text that waits for its vector, with what is put in front of it for the embedder. */
export interface PendingText {
  readonly embedHash: string;
  /** The chunks that hold it, of those that were asked for. */
  readonly chunkIds: readonly number[];
  readonly title: string;
  readonly headings: readonly string[];
  readonly date: string | null;
  readonly text: string;
}

interface StoredPending {
  readonly embedHash: string;
  readonly title: string;
  readonly headings: string;
  readonly date: string | null;
  readonly dateOrigin: DateOrigin | null;
  readonly text: string;
}

const COUNT = 'SELECT count(*) AS n FROM chunks WHERE vector_id IS NULL';
const COUNT_ALL = 'SELECT count(*) AS n FROM chunks';
const NEWEST = `
  SELECT c.id FROM chunks c JOIN notes n ON n.id = c.note_id WHERE c.vector_id IS NULL
  ORDER BY coalesce(n.date, date(n.modified_ms / 1000, 'unixepoch')) DESC, n.modified_ms DESC, n.id, c.ordinal`;
const READ = `
  SELECT c.embed_hash AS embedHash, n.title, s.headings, s.date, s.date_origin AS dateOrigin, c.text
  FROM chunks c JOIN notes n ON n.id = c.note_id JOIN sections s ON s.id = c.section_id
  WHERE c.id = ? AND c.vector_id IS NULL`;

/** Chunks without a vector of the embedder in use; of another embedder, all chunks. */
export function countPending(db: Db, isActive: boolean): number {
  return prepared<[], { n: number }>(db, isActive ? COUNT : COUNT_ALL).get()?.n ?? 0;
}

/** Ids of chunks without a vector, those of the newest notes first. */
export function pendingChunkIds(db: Db): number[] {
  return prepared<[], { id: number }>(db, NEWEST)
    .all()
    .map((row) => row.id);
}

/** The texts of these chunks, each distinct one once, without those that have a vector by now. */
export function readPending(db: Db, chunkIds: readonly number[]): PendingText[] {
  const statement = prepared<[number], StoredPending>(db, READ);
  const byHash = new Map<string, PendingText & { readonly chunkIds: number[] }>();
  for (const id of chunkIds) {
    const row = statement.get(id);
    if (row === undefined) continue;
    const same = byHash.get(row.embedHash);
    if (same !== undefined) same.chunkIds.push(id);
    else byHash.set(row.embedHash, toPending(row, id));
  }
  return [...byHash.values()];
}

function toPending({ dateOrigin, ...row }: StoredPending, id: number): PendingText & { readonly chunkIds: number[] } {
  return {
    ...row,
    date: writtenDay({ date: row.date, dateOrigin }),
    headings: readStrings(row.headings),
    chunkIds: [id],
  };
}
