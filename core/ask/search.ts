import type { Chip, Filters, Passage, SearchRequest, SearchResult } from '../contract/search.ts';
import { DaybookError } from '../errors.ts';
import { readChunks } from '../store/chunks.ts';
import { noteDates } from './query/note-dates.ts';
import { countChunks, listChunks } from '../store/list-chunks.ts';
import { excerptOf } from './retrieve/excerpt.ts';
import { chipsOf } from './facts/query.ts';
import { withoutLogNoise } from './query/pasted-log.ts';
import { askedOfNaming } from './query/named-day.ts';
import { understand, type Query } from './query/query.ts';
import { retrieve, scopedFilters, type Candidate, type Retrieved, type Retriever } from './retrieve/retrieve.ts';
import { saySpanInSentence } from './query/say-time.ts';
import { searchFacts } from './facts/search-facts.ts';
import { readSearch } from './facts/search-words.ts';

/** A candidate as it is shown: place, date, excerpt with marks, and which retriever found it. */
export function passageOf(
  candidate: Pick<Candidate, 'chunk' | 'score' | 'why' | 'features'>,
  query: Query,
  rank: number,
): Passage {
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
    ...(candidate.features === undefined ? {} : { features: [...candidate.features] }),
  };
}

interface Sought {
  readonly query: Query;
  /** What the words of the search were taken for. */
  readonly chips: readonly Chip[];
  /** True when the words name filters and nothing else. */
  readonly isListing: boolean;
}

function seek(retriever: Retriever, request: SearchRequest, now: Date): Sought {
  const { without } = request;
  const anyTime = without?.includes('time') ?? false;
  const dates = noteDates(retriever.db);
  const asked = understand({ text: withoutLogNoise(request.query), filters: request.filters, now, anyTime, dates });
  const read = readSearch(asked, { facts: retriever.facts, without });
  const { chips, filters } = read;
  const isListing = read.text === '' && asked.text !== '';
  if (chips.length === 0 || isListing) return { query: { ...asked, filters }, chips, isListing };
  const rest = understand({ text: read.text, filters, now, anyTime: true });
  return { query: { ...rest, text: asked.text, span: asked.span }, chips, isListing };
}

type Found = Pick<Retrieved, 'degraded' | 'ms'> & {
  readonly candidates: readonly Pick<Candidate, 'chunk' | 'score' | 'why' | 'features'>[];
};

/** Everything that passes the filters, the newest day first. */
function listPassing(retriever: Retriever, query: Query, limit: number): Found {
  const started = performance.now();
  const filters = { ...scopedFilters(retriever, query.filters), among: query.among };
  const ids = listChunks(retriever.db, { filters, newestFirst: true, limit });
  const candidates = readChunks(retriever.db, ids).map((chunk) => ({ chunk, score: 0, why: [] }));
  return { candidates, degraded: [], ms: { lexical: performance.now() - started, vector: 0, rerank: 0 } };
}

/** What each filter says by itself, for the one that keeps all out. */
function singleFilters({ from, to, person, kind, tag, path }: Filters): (readonly [says: string, Filters])[] {
  const parts: (readonly [string, Filters])[] = [];
  if (from !== undefined || to !== undefined) {
    const span = { from: from ?? null, to: to ?? null };
    parts.push([`is dated ${saySpanInSentence(span).replace(/^on /, '')}`, pick({ from, to })]);
  }
  if (person !== undefined) parts.push([`is by or about ${person}`, { person }]);
  if (kind !== undefined) parts.push([`is of kind ${kind.join(' or ')}`, { kind }]);
  if (tag !== undefined) parts.push([`is tagged ${tag.join(' and ')}`, { tag }]);
  if (path !== undefined) parts.push([`is in ${path}`, { path }]);
  return parts;
}

function pick({ from, to }: { readonly from: string | undefined; readonly to: string | undefined }): Filters {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** Which filter keeps every passage out; null without filters. */
function sayExcluded(retriever: Retriever, filters: Filters): string | null {
  const passing = (some: Filters) => {
    const journal = filters.journal === undefined ? {} : { journal: filters.journal };
    return countChunks(retriever.db, scopedFilters(retriever, { ...some, ...journal }));
  };
  const parts = singleFilters(filters);
  if (parts.length === 0) return null;
  const all = parts.map(([says]) => says).join(' and ');
  if (passing(filters) > 0) return `Nothing in the notes that ${all} has any of these words.`;
  const alone = parts.find(([, part]) => passing(part) === 0);
  if (alone !== undefined) return `Nothing in the notes ${alone[0]}.`;
  return `Nothing in the notes ${all}, all at once.`;
}

function noEmbedder({ degraded }: Retriever): DaybookError {
  return new DaybookError('model-missing', 'There is no embedder, and without one nothing is found by its meaning.', {
    hint: degraded[0]?.fix ?? '`daybook doctor` says what is missing.',
  });
}

/**
 * Ranked passages for a search text. A time, person or kind that its words clearly name is a filter; a text of nothing
 * else lists what passes, the newest first. A text that plainly asks for facts gets the lines of all of them.
 *
 * @throws DaybookError `cancelled`, `model-missing` for a search by meaning alone without an embedder, or what the store throws
 */
export async function search(
  retriever: Retriever,
  request: SearchRequest,
  context: { readonly now: Date; readonly signal?: AbortSignal },
): Promise<SearchResult> {
  const started = performance.now();
  const facts = await searchFacts(retriever, request, context);
  if (facts !== null) {
    const took = performance.now() - started;
    return {
      query: request.query.trim(),
      filters: facts.filters,
      understood: chipsOf(facts.question.query),
      total: facts.total,
      ...(facts.nothing === null ? {} : { excluded: facts.nothing }),
      results: [...facts.results],
      degraded: [],
      ms: { lexical: took, vector: 0, rerank: 0, total: took },
    };
  }
  const { query, chips, isListing } = seek(retriever, request, context.now);
  const result = { query: request.query.trim(), filters: query.filters, understood: [...chips] };
  if (query.text === '') {
    return { ...result, results: [], degraded: [], ms: { lexical: 0, vector: 0, rerank: 0, total: 0 } };
  }
  const { mode, limit } = request;
  if (mode === 'vector' && retriever.embedder === null) throw noEmbedder(retriever);
  const findFor = async (asked: Query): Promise<Found> =>
    isListing
      ? listPassing(retriever, asked, limit)
      : retrieve(retriever, asked, { mode, limit, explain: request.explain, signal: context.signal });
  const dated = await findFor(query);
  const naming =
    dated.candidates.length > 0 ? null : askedOfNaming(retriever.db, query, scopedFilters(retriever, query.filters));
  const found = naming === null ? dated : await findFor(naming);
  const excluded = found.candidates.length === 0 ? sayExcluded(retriever, query.filters) : null;
  return {
    ...result,
    ...(excluded === null ? {} : { excluded }),
    results: found.candidates.map((candidate, index) => passageOf(candidate, query, index + 1)),
    degraded: [...found.degraded],
    ms: { ...found.ms, total: performance.now() - started },
  };
}
