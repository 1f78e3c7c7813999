import { copiesLast } from './copies-last.ts';
import type { Degraded } from '../../contract/notices.ts';
import type { Filters, Why } from '../../contract/search.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import type { Embedder, Reranker } from '../../models/model.ts';
import type { ChunkRow } from '../../store/chunks.ts';
import type { Db } from '../../store/database.ts';
import type { PersonScope, StoreFilters } from '../../store/filters.ts';
import { answerSigns, type AnswerSigns } from './answer-signs.ts';
import { unsaidState, type Evidence } from './evidence.ts';
import { find, look } from './look.ts';
import type { Query } from '../query/query.ts';
import { RANK_MODELS } from './rank-model.ts';
import { explainRanked, rankCandidates, type Ranked } from './rank.ts';
import { rerank } from './rerank.ts';
import type { Described } from './signs.ts';

/** Reads the lines of a note's file; null when it is gone. */
export type LineReader = (note: { readonly journal: string; readonly path: string }) => readonly string[] | null;

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
  /** Reads a note's file; left out: what notes say of themselves in front matter answers no question. */
  readonly linesOf?: LineReader | undefined;
  /** Days after which a runbook is stale; left out: nothing is called so. */
  readonly staleAfterDays?: number | undefined;
}

/** A chunk in the ranked list, with what speaks for it. */
export interface Candidate {
  readonly chunk: ChunkRow;
  readonly score: number;
  readonly evidence: Evidence;
  /** Cosine with the question; null without a vector. */
  readonly similarity: number | null;
  readonly why: readonly Why[];
  readonly features?: Ranked['features'];
}

export interface Retrieved {
  readonly candidates: readonly Candidate[];
  readonly idf: ReadonlyMap<string, number>;
  /** Stems of the question that stand in no note. */
  readonly unknownStems: ReadonlySet<string>;
  /** The state that the question asks for (`on call`), where nothing that was found says it. */
  readonly unsaid: string | null;
  /** Name of the embedder whose cosines these are; null without vectors. */
  readonly embedder: string | null;
  /** For the decision whether the notes hold an answer; null when nothing was found. */
  readonly signs: AnswerSigns | null;
  readonly degraded: readonly Degraded[];
  readonly ms: { readonly lexical: number; readonly vector: number; readonly rerank: number };
}

export interface RetrieveOptions {
  readonly mode: 'hybrid' | 'lexical' | 'vector';
  /** Candidates wanted, best first. */
  readonly limit: number;
  /** Whether each candidate says what each feature added. */
  readonly explain?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Filters with where the person is whom they name. */
export function scopedFilters({ personScope }: Retriever, filters: Filters): StoreFilters {
  return filters.person === undefined ? filters : { ...filters, scope: personScope?.(filters.person) };
}

/** Nearest first, whatever the words say. */
function byMeaning({ signs }: Described): Ranked[] {
  return signs
    .filter(({ vectorRank }) => vectorRank > 0)
    .sort((a, b) => a.vectorRank - b.vectorRank)
    .map((one) => {
      const score = one.similarity ?? 0;
      return { signs: one, score, why: [{ retriever: 'vector', rank: one.vectorRank, score }] };
    });
}

function toCandidate({ signs, score, why, features }: Ranked): Candidate {
  const { chunk, evidence, similarity } = signs;
  return { chunk, score, evidence, similarity, why, ...(features === undefined ? {} : { features }) };
}

/**
 * Query → ranked candidates:
 * 1. words: BM25 over chunks and over whole notes (the embedder works meanwhile);
 * 2. meaning: the nearest vectors;
 * 3. candidates of both, with the other sections of the best notes, each looked at closely;
 * 4. ranking: which note, then which of its sections; exact hits first;
 * 5. a cross-encoder, where one is chosen.
 *
 * @throws DaybookError `cancelled`, or what the store throws
 */
export async function retrieve(retriever: Retriever, query: Query, options: RetrieveOptions): Promise<Retrieved> {
  const { mode, limit, signal } = options;
  const { db, embedder } = retriever;
  const place = {
    db,
    embedder: mode === 'lexical' ? null : embedder,
    filters: { ...scopedFilters(retriever, query.filters), among: query.among },
    signal,
  };
  // 1, 2
  const { lexical, near, degraded, ms } = await find(query, place);
  // 3
  const ranking = performance.now();
  const described = look(query, place, { lexical, near, only: mode === 'vector' ? 'near' : 'both' });
  // 4
  const model = described.question.hasVectors ? RANK_MODELS.hybrid : RANK_MODELS.lexical;
  const ranked =
    mode === 'vector' ? byMeaning(described) : rankCandidates(described, model, query.identifiers.length > 0);
  const rankMs = performance.now() - ranking;
  // 5
  const explained = options.explain === true ? explainRanked(described, { model, ranked, limit }) : ranked;
  const candidates = explained.map(toCandidate);
  const reranked = await rerank(mode === 'hybrid' ? retriever.reranker : null, query, { candidates, signal });
  const withoutVectors = mode === 'lexical' ? [] : [...retriever.degraded, ...degraded];
  return {
    candidates: copiesLast(reranked.candidates).slice(0, limit),
    idf: lexical.weights.idf,
    unknownStems: lexical.weights.unknown,
    unsaid: unsaidState(
      query,
      described.signs.map(({ chunk }) => `${chunk.headings.join('\n')}\n${chunk.text}`),
    ),
    embedder: retriever.embedder?.name ?? null,
    signs: answerSigns(query, { weights: lexical.weights, described, ranked }),
    degraded: [...withoutVectors, ...reranked.degraded],
    ms: { ...ms, rerank: rankMs + reranked.ms },
  };
}
