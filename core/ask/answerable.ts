import type { Query } from './query.ts';
import type { Retrieved } from './retrieve.ts';

/** What the decision rests on; each within 0 to 1 (cosine may be lower). */
export interface AnswerSigns {
  /** Best share of the question's idf in one chunk with its headings, among words that the notes know. */
  readonly coverage: number;
  /** Share of the question's idf in ordinary words that stand in no note: another wording, most often. */
  readonly unknownWords: number;
  /** Share of the question's idf in names that stand in no note: another subject, most often. */
  readonly unknownNames: number;
  /** Best cosine; null without vectors, or with those of another embedder than the fitted one. */
  readonly similarity: number | null;
}

export interface Answerability {
  readonly answerable: boolean;
  /** 0 to 1; `answerable` from `THRESHOLD` on. */
  readonly probability: number;
  /** In words, for `reason` of an answer that abstains. */
  readonly reason: string;
}

/** Cosines of another embedder lie elsewhere: with it the decision rests on words alone. */
const FITTED_EMBEDDER = 'bge-small-en-v1.5';

/** Weights of a logistic regression; `test/eval` prints both errors at the threshold. */
interface Weights {
  readonly bias: number;
  readonly coverage: number;
  readonly unknownWords: number;
  readonly unknownNames: number;
  readonly similarity: number;
}

const WITH_VECTORS: Weights = { bias: -8.1, coverage: 3.9, unknownWords: -9.2, unknownNames: -9.3, similarity: 9.5 };
const WORDS_ONLY: Weights = { bias: -3.3, coverage: 6.7, unknownWords: -10.8, unknownNames: -9.1, similarity: 0 };
/**
 * Refusing what the notes hold is the worse error of the two: a wrong passage is seen at once, a hidden one never.
 */
const THRESHOLD = 0.4;

/** True for a term that the question writes as a name: an identifier, or a capital where no sentence starts. */
function isName(term: string, query: Query): boolean {
  if (query.identifiers.some((identifier) => identifier.includes(term))) return true;
  return /^\p{Lu}/u.test(term) && !query.text.startsWith(term);
}

/**
 * How much it says that a word stands nowhere: nothing in a hundred chunks, which lack most words of the language, and
 * all of it in the 50,000 on which the weights were fitted.
 */
function vocabularyShare(chunks: number): number {
  return Math.min(1, Math.max(0, (Math.log10(Math.max(chunks, 1)) - 2) / (Math.log10(50_000) - 2)));
}

/** Gathers the signs from what was retrieved. */
export function signsOf(query: Query, found: Retrieved): AnswerSigns {
  let total = 0;
  let unknownWords = 0;
  let unknownNames = 0;
  for (const [at, wanted] of query.stems.entries()) {
    const weight = found.idf.get(wanted) ?? 0;
    total += weight;
    if (!found.unknownStems.has(wanted)) continue;
    if (isName(query.terms[at] ?? '', query)) unknownNames += weight;
    else unknownWords += weight;
  }
  const vocabulary = vocabularyShare(found.indexedChunks);
  // What a large index does not know counts as unknown; a small one may know it by another word, so it is only not covered.
  const known = total - vocabulary * (unknownWords + unknownNames);
  const best = found.candidates.reduce((most, candidate) => Math.max(most, candidate.evidence.coverage), 0);
  return {
    coverage: known <= 0 ? 0 : Math.min(1, (best * total) / known),
    unknownWords: total === 0 ? 0 : (vocabulary * unknownWords) / total,
    unknownNames: total === 0 ? 0 : (vocabulary * unknownNames) / total,
    similarity: found.embedder === FITTED_EMBEDDER ? found.bestSimilarity : null,
  };
}

/** Decides whether the notes hold an answer at all: a measured threshold, before any model speaks. */
export function decideAnswerable(query: Query, found: Retrieved): Answerability {
  if (found.candidates.length === 0)
    return {
      answerable: false,
      probability: 0,
      reason: 'No note has any of these words, and none is close in meaning.',
    };
  const signs = signsOf(query, found);
  const weights = signs.similarity === null ? WORDS_ONLY : WITH_VECTORS;
  const logit =
    weights.bias +
    weights.coverage * signs.coverage +
    weights.unknownWords * signs.unknownWords +
    weights.unknownNames * signs.unknownNames +
    weights.similarity * (signs.similarity ?? 0);
  const probability = 1 / (1 + Math.exp(-logit));
  const unknown = query.terms.filter((_, at) => found.unknownStems.has(query.stems[at] ?? ''));
  const reason =
    unknown.length > 0
      ? `The notes never mention ${unknown.map((term) => `“${term}”`).join(', ')}.`
      : `The nearest passage holds ${Math.round(signs.coverage * 100)} % of what was asked, which is too little.`;
  return { answerable: probability >= THRESHOLD, probability, reason };
}
