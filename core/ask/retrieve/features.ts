import type { Described, QuestionSigns, Signs } from './signs.ts';

/*
 * The numbers that the ranking model weighs, each about 0 to 1. Names are those of resources/ranking.json.
 */

/** What is compared with the best of the list: scores have no scale of their own. */
interface Best {
  readonly bm25: number;
  readonly noteScore: number;
  readonly coverage: number;
  readonly similarity: number;
  /** Cosines of each note's chunks, best first. */
  readonly ofNote: ReadonlyMap<number, readonly number[]>;
}

interface Scene extends Best {
  readonly question: QuestionSigns;
}

type Feature = (signs: Signs, scene: Scene) => number;

/** Rank 1 counts 5/6, rank 10 a third, no rank nothing. */
const RANK_K = 5;
/** Cosines of a list lie close together: a fifth below the best is far away. */
const COSINE_SCALE = 5;
/** ln of a typical length, so that most values lie around 1. */
const LENGTH_SCALE = 7;
const SHORT_CHARS = 120;
const BM25_OF_WEIGHT = 3;
const DEEPEST_HEADING = 6;

function reciprocal(rank: number): number {
  return rank === 0 ? 0 : RANK_K / (RANK_K + rank);
}

function belowBest(similarity: number | null | undefined, { similarity: best }: Best): number {
  return ((similarity ?? 0) - best) * COSINE_SCALE;
}

function cosine(signs: Signs, scene: Scene): number {
  return scene.question.hasVectors ? belowBest(signs.similarity, scene) : 0;
}

function noteCosine({ chunk }: Signs, scene: Scene): number {
  return scene.question.hasVectors ? belowBest(scene.ofNote.get(chunk.noteId)?.[0], scene) : 0;
}

function noteCosineOfThree({ chunk }: Signs, scene: Scene): number {
  const best = scene.ofNote.get(chunk.noteId)?.slice(0, 3) ?? [];
  if (!scene.question.hasVectors) return 0;
  return belowBest(best.length === 0 ? 0 : best.reduce((sum, one) => sum + one, 0) / best.length, scene);
}

function when(condition: boolean): number {
  return condition ? 1 : 0;
}

/** Every feature by name. */
export const FEATURES = {
  // words in the chunk
  bm25: ({ bm25 }, best) => (best.bm25 === 0 ? 0 : bm25 / best.bm25),
  'bm25-of-question': ({ bm25 }, { question }) => bm25 / Math.max(question.totalWeight, 1e-9) / BM25_OF_WEIGHT,
  'bm25-rank': ({ bm25Rank }) => reciprocal(bm25Rank),
  coverage: ({ evidence }) => evidence.coverage,
  'indexed-coverage': ({ indexedCoverage }) => indexedCoverage,
  synonyms: ({ bySynonyms }) => bySynonyms,
  proximity: ({ evidence }) => evidence.proximity,
  phrase: ({ evidence }) => when(evidence.phrase),
  identifiers: ({ evidence }) => evidence.identifiers,
  speaker: ({ speaker }) => speaker,
  signature: ({ signature }) => signature,
  'signature-exact': ({ signature }) => when(signature >= 0.9),
  // words above it
  'title-coverage': ({ title }) => title.coverage,
  'title-precision': ({ title }) => title.precision,
  'title-match': ({ title }) => title.coverage * title.precision,
  'title-is-question': ({ title }) => when(title.coverage > 0.999 && title.precision > 0.999),
  'headings-coverage': ({ headings }) => headings,
  'headings-synonyms': ({ headingsBySynonyms }) => headingsBySynonyms,
  'heading-coverage': ({ heading }) => heading.coverage,
  'heading-precision': ({ heading }) => heading.precision,
  'heading-is-question': ({ heading }) => when(heading.coverage > 0.999 && heading.precision > 0.999),
  'path-coverage': ({ path }) => path,
  // the note as a whole
  'note-bm25': ({ noteScore }, best) => (best.noteScore === 0 ? 0 : noteScore / best.noteScore),
  'note-rank': ({ noteRank }) => reciprocal(noteRank),
  'note-coverage': ({ noteCoverage }) => noteCoverage,
  // meaning
  cosine: ({ similarity }, { question }) => (question.hasVectors ? (similarity ?? 0) : 0),
  'cosine-below-best': cosine,
  'cosine-rank': ({ vectorRank }) => reciprocal(vectorRank),
  'note-cosine': noteCosine,
  'note-cosine-of-three': noteCosineOfThree,
  // words count more where one chunk carries nearly all of them, meaning where none does
  'covered-bm25': ({ bm25 }, best) => (best.bm25 === 0 ? 0 : (bm25 / best.bm25) * best.coverage),
  'covered-coverage': ({ evidence }, best) => evidence.coverage * best.coverage,
  'uncovered-cosine': (signs, best) => cosine(signs, best) * (1 - best.coverage),
  'uncovered-note-cosine': (signs, best) => noteCosine(signs, best) * (1 - best.coverage),
  // what the chunk is
  length: ({ chunk }) => Math.log(chunk.text.length + 1) / LENGTH_SCALE,
  short: ({ chunk }) => when(chunk.text.length < SHORT_CHARS),
  opening: ({ chunk }) => when(chunk.ordinal === 0),
  depth: ({ chunk }) => chunk.level / DEEPEST_HEADING,
  code: ({ hasCode }) => when(hasCode),
  action: ({ role }) => when(role === 'action'),
  check: ({ role }) => when(role === 'check'),
  'action-of-runbook': ({ role, chunk }) => when(role === 'action' && chunk.noteKind === 'runbook'),
  'check-of-runbook': ({ role, chunk }) => when(role === 'check' && chunk.noteKind === 'runbook'),
  decision: ({ role }) => when(role === 'decision'),
  'side-matter': ({ role }) => when(role === 'reference' || role === 'status' || role === 'impact'),
  // what the question wants, and what the note is
  'runbook-to-act': ({ chunk }, { question }) =>
    when(chunk.noteKind === 'runbook' && (question.kind === 'how-to' || question.kind === 'error')),
  'runbook-to-know': ({ chunk }, { question }) =>
    when(chunk.noteKind === 'runbook' && (question.kind === 'what' || question.kind === 'list')),
  'decision-to-decide': ({ chunk }, { question }) =>
    when(chunk.noteKind === 'decision' && question.kind === 'decision'),
  'meeting-to-recall': ({ chunk }, { question }) =>
    when(
      (chunk.noteKind === 'meeting' || chunk.noteKind === 'standup') &&
        (question.kind === 'when' || question.kind === 'person'),
    ),
} satisfies Record<string, Feature>;

export type FeatureName = keyof typeof FEATURES;

function bestOf({ question, signs }: Described): Scene {
  const ofNote = new Map<number, number[]>();
  let bm25 = 0;
  let noteScore = 0;
  let coverage = 0;
  let similarity = 0;
  for (const one of signs) {
    bm25 = Math.max(bm25, one.bm25);
    noteScore = Math.max(noteScore, one.noteScore);
    coverage = Math.max(coverage, one.evidence.coverage);
    if (one.similarity === null) continue;
    similarity = Math.max(similarity, one.similarity);
    ofNote.set(one.chunk.noteId, [...(ofNote.get(one.chunk.noteId) ?? []), one.similarity]);
  }
  for (const cosines of ofNote.values()) cosines.sort((a, b) => b - a);
  return { question, bm25, noteScore, coverage, similarity, ofNote };
}

/** The named features of every candidate, in its order. */
export function featuresOf(described: Described, names: readonly FeatureName[]): number[][] {
  const scene = bestOf(described);
  return described.signs.map((signs) => names.map((name) => FEATURES[name](signs, scene)));
}
