import type { Filters, Passage, SearchRequest } from '../../contract/search.ts';
import { findFacts, factQuestion, type FactQuestion } from './ask.ts';
import { citeFacts } from './cite.ts';
import { placesOf } from './list.ts';
import type { Retriever } from '../retrieve/retrieve.ts';
import { excerptOf } from '../retrieve/excerpt.ts';
import { wordsOf } from '../query/words.ts';
import { filtersWithin } from '../query/time.ts';

/** What a search gives that asks for facts: every place of one, or why there is none. */
export interface SoughtFacts {
  readonly question: FactQuestion;
  readonly filters: Filters;
  readonly results: readonly Passage[];
  /** Places found, with those beyond the limit. */
  readonly total: number;
  readonly nothing: string | null;
}

/** Without one of these words no search asks for facts, and putting them together takes its time. */
const MAY_ASK =
  /(?<!\p{L})(?:items?|tasks?|to-?dos?|actions?|block(?:ed|ers?|ing)|stuck|impediments?|overdue|due|unfinished|stand-?ups?|dailies|work(?:ed|ing)? on|did|doing|done|said|reported)(?!\p{L})/iu;
/** A longer text is a pasted log. */
const MAX_CHARS = 300;

/** Whether a search text may ask for facts, by its words alone. */
export function mayAskFacts(text: string): boolean {
  return text.length <= MAX_CHARS && MAY_ASK.test(text);
}

/** `blocked` and `todo` alone are words to look for. */
function isPlain({ query }: FactQuestion, text: string): boolean {
  const { intent, people, time, topic } = query;
  if (query.isUnknown || wordsOf(text).length < 2) return false;
  const isNarrowed = people.length > 0 || (time !== null && time.words !== '');
  switch (intent.kind) {
    case 'tasks':
      return topic === '' || isNarrowed;
    case 'blocked':
      return isNarrowed;
    case 'standup':
      return isNarrowed && topic === '';
    case 'updates':
      return people.length > 0 && topic === '';
    default:
      return false;
  }
}

/** The question about facts that a search text plainly asks; null when its words are to be looked for. */
function factsAsked(retriever: Retriever, request: SearchRequest, now: Date): FactQuestion | null {
  const { query: text, filters, without = [] } = request;
  // A state or kind that was taken away leaves words.
  if (without.includes('state') || without.includes('kind') || !mayAskFacts(text)) return null;
  const question = factQuestion(retriever, { question: text, filters, without }, now);
  return question !== null && isPlain(question, text) ? question : null;
}

function filtersOf({ query, filters }: FactQuestion): Filters {
  const { people, time } = query;
  const [person, ...others] = people.flatMap(({ names }) => names);
  return { ...filtersWithin(filters, time), ...(person === undefined || others.length > 0 ? {} : { person }) };
}

/**
 * The facts that a search text plainly asks for, as passages of their lines.
 *
 * @returns null when the words are to be looked for like any other
 */
export async function searchFacts(
  retriever: Retriever,
  request: SearchRequest,
  context: { readonly now: Date; readonly signal?: AbortSignal },
): Promise<SoughtFacts | null> {
  const question = factsAsked(retriever, request, context.now);
  if (question === null) return null;
  const found = await findFacts(retriever, question, context.signal ?? new AbortController().signal);
  if (found === null || found.kind === 'beside') return null;
  const filters = filtersOf(question);
  if (found.kind === 'nothing') {
    return question.query.topic === '' ? { question, filters, results: [], total: 0, nothing: found.reason } : null;
  }
  if (found.isSure === false) return null;
  const places = placesOf(found.lines);
  const { citations, chunks } = citeFacts(retriever.db, places.slice(0, request.limit));
  const results = citations.map(({ n, quote, ...place }) => {
    const { excerpt } = excerptOf(quote, new Set());
    const { title, dateOrigin, noteKind } = chunks[n - 1] ?? { title: '', dateOrigin: null, noteKind: 'note' as const };
    return { ...place, rank: n, title, dateOrigin, kind: noteKind, score: 0, excerpt, marks: [], why: [] };
  });
  const total = places.length + Math.max(0, found.total - found.lines.length);
  return { question, filters, results, total, nothing: null };
}
