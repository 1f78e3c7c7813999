import type { Implementation } from '../contract.ts';
import { SearchRequestSchema, type SearchRequest, type SearchResult } from '../contract/search.ts';
import { corpusOf, corpusPath, type EvalFolder } from './folder.ts';
import { grade, type Grade } from './measures.ts';
import type { Question } from './questions.ts';

/** Where questions look: in all corpora at once, or each only in its own. */
export type Scope = 'pooled' | 'per-corpus';

/** What a question is asked with. */
export interface Asking {
  readonly folder: EvalFolder;
  readonly scope: Scope;
  readonly mode: SearchRequest['mode'];
  readonly signal: AbortSignal;
}

/** How a question was searched; what is kept of it. */
export interface Searched {
  readonly question: Question;
  /** Null for a question without an answer. */
  readonly grade: Grade | null;
  readonly ms: SearchResult['ms'];
  readonly degraded: SearchResult['degraded'];
}

/** With the passages that `daybook search` gave for it. */
export interface Found {
  readonly searched: Searched;
  readonly results: SearchResult['results'];
}

/** Passages asked for: ten files are among them, although each may have many. */
export const PASSAGES = 100;
/** As many as a search gives, so that a hundred files are there. */
const PASSAGES_FOR_A_RUN = 1000;

/** What places a question: the corpus that it names, and its right files. */
type Placed = Pick<Question, 'corpus' | 'gold'>;

/** The filters of a question: its own corpus, unless all are searched or none is known. */
export function filtersOf(question: Placed, { folder, scope }: Asking): SearchRequest['filters'] {
  const corpus = scope === 'pooled' ? null : corpusOf(folder, question);
  return corpus === null ? {} : { journal: corpus.root };
}

/** The request that a question is searched with. */
export function requestOf(question: Placed & Pick<Question, 'query'>, limit: number, asking: Asking): SearchRequest {
  const filters = filtersOf(question, asking);
  return SearchRequestSchema.parse({ query: question.query, limit, mode: asking.mode, filters });
}

/** Runs one question through the code of `daybook search`, and grades what comes back. */
export async function searchQuestion(
  { search }: Pick<Implementation, 'search'>,
  question: Question,
  asking: Asking,
): Promise<Found> {
  const { results, ms, degraded } = await search(requestOf(question, PASSAGES, asking), asking.signal);
  const found = results.map(({ headings, ...place }) => ({ path: corpusPath(asking.folder, place), headings }));
  const graded = question.gold.length === 0 ? null : grade(found, question.gold);
  return { searched: { question, grade: graded, ms, degraded }, results };
}

/**
 * The files for a question, best first, with the score of their best passage: first what the search gave that was graded,
 * then what a deeper one finds behind it. Paths are from `corpora/`.
 */
export async function filesFor(
  { search }: Pick<Implementation, 'search'>,
  { searched, results }: Found,
  asking: Asking,
): Promise<{ readonly path: string; readonly score: number }[]> {
  const deeper = await search(requestOf(searched.question, PASSAGES_FOR_A_RUN, asking), asking.signal);
  const best = new Map<string, number>();
  for (const { score, ...place } of [...results, ...deeper.results]) {
    const path = corpusPath(asking.folder, place);
    if (!best.has(path)) best.set(path, score);
  }
  return [...best].map(([path, score]) => ({ path, score }));
}
