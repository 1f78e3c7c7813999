import type { Degraded } from '../../contract/notices.ts';
import type { Embedder } from '../../models/model.ts';
import type { Db } from '../../store/database.ts';
import type { StoreFilters } from '../../store/filters.ts';
import { toDaybookError } from '../../errors.ts';
import { spelledOut } from '../../notes/camel-parts.ts';
import { gather, searchMeaning, searchWords, type Lexical, type Near } from './gather.ts';
import type { Query } from '../query/query.ts';
import { describe, type Described } from './signs.ts';

/** Where to look: all steps before the ranking need no more. */
export interface Place {
  readonly db: Db;
  /** Null: by words alone. */
  readonly embedder: Embedder | null;
  readonly filters: StoreFilters;
  readonly signal?: AbortSignal | undefined;
}

/** What words and meaning found. */
export interface Found {
  readonly lexical: Lexical;
  /** Null without vectors. */
  readonly near: Near | null;
  readonly degraded: readonly Degraded[];
  readonly ms: { readonly lexical: number; readonly vector: number };
}

/** Embeds the question and finds what is near; null without an embedder, or with one that fails. */
async function meaningStage(query: Query, place: Place): Promise<Pick<Found, 'near' | 'degraded'>> {
  const { db, embedder, filters, signal } = place;
  if (!embedder) return { near: null, degraded: [] };
  // A broken embedder must cost the vectors only; a cancelled search is the caller's to see.
  try {
    const embedding = await embedder.embedQuery(spelledOut(query.topic), signal);
    return { near: searchMeaning(db, { embedding, fingerprint: embedder.fingerprint, filters }), degraded: [] };
  } catch (thrown) {
    const error = toDaybookError(thrown);
    if (error.code === 'cancelled' || error.code === 'internal') throw error;
    const message = `Searched by words only: ${error.message}`;
    return { near: null, degraded: [{ code: 'vectors-failed', message, fix: error.hint }] };
  }
}

/**
 * Runs words and meaning over the index; the embedder works while the words are looked up.
 *
 * @throws DaybookError `cancelled`, or what the store throws
 */
export async function find(query: Query, place: Place): Promise<Found> {
  const started = performance.now();
  const meaning = meaningStage(query, place);
  const lexical = searchWords(place.db, query, place.filters);
  const lexicalMs = performance.now() - started;
  const { near, degraded } = await meaning;
  return { lexical, near, degraded, ms: { lexical: lexicalMs, vector: performance.now() - started - lexicalMs } };
}

/**
 * Takes the candidates out of what was found, and looks closely at each.
 *
 * @param only which lists bring candidates; the words are known in any case
 */
export function look(
  query: Query,
  { db, filters }: Place,
  { lexical, near, only }: Pick<Found, 'lexical' | 'near'> & { readonly only: 'both' | 'near' },
): Described {
  return describe(query, gather(db, { lexical, near, filters }, only));
}
