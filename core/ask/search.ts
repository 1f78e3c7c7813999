import type { Passage, SearchRequest, SearchResult } from '../contract/search.ts';
import { excerptOf } from './excerpt.ts';
import { understand, type Query } from './query.ts';
import { retrieve, type Candidate, type Retriever } from './retrieve.ts';

/** A candidate as it is shown: place, date, excerpt with marks, and which retriever found it. */
export function passageOf(candidate: Candidate, query: Query, rank: number): Passage {
  const { chunk } = candidate;
  const { excerpt, marks } = excerptOf(chunk.text, new Set(query.stems));
  return {
    rank,
    journal: chunk.journal,
    path: chunk.path,
    title: chunk.title,
    line: chunk.line,
    endLine: chunk.endLine,
    headings: [...chunk.headings],
    date: chunk.date,
    dateOrigin: chunk.dateOrigin,
    kind: chunk.noteKind,
    score: candidate.score,
    excerpt,
    marks,
    why: [...candidate.why],
  };
}

/**
 * Ranked passages for a search text.
 *
 * @param now the clock that `last week` counts from
 * @throws DaybookError `cancelled`, or what the store throws
 */
export async function search(
  retriever: Retriever,
  request: SearchRequest,
  context: { readonly now: Date; readonly signal?: AbortSignal },
): Promise<SearchResult> {
  const started = performance.now();
  const query = understand({ text: request.query, filters: request.filters, now: context.now });
  if (query.text === '') {
    return {
      query: '',
      filters: query.filters,
      results: [],
      degraded: [],
      ms: { lexical: 0, vector: 0, rerank: 0, total: 0 },
    };
  }
  const found = await retrieve(retriever, query, { mode: request.mode, limit: request.limit, signal: context.signal });
  return {
    query: query.text,
    filters: query.filters,
    results: found.candidates.map((candidate, index) => passageOf(candidate, query, index + 1)),
    degraded: [...found.degraded],
    ms: { ...found.ms, total: performance.now() - started },
  };
}
