import type { Db } from './database.ts';
import { notesVersion } from './meta.ts';
import { quotePhrase } from './filters.ts';
import { keptPer } from './kept-per.ts';
import { countFound } from './lexical.ts';
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

/** Ids kept of words that were asked for: about 8 MB. */
const KEPT_IDS = 1_000_000;

const keptOf = keptPer(notesVersion, () => ({ words: new Map<string, Postings>(), ids: 0 }));

/**
 * Where a word stands, as `postingsOf` says it; remembered until the notes change, since questions share their words.
 *
 * @param formsOf other forms of a word, as good as itself; always the same ones
 */
export function knownPostings(
  db: Db,
  words: Iterable<string>,
  formsOf: (word: string) => readonly string[],
): Map<string, Postings> {
  const kept = keptOf(db);
  if (kept.ids > KEPT_IDS) {
    kept.words.clear();
    kept.ids = 0;
  }
  const found = new Map<string, Postings>();
  for (const word of words) {
    let postings = kept.words.get(word);
    if (postings === undefined) {
      postings = postingsOf(db, [word, ...formsOf(word)]);
      kept.words.set(word, postings);
      kept.ids += postings.chunkIds.length + 1;
    }
    found.set(word, postings);
  }
  return found;
}

/** Where any of some words stands, folded and stemmed as the index does it; a text of several words counts as a phrase. */
function postingsOf(db: Db, words: readonly string[]): Postings {
  const match = words.map(quotePhrase).join(' OR ');
  const chunkIds = prepared<[string], number>(db, IDS).pluck().all(match);
  if (chunkIds.length <= MOST_POSTINGS) return { containing: chunkIds.length, chunkIds };
  return { containing: countFound(db, match), chunkIds: [] };
}
