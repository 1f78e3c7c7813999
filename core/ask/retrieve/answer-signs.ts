import { stateWords, unsaidState } from './evidence.ts';
import type { Query } from '../query/query.ts';
import type { Ranked } from './rank.ts';
import type { Described } from './signs.ts';
import type { WordWeights } from './word-weights.ts';

/** What the decision rests on whether the notes hold an answer; shares are 0 to 1. Names are those of resources/answerable.json. */
export interface AnswerSigns {
  /** Best share of the question's weight in one chunk with its headings. */
  readonly coverage: number;
  /** The same among the words that the notes know. */
  readonly knownCoverage: number;
  /** Share of the question's weight in ordinary words that stand in no note: another wording, most often. */
  readonly unknownWords: number;
  /** Share of the question's weight in names that stand in no note: another subject, most often. */
  readonly unknownNames: number;
  /** How large the index is: 0 for a hundred chunks, 1 from 50,000 on, where nearly every word of the language stands. */
  readonly vocabulary: number;
  /** `unknownWords` and `unknownNames` in so far as the index is large: in a small one they say little. */
  readonly unknownInLarge: number;
  /** 1 when part of the name of the person asked about stands in no note. */
  readonly unknownSpeaker: number;
  /** Best cosine; 0 without vectors. */
  readonly similarity: number;
  /** The ranking's score of the first candidate. */
  readonly score: number;
  /** Best share of the question's identifiers in one chunk; 1 when it has none. */
  readonly identifiers: number;
  /** Best BM25, by the question's weight. */
  readonly bm25: number;
  /** 1 when the first candidate has the question's words in a row. */
  readonly phrase: number;
  /** Words of the question that say something, at most `MOST_WORDS`: a log has dozens. */
  readonly words: number;
  /** How much nearer in meaning the nearest candidate is than the others are; 0 without vectors. */
  readonly contrast: number;
}

/** All of them, in the order in which they are fitted. */
export const ANSWER_SIGNS = [
  ...(['coverage', 'knownCoverage', 'unknownWords', 'unknownNames', 'vocabulary', 'unknownInLarge'] as const),
  ...(['unknownSpeaker', 'similarity', 'score', 'identifiers', 'bm25', 'phrase', 'words', 'contrast'] as const),
] satisfies readonly (keyof AnswerSigns)[];

const MOST_WORDS = 16;
const BM25_OF_WEIGHT = 3;

/** True for a term that the question writes as a name: an identifier, or a capital where no sentence starts. */
function isName(term: string, query: Query): boolean {
  if (query.identifiers.some((identifier) => identifier.includes(term))) return true;
  return /^\p{Lu}/u.test(term) && !query.text.startsWith(term);
}

/** From a hundred chunks to 50,000, on a logarithmic scale. */
function vocabularyShare(chunks: number): number {
  return Math.min(1, Math.max(0, (Math.log10(Math.max(chunks, 1)) - 2) / (Math.log10(50_000) - 2)));
}

function unknownWeights(
  query: Query,
  { idf, unknown }: WordWeights,
  texts: readonly string[],
): { words: number; names: number } {
  const { form } = query;
  const unsaid = unsaidState(query, texts);
  const noun = unsaid === null ? null : stateWords(unsaid).noun;
  const hasValue = form !== null && texts.some((text) => form.pattern.test(text));
  let words = 0;
  let names = 0;
  for (const [at, wanted] of query.stems.entries()) {
    if (wanted !== noun && (!unknown.has(wanted) || (hasValue && form.stems.has(wanted)))) continue;
    const weight = idf.get(wanted) ?? 0;
    if (isName(query.terms[at] ?? '', query)) names += weight;
    else words += weight;
  }
  return { words, names };
}

/** Gathers the signs from what was found; null when nothing was. */
export function answerSigns(
  query: Query,
  found: { readonly weights: WordWeights; readonly described: Described; readonly ranked: readonly Ranked[] },
): AnswerSigns | null {
  const { weights, described, ranked } = found;
  const [first] = ranked;
  if (first === undefined) return null;
  const { total } = weights;
  const missing = unknownWeights(
    query,
    weights,
    described.signs.map(({ chunk }) => `${chunk.headings.join('\n')}\n${chunk.text}`),
  );
  const vocabulary = vocabularyShare(weights.indexedChunks);
  const known = total - missing.words - missing.names;
  const most = (value: (signs: Described['signs'][number]) => number) =>
    described.signs.reduce((best, signs) => Math.max(best, value(signs)), 0);
  const share = (weight: number) => (total === 0 ? 0 : weight / total);
  const coverage = most(({ evidence }) => evidence.coverage);
  const similarities = described.question.hasVectors
    ? described.signs.flatMap(({ similarity }) => (similarity === null ? [] : [similarity]))
    : [];
  const similarity = Math.max(0, ...similarities);
  const mean = similarities.reduce((sum, one) => sum + one, 0) / Math.max(1, similarities.length);
  return {
    coverage,
    knownCoverage: known <= 0 ? 0 : Math.min(1, (coverage * total) / known),
    unknownWords: share(missing.words),
    unknownNames: share(missing.names),
    vocabulary,
    unknownInLarge: vocabulary * share(missing.words + missing.names),
    unknownSpeaker: query.speaker.some((name) => weights.unknown.has(name)) ? 1 : 0,
    similarity,
    score: first.score,
    identifiers: query.identifiers.length === 0 ? 1 : most(({ evidence }) => evidence.identifiers),
    bm25: most(({ bm25 }) => bm25) / Math.max(total, 1e-9) / BM25_OF_WEIGHT,
    phrase: first.signs.evidence.phrase ? 1 : 0,
    words: Math.min(query.stems.length, MOST_WORDS),
    contrast: similarity - mean,
  };
}
