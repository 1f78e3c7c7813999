import type { DateOrigin } from '../contract.ts';
import type { Db } from './database.ts';
import { readStrings } from './json-column.ts';
import { dateToEmbed } from './prepare-note.ts';
import { prepared } from './statement.ts';

/** A text that waits for its vector, with what is put in front of it for the embedder. */
export interface PendingText {
  readonly embedHash: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly date: string | null;
  readonly text: string;
}

type StoredPending = Omit<PendingText, 'headings'> & {
  readonly headings: string;
  readonly dateOrigin: DateOrigin | null;
};

const COUNT = 'SELECT count(DISTINCT embed_hash) AS n FROM chunks WHERE vector_id IS NULL';
const ALL_COUNT = 'SELECT count(DISTINCT embed_hash) AS n FROM chunks';
const NEWEST = `
  SELECT c.id FROM chunks c JOIN notes n ON n.id = c.note_id WHERE c.vector_id IS NULL
  ORDER BY coalesce(n.date, date(n.modified_ms / 1000, 'unixepoch')) DESC, n.modified_ms DESC, n.id, c.ordinal`;
const READ = `
  SELECT c.embed_hash AS embedHash, n.title, s.headings, s.date, s.date_origin AS dateOrigin, c.text
  FROM chunks c JOIN notes n ON n.id = c.note_id JOIN sections s ON s.id = c.section_id
  WHERE c.id = ? AND c.vector_id IS NULL`;

/** Distinct texts without a vector of the embedder in use; with another fingerprint, all texts. */
export function countPending(db: Db, isActive: boolean): number {
  return prepared<[], { n: number }>(db, isActive ? COUNT : ALL_COUNT).get()?.n ?? 0;
}

/** Ids of chunks without a vector, those of the newest notes first. */
export function pendingChunkIds(db: Db): number[] {
  return prepared<[], { id: number }>(db, NEWEST)
    .all()
    .map((row) => row.id);
}

/** Their texts, each distinct one once, without those that have a vector by now. */
export function readPending(db: Db, chunkIds: readonly number[]): PendingText[] {
  const statement = prepared<[number], StoredPending>(db, READ);
  const byHash = new Map<string, PendingText>();
  for (const id of chunkIds) {
    const row = statement.get(id);
    if (row === undefined) continue;
    const { dateOrigin, ...rest } = row;
    const date = dateToEmbed(row.date, dateOrigin);
    byHash.set(row.embedHash, { ...rest, date, headings: readStrings(row.headings) });
  }
  return [...byHash.values()];
}
