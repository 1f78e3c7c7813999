import type { Db } from './database.ts';
import { prepared } from './statement.ts';

/** A word of the lexical index, folded and stemmed. */
export interface IndexedWord {
  readonly word: string;
  /** Chunks that have it. */
  readonly chunks: number;
}

const STARTING = 'SELECT term AS word, doc AS chunks FROM chunks_vocab WHERE term >= ? AND term < ?';

/** All words of the index that start with `prefix`, which is not empty. */
export function wordsStarting(db: Db, prefix: string): IndexedWord[] {
  const last = prefix.codePointAt(prefix.length - 1) ?? 0;
  const end = prefix.slice(0, -1) + String.fromCodePoint(last + 1);
  return prepared<[string, string], IndexedWord>(db, STARTING).all(prefix, end);
}
