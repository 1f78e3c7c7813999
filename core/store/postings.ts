import type { Db } from './database.ts';
import { quotePhrase } from './filters.ts';
import { countMatches } from './lexical.ts';
import { prepared } from './statement.ts';

/** Which chunks hold a word. */
export interface Postings {
  /** Chunks that hold it. */
  readonly containing: number;
  /** Their ids; empty for a word that stands in more than `MOST_POSTINGS` chunks, which tells none from another. */
  readonly chunkIds: readonly number[];
}

/** A list of that many ids takes about 10 ms. */
const MOST_POSTINGS = 40_000;

const IDS = `SELECT rowid FROM chunks_fts WHERE chunks_fts MATCH ? LIMIT ${MOST_POSTINGS + 1}`;

/** Where a word stands, folded and stemmed as the index does it; a text of several words counts as a phrase. */
export function postingsOf(db: Db, word: string): Postings {
  const match = quotePhrase(word);
  const chunkIds = prepared<[string], number>(db, IDS).pluck().all(match);
  if (chunkIds.length <= MOST_POSTINGS) return { containing: chunkIds.length, chunkIds };
  return { containing: countMatches(db, word), chunkIds: [] };
}
