import type { Query } from '../query/query.ts';
import type { WordWeights } from './word-weights.ts';
import { camelParts } from '../../notes/camel-parts.ts';
import { formsOf } from '../query/same-word.ts';
import { fold } from '../query/words.ts';

/** An FTS5 string: everything inside double quotes is text, a quote is doubled. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Terms in one MATCH expression: beyond the rarest 24 a pasted log only costs time. */
const MAX_MATCH_TERMS = 24;

/**
 * In a large index a word that stands in more than one of nine chunks takes half of the time and moves nothing, as long as
 * so many rarer words are left: over the 950 eval questions every figure stays as it is (with one of seventeen not).
 */
const COMMON_ONE_OF = 9;
const RARER_WORDS = 2;
const LARGE_INDEX_CHUNKS = 10_000;
const COMMON_IDF = Math.log(COMMON_ONE_OF);

/**
 * The FTS5 expression of a query: any of its terms (rarest first when there are too many), each identifier whole as a
 * phrase, and the parts of camelCase names. OR, so that a long question never finds nothing; rank does the rest.
 *
 * @param weights idf by stem, and further words: what misspelt ones were meant to be, and what the notes
 *   write for them
 * @returns null when nothing in the query can be matched
 */
export function matchExpression(
  query: Query,
  weights: Pick<WordWeights, 'idf' | 'corrections' | 'otherWords' | 'indexedChunks'>,
): string | null {
  const { idf, corrections, otherWords, indexedChunks } = weights;
  const weighed = query.terms.map((term, at) => ({ term, weight: idf.get(query.stems[at] ?? '') ?? 0 }));
  if (weighed.length > MAX_MATCH_TERMS) weighed.sort((a, b) => b.weight - a.weight);
  const rarer = weighed.filter(({ weight }) => weight >= COMMON_IDF);
  const matched = indexedChunks >= LARGE_INDEX_CHUNKS && rarer.length >= RARER_WORDS ? rarer : weighed;
  const alternatives = new Set<string>();
  for (const { term } of matched.slice(0, MAX_MATCH_TERMS)) {
    for (const form of [fold(term), ...formsOf(term)]) alternatives.add(quoted(form));
    for (const part of camelParts(term)) if (part.length > 2) alternatives.add(quoted(fold(part)));
  }
  for (const identifier of query.identifiers.slice(0, MAX_MATCH_TERMS)) {
    if (/[\p{L}\p{N}]/u.test(identifier)) alternatives.add(quoted(identifier));
  }
  for (const word of [...query.speaker, ...corrections.values()]) alternatives.add(quoted(word));
  for (const { text } of otherWords) alternatives.add(quoted(text));
  return alternatives.size === 0 ? null : [...alternatives].join(' OR ');
}

/** BM25's idf, never negative: `ln(1 + (N - n + 0.5) / (n + 0.5))` (Robertson and Zaragoza 2009, as in Lucene). */
export function idfOf(documents: number, containing: number): number {
  return Math.log(1 + (documents - containing + 0.5) / (containing + 0.5));
}
