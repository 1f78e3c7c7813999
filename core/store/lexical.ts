import type { Db } from './database.ts';
import { filterSql, quotePhrase, type StoreFilters } from './filters.ts';
import { prepared } from './statement.ts';

/** Starting point from other tools (title about 4, path 1.5, body 1); the caller passes what was fitted. */
const DEFAULT_WEIGHTS = [4, 2, 1, 0.5, 1.5, 2] as const;

export interface LexicalHit {
  readonly chunkId: number;
  /** BM25; positive, higher is better. */
  readonly score: number;
}

export interface LexicalRequest {
  /** An FTS5 expression; the caller quotes its terms. */
  readonly match: string;
  readonly filters: StoreFilters;
  readonly limit: number;
  /** One for each field of the lexical index: title, headings, body, parts, path, tags. */
  readonly weights?: readonly number[];
}

const COUNT_MATCHES = 'SELECT count(*) AS n FROM chunks_fts WHERE chunks_fts MATCH ?';
const COUNT_CHUNKS = 'SELECT count(*) AS n FROM chunks';

/**
 * The chunks that match, best first. Filters are part of the query: they never shorten the list that comes back.
 *
 * @throws an error of SQLite when `match` is not an FTS5 expression
 */
export function searchLexical(db: Db, request: LexicalRequest): LexicalHit[] {
  const weights = (request.weights ?? DEFAULT_WEIGHTS).map((weight) => weight.toFixed(4)).join(', ');
  const allowed = filterSql(request.filters, 'id');
  // The plus keeps SQLite from asking FTS5 for one rowid after the other.
  const where = allowed === null ? '' : `AND +rowid IN (${allowed.sql})`;
  const sql = `
    SELECT rowid AS chunkId, -bm25(chunks_fts, ${weights}) AS score FROM chunks_fts
    WHERE chunks_fts MATCH ? ${where} ORDER BY score DESC, rowid LIMIT ?`;
  const parameters = [request.match, ...(allowed?.parameters ?? []), request.limit];
  return prepared<(string | number)[], LexicalHit>(db, sql).all(...parameters);
}

/** In how many chunks a term occurs, folded and stemmed as the index does it; one of several words counts as a phrase. */
function countMatches(db: Db, term: string): number {
  return countFound(db, quotePhrase(term));
}

/** How many chunks an expression of FTS5 finds. */
export function countFound(db: Db, match: string): number {
  return prepared<[string], { n: number }>(db, COUNT_MATCHES).get(match)?.n ?? 0;
}

/**
 * In how many chunks each term occurs, counted as the index sees it (folded and stemmed; a term of several words counts
 * as a phrase), and how many chunks there are.
 */
export function documentFrequencies(
  db: Db,
  terms: readonly string[],
): { readonly total: number; readonly of: Map<string, number> } {
  const of = new Map<string, number>();
  for (const term of terms) if (!of.has(term)) of.set(term, countMatches(db, term));
  return { total: prepared<[], { n: number }>(db, COUNT_CHUNKS).get()?.n ?? 0, of };
}
