import type { Degraded } from '../contract/notices.ts';
import type { Filters } from '../contract/search.ts';
import type { FactBase } from '../extract/fact-base.ts';
import type { Embedder, Reranker } from '../models/model.ts';
import { readChunks, type ChunkRow } from '../store/chunks.ts';
import type { Db } from '../store/database.ts';
import type { PersonScope, StoreFilters } from '../store/filters.ts';
import { documentFrequencies, searchLexical } from '../store/lexical.ts';
import { nearestChunks } from '../store/vectors.ts';
import { toDaybookError } from '../errors.ts';
import { evidenceOf, type Evidence } from './evidence.ts';
import { fuse, type RankedList } from './fuse.ts';
import { idfOf, matchExpression } from './match.ts';
import { identifierParts, type Query } from './query.ts';
import { fold, stem } from './words.ts';

/** What retrieval reads from: the index, and the question's embedder when there is one. */
export interface Retriever {
  readonly db: Db;
  /** Null without a model; then `degraded` of the result says so. */
  readonly embedder: Embedder | null;
  /** Sorts the best candidates again (see rerank.ts); null or left out: nothing does. */
  readonly reranker?: Reranker | null | undefined;
  /** Why there is no embedder, or what else is missing; passed on to the user. */
  readonly degraded: readonly Degraded[];
  /** Where somebody is, whom a filter names; without it, wherever that name stands. */
  readonly personScope?: ((name: string) => PersonScope) | undefined;
  /** What all notes say; null or left out: questions about facts are answered from passages. */
  readonly facts?: FactBase | null | undefined;
}

/** A chunk in the ranked list, with what speaks for it. */
export interface Candidate {
  readonly chunk: ChunkRow;
  readonly score: number;
  readonly evidence: Evidence;
  /** Cosine with the question; null when its vector was not among the nearest. */
  readonly similarity: number | null;
  readonly why: ReturnType<typeof fuse>[number]['why'];
}

export interface Retrieved {
  readonly candidates: readonly Candidate[];
  readonly idf: ReadonlyMap<string, number>;
  /** Stems of the question that stand in no note. */
  readonly unknownStems: ReadonlySet<string>;
  /** Chunks in the index: how much a word that stands in none of them says. */
  readonly indexedChunks: number;
  /** Name of the embedder whose cosines these are; null without vectors. */
  readonly embedder: string | null;
  /** Best cosine over the whole index (within the filters); null without vectors. */
  readonly bestSimilarity: number | null;
  readonly degraded: readonly Degraded[];
  readonly ms: { readonly lexical: number; readonly vector: number; readonly rerank: number };
}

export interface RetrieveOptions {
  readonly mode: 'hybrid' | 'lexical' | 'vector';
  /** Candidates wanted, best first. */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
}

/** Nearest chunks taken by meaning. */
const LIST_LENGTH = 100;
/** Chunks taken by words, each read and weighed again: with 100 instead, R@1 of the eval questions was the same. */
const LEXICAL_LENGTH = 64;
/** Weights of the FTS5 columns title, headings, body, parts, path, tags. */
const COLUMN_WEIGHTS = [3, 3, 1, 0.6, 1.5, 1.5] as const;

interface LexicalStage {
  readonly list: readonly { readonly id: number; readonly score: number }[];
  readonly idf: ReadonlyMap<string, number>;
  readonly unknown: ReadonlySet<string>;
  readonly total: number;
  readonly rows: Map<number, ChunkRow>;
  readonly evidence: Map<number, Evidence>;
}

/**
 * Weighs BM25 by how much of the question a chunk covers and how close together. The weights were found by coordinate
 * search over the eval questions (R@1 of all answerable ones, pooled: 0.77 with BM25 alone, 0.81 with them).
 */
function lexicalScore(bm25Share: number, evidence: Evidence): number {
  return (
    0.5 * bm25Share +
    0.8 * evidence.coverage +
    0.35 * evidence.proximity +
    0.2 * evidence.identifiers +
    (evidence.phrase ? 0.25 : 0)
  );
}

/** What the two best other chunks of a note add to each of its chunks: a note that speaks of it twice is about it. */
const NOTE_SUPPORT = 0.025;

interface Scored {
  readonly id: number;
  readonly score: number;
  readonly noteId: number;
}

function withNoteSupport(scored: readonly Scored[]): { readonly id: number; readonly score: number }[] {
  const byNote = new Map<number, number[]>();
  for (const { noteId, score } of scored)
    byNote.set(noteId, [...(byNote.get(noteId) ?? []), score].sort((a, b) => b - a).slice(0, 3));
  return scored
    .map(({ id, score, noteId }) => {
      const others = [...(byNote.get(noteId) ?? [])];
      const own = others.indexOf(score);
      if (own !== -1) others.splice(own, 1);
      return { id, score: score + NOTE_SUPPORT * others.slice(0, 2).reduce((sum, other) => sum + other, 0) };
    })
    .sort((a, b) => b.score - a.score);
}

/** Filters with where the person is whom they name. */
export function scopedFilters({ personScope }: Retriever, filters: Filters): StoreFilters {
  return filters.person === undefined ? filters : { ...filters, scope: personScope?.(filters.person) };
}

function lexicalStage(retriever: Retriever, query: Query): LexicalStage {
  const words = [...new Set([...query.terms.map(fold), ...identifierParts(query)])];
  const frequencies = documentFrequencies(retriever.db, words);
  const { total } = frequencies;
  const idf = new Map<string, number>();
  const unknown = new Set<string>();
  for (const word of words) {
    const containing = frequencies.of.get(word) ?? 0;
    idf.set(stem(word), idfOf(total, containing));
    if (containing === 0) unknown.add(stem(word));
  }
  const rows = new Map<number, ChunkRow>();
  const evidence = new Map<number, Evidence>();
  const match = matchExpression(query, idf);
  if (match === null) return { list: [], idf, unknown, total, rows, evidence };
  const hits = searchLexical(retriever.db, {
    match,
    filters: scopedFilters(retriever, query.filters),
    limit: LEXICAL_LENGTH,
    weights: COLUMN_WEIGHTS,
  });
  const best = hits[0]?.score ?? 1;
  for (const row of readChunks(
    retriever.db,
    hits.map((hit) => hit.chunkId),
  ))
    rows.set(row.id, row);
  const scored = hits.flatMap((hit): Scored[] => {
    const row = rows.get(hit.chunkId);
    if (!row) return [];
    const found = evidenceOf(query, row, idf);
    evidence.set(row.id, found);
    return [{ id: row.id, score: lexicalScore(hit.score / best, found), noteId: row.noteId }];
  });
  return { list: withNoteSupport(scored), idf, unknown, total, rows, evidence };
}

interface VectorStage {
  readonly list: readonly { readonly id: number; readonly score: number }[];
  readonly degraded: readonly Degraded[];
}

async function vectorStage(retriever: Retriever, query: Query, signal?: AbortSignal): Promise<VectorStage> {
  if (!retriever.embedder) return { list: [], degraded: [] };
  // A broken embedder must cost the vectors only; a cancelled search is the caller's to see.
  try {
    const embedding = await retriever.embedder.embedQuery(query.topic, signal);
    const near = nearestChunks(retriever.db, {
      embedding,
      fingerprint: retriever.embedder.fingerprint,
      filters: scopedFilters(retriever, query.filters),
      limit: LIST_LENGTH,
    });
    return { list: near.map((hit) => ({ id: hit.chunkId, score: hit.similarity })), degraded: [] };
  } catch (thrown) {
    const error = toDaybookError(thrown);
    if (error.code === 'cancelled' || error.code === 'internal') throw error;
    return {
      list: [],
      degraded: [{ code: 'vectors-failed', message: `Searched by words only: ${error.message}`, fix: error.hint }],
    };
  }
}

/** Chunks that hold every name of the question as written, or its words in a row: these lead, whatever vectors say. */
function exactList(lexical: LexicalStage, query: Query): RankedList {
  const names = query.identifiers.length > 0;
  const hits = lexical.list.filter(({ id }) => {
    const found = lexical.evidence.get(id);
    if (!found || found.coverage < 0.8) return false;
    return found.phrase || (names && found.identifiers === 1);
  });
  return { retriever: 'exact', weight: 0, hits };
}

/** Words are trusted more where the best chunk carries nearly all of them, or where the question holds names. */
function lexicalWeight(lexical: LexicalStage, query: Query): number {
  const [first] = lexical.list;
  const coverage = first ? (lexical.evidence.get(first.id)?.coverage ?? 0) : 0;
  if (coverage >= 0.95 || query.identifiers.length > 0) return 2;
  return coverage >= 0.75 ? 1.3 : 1;
}

/**
 * Query → ranked candidates:
 * 1. words: BM25 over chunks, weighed again by coverage, headings and proximity;
 * 2. meaning: the nearest vectors (the model works while 1 runs);
 * 3. fusion by reciprocal rank, exact hits first.
 *
 * @throws DaybookError `cancelled`, or what the store throws
 */
export async function retrieve(retriever: Retriever, query: Query, options: RetrieveOptions): Promise<Retrieved> {
  const started = performance.now();
  const vectorPromise =
    options.mode === 'lexical'
      ? Promise.resolve<VectorStage>({ list: [], degraded: [] })
      : vectorStage(retriever, query, options.signal);
  const lexical = lexicalStage(retriever, query);
  const lexicalMs = performance.now() - started;
  const vector = await vectorPromise;
  const vectorMs = performance.now() - started - lexicalMs;

  const fusing = performance.now();
  const lists: RankedList[] = [{ retriever: 'vector', weight: 1, hits: vector.list }];
  if (options.mode !== 'vector')
    lists.push(
      { retriever: 'lexical', weight: lexicalWeight(lexical, query), hits: lexical.list },
      exactList(lexical, query),
    );
  const fused = fuse(lists).slice(0, options.limit);
  const missing = fused.map(({ id }) => id).filter((id) => !lexical.rows.has(id));
  for (const row of readChunks(retriever.db, missing)) lexical.rows.set(row.id, row);
  const similarity = new Map(vector.list.map(({ id, score }) => [id, score]));
  const candidates = fused.flatMap(({ id, score, why }): Candidate[] => {
    const chunk = lexical.rows.get(id);
    if (!chunk) return [];
    const evidence = lexical.evidence.get(id) ?? evidenceOf(query, chunk, lexical.idf);
    return [{ chunk, score, evidence, similarity: similarity.get(id) ?? null, why }];
  });
  return {
    candidates,
    idf: lexical.idf,
    unknownStems: lexical.unknown,
    indexedChunks: lexical.total,
    embedder: retriever.embedder?.name ?? null,
    bestSimilarity: vector.list[0]?.score ?? null,
    degraded: options.mode === 'lexical' ? [] : [...retriever.degraded, ...vector.degraded],
    ms: { lexical: lexicalMs, vector: vectorMs, rerank: performance.now() - fusing },
  };
}
