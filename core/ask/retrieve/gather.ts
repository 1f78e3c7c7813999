import { chunkNotes } from '../../store/chunk-notes.ts';
import { readChunks, type ChunkRow } from '../../store/chunks.ts';
import type { Db } from '../../store/database.ts';
import type { StoreFilters } from '../../store/filters.ts';
import { searchLexical } from '../../store/lexical.ts';
import { chunkIdsOfNote, passing } from '../../store/passing.ts';
import { nearestChunks, type VectorHit } from '../../store/vectors.ts';
import { similaritiesOf } from '../../store/vector-scores.ts';
import { matchExpression } from './match.ts';
import { scoreNotes, type NoteScores } from './note-scores.ts';
import { matchSignatures, type SignatureHit } from './signature-match.ts';
import { byPromise } from './promise.ts';
import type { Query } from '../query/query.ts';
import { weighWords, type WordWeights } from './word-weights.ts';

/** A place in a list, best first from 1, with the score of the list's own scale. */
export interface Listed {
  readonly rank: number;
  readonly score: number;
}

/** What the words of a question find. */
export interface Lexical {
  readonly weights: WordWeights;
  readonly scores: NoteScores;
  /** BM25 over chunks with weighted fields. */
  readonly chunks: ReadonlyMap<number, Listed>;
  /** The best notes by their words as a whole. */
  readonly notes: ReadonlyMap<number, Listed>;
  /** Where the error of the question stands, by its signature; empty when it names none. */
  readonly signatures: ReadonlyMap<number, Listed>;
}

/** What a question's meaning finds. */
export interface Near {
  readonly embedding: Float32Array;
  readonly chunks: ReadonlyMap<number, Listed>;
}

/** The chunks to be looked at closely, out of all. */
export interface Gathered {
  readonly rows: readonly ChunkRow[];
  readonly lexical: Lexical;
  readonly near: Near | null;
  /** Cosine of each candidate that has a vector; empty without vectors. */
  readonly similarity: ReadonlyMap<number, number>;
}

/** Chunks taken by words and by meaning. */
const LIST_LENGTH = 100;
/** Weights of the FTS5 columns title, headings, body, parts, path, tags. */
const COLUMN_WEIGHTS = [3, 3, 1, 0.6, 1.5, 1.5] as const;
/** Places of notes that are remembered. */
const NOTES_RANKED = 30;
/** Notes of which more than the chunks found is looked at: the best by words, by best chunk, and by meaning. */
const NOTES_BY_WORDS = 12;
const NOTES_BY_CHUNK = 10;
/** Of each of these notes: what answers often stands in another section than what matches. */
const CHUNKS_OF_A_NOTE = 12;
/** Candidates that are looked at closely: each costs 0.1 ms. */
const MOST_CANDIDATES = 110;

function listed(hits: Iterable<readonly [id: number, score: number]>): Map<number, Listed> {
  return new Map([...hits].map(([id, score], index) => [id, { rank: index + 1, score }]));
}

/** Several lines of a chunk may be like the error: the best stands for it. */
function firstOfChunk(hits: readonly SignatureHit[]): Map<number, number> {
  const best = new Map<number, number>();
  for (const { chunkId, score } of hits) if (!best.has(chunkId)) best.set(chunkId, score);
  return best;
}

/** Runs the question's words over the index. */
export function searchWords(db: Db, query: Query, filters: StoreFilters): Lexical {
  return searchWeighed(db, query, { filters, weights: weighWords(db, query) });
}

/** The same with words that were weighed before. */
export function searchWeighed(
  db: Db,
  query: Query,
  { filters, weights }: { readonly filters: StoreFilters; readonly weights: WordWeights },
): Lexical {
  const notes = chunkNotes(db);
  const scores = scoreNotes(query, weights, notes);
  const match = matchExpression(query, weights);
  const hits = match === null ? [] : searchLexical(db, { match, filters, limit: LIST_LENGTH, weights: COLUMN_WEIGHTS });
  const signatures = firstOfChunk(matchSignatures(db, query.text, filters));
  return {
    weights,
    scores,
    chunks: listed(hits.map(({ chunkId, score }) => [chunkId, score])),
    notes: listed(scores.best(NOTES_RANKED)),
    signatures: listed(signatures),
  };
}

/** Finds the chunks nearest in meaning to an embedded question. */
export function searchMeaning(
  db: Db,
  request: { readonly embedding: Float32Array; readonly fingerprint: string; readonly filters: StoreFilters },
): Near {
  const hits: readonly VectorHit[] = nearestChunks(db, { ...request, limit: LIST_LENGTH });
  return { embedding: request.embedding, chunks: listed(hits.map((hit) => [hit.chunkId, hit.similarity])) };
}

function notesWorthALook(db: Db, lexical: Lexical | null, near: Near | null): Set<number> {
  const notes = chunkNotes(db);
  const first = (ids: Iterable<number>) => [...ids].slice(0, NOTES_BY_CHUNK).map((id) => notes.noteOf(id));
  return new Set([
    ...[...(lexical?.notes.keys() ?? [])].slice(0, NOTES_BY_WORDS),
    ...first(lexical?.chunks.keys() ?? []),
    ...first(near?.chunks.keys() ?? []),
  ]);
}

/**
 * Gathers the candidates: chunks found by words, chunks found by meaning, and the other chunks of the best notes, as
 * many as can be looked at closely.
 *
 * @param only which lists bring candidates; the words are known in any case
 */
export function gather(
  db: Db,
  found: { readonly lexical: Lexical; readonly near: Near | null; readonly filters: StoreFilters },
  only: 'both' | 'near',
): Gathered {
  const { lexical, near, filters } = found;
  const notes = chunkNotes(db);
  const words = only === 'both' ? lexical : null;
  const ids = new Set([
    ...(words?.chunks.keys() ?? []),
    ...(words?.signatures.keys() ?? []),
    ...(near?.chunks.keys() ?? []),
  ]);
  const beside: number[] = [];
  for (const noteId of notesWorthALook(db, words, near)) {
    const coverage = (id: number) => lexical.scores.chunkCoverageOf(id);
    const all = chunkIdsOfNote(db, noteId);
    const chosen =
      all.length <= CHUNKS_OF_A_NOTE
        ? all
        : all.toSorted((a, b) => coverage(b) - coverage(a) || a - b).slice(0, CHUNKS_OF_A_NOTE);
    beside.push(...chosen.filter((id) => !ids.has(id)));
  }
  for (const id of passing(db, beside, filters)) ids.add(id);
  const similarity = near === null ? new Map<number, number>() : similaritiesOf(db, near.embedding, ids);
  const prospects = [...ids].map((id) => ({ id, noteId: notes.noteOf(id) }));
  const chosen = byPromise(prospects, { lexical, near, similarity }).slice(0, MOST_CANDIDATES);
  const rows = readChunks(
    db,
    chosen.map(({ id }) => id),
  );
  return { rows, lexical, near, similarity };
}
