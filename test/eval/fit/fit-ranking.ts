import { featuresOf, type FeatureName } from '../../../core/ask/retrieve/features.ts';
import type { RankModel, Weights } from '../../../core/ask/retrieve/rank-model.ts';
import { rankCandidates } from '../../../core/ask/retrieve/rank.ts';
import type { Described } from '../../../core/ask/retrieve/signs.ts';
import { foldsByCorpus } from '../../../core/eval/folds.ts';
import { grade as gradePassages, type Grade } from '../../../core/eval/measures.ts';
import type { Example } from './examples.ts';
import { listwiseLoss, type Choice } from './listwise.ts';
import { minimise } from './minimise.ts';

/** What tells which note answers. */
export const NOTE_FEATURES: readonly FeatureName[] = [
  ...(['bm25', 'bm25-of-question', 'bm25-rank', 'coverage', 'indexed-coverage', 'synonyms', 'proximity'] as const),
  ...([
    'phrase',
    'identifiers',
    'speaker',
    'signature',
    'signature-exact',
    'title-coverage',
    'title-precision',
    'title-match',
  ] as const),
  ...(['title-is-question', 'headings-coverage', 'headings-synonyms', 'heading-coverage'] as const),
  ...(['heading-precision', 'heading-is-question', 'path-coverage', 'note-bm25', 'note-rank'] as const),
  ...(['note-coverage', 'covered-bm25', 'covered-coverage', 'length', 'short', 'opening', 'depth', 'code'] as const),
  ...(['runbook-to-act', 'runbook-to-know', 'decision-to-decide', 'meeting-to-recall'] as const),
];
/** What tells which section of a note answers. */
export const SECTION_FEATURES: readonly FeatureName[] = [
  ...(['action', 'check', 'action-of-runbook', 'check-of-runbook', 'decision', 'side-matter', 'coverage'] as const),
  ...(['proximity', 'phrase', 'indexed-coverage', 'synonyms', 'headings-synonyms', 'headings-coverage'] as const),
  ...(['heading-coverage', 'heading-precision', 'heading-is-question', 'bm25', 'speaker', 'code'] as const),
  ...(['opening', 'length', 'short', 'depth'] as const),
];
export const NOTE_MEANING: readonly FeatureName[] = [
  ...(['cosine', 'cosine-below-best', 'cosine-rank', 'note-cosine', 'note-cosine-of-three'] as const),
  ...(['uncovered-cosine', 'uncovered-note-cosine'] as const),
];
export const SECTION_MEANING: readonly FeatureName[] = ['cosine', 'cosine-below-best'];

/** Found by trying 0.0001, 0.0003, 0.001 and 0.003 on held-out corpora. */
const NOTE_PENALTY = 3e-4;
const SECTION_PENALTY = 3e-3;

export interface FeatureChoice {
  readonly note: readonly FeatureName[];
  readonly section: readonly FeatureName[];
}

function fitWeights(choices: readonly Choice[], names: readonly FeatureName[], penalty: number): Weights {
  const found = minimise(
    listwiseLoss(choices, penalty),
    names.map(() => 0),
  );
  return Object.fromEntries(names.map((name, at) => [name, Math.round((found[at] ?? 0) * 1000) / 1000]));
}

/** Each fold asks for the same rows. */
const ROWS = new WeakMap<Described, Map<readonly FeatureName[], number[][]>>();

function rowsOf(described: Described, names: readonly FeatureName[]): number[][] {
  const known = ROWS.get(described) ?? new Map<readonly FeatureName[], number[][]>();
  ROWS.set(described, known);
  const rows = known.get(names) ?? featuresOf(described, names);
  known.set(names, rows);
  return rows;
}

/** Fits both models on examples: the note on all candidates, the section on those of the right notes. */
export function fitRanking(examples: readonly Example[], features: FeatureChoice): RankModel {
  const ofNotes = examples.flatMap((example): Choice[] => {
    if (!example.inRightNote.includes(true)) return [];
    return [{ rows: rowsOf(example.described, features.note), right: example.inRightNote }];
  });
  const ofSections = examples.flatMap((example): Choice[] => {
    if (!example.inRightSection.includes(true)) return [];
    const rows = rowsOf(example.described, features.section);
    const own = rows.flatMap((row, at) => (example.inRightNote[at] === true ? [{ row, at }] : []));
    return [{ rows: own.map(({ row }) => row), right: own.map(({ at }) => example.inRightSection[at] === true) }];
  });
  return {
    note: fitWeights(ofNotes, features.note, NOTE_PENALTY),
    section: fitWeights(ofSections, features.section, SECTION_PENALTY),
  };
}

/**
 * How a model's order of an example is graded; null for a question that none answers.
 *
 * @param hasNames as `rankCandidates` takes it
 */
export function gradeOf(
  example: Example,
  model: RankModel,
  hasNames: boolean | null = example.query.identifiers.length > 0,
): Grade | null {
  if (example.question.gold.length === 0) return null;
  const place = new Map(example.described.signs.map(({ chunk }, at) => [chunk.id, example.paths[at] ?? '']));
  const ranked = rankCandidates(example.described, model, hasNames);
  const found = ranked.map(({ signs: { chunk } }) => ({ path: place.get(chunk.id) ?? '', headings: chunk.headings }));
  return gradePassages(found, example.question.gold);
}

/** The grades of each example under the model that was fitted without its repository. */
export function heldOutGrades(
  examples: readonly Example[],
  features: FeatureChoice,
  grade: (example: Example, model: RankModel) => Grade | null = (example, model) => gradeOf(example, model),
): (Grade | null)[] {
  const judged = foldsByCorpus(examples, {
    corpusOf: ({ corpus }) => corpus,
    fit: (training) => {
      const model = fitRanking(training, features);
      return (example) => grade(example, model);
    },
  });
  return judged.map(({ prediction }) => prediction);
}

/** Reciprocal rank fusion (k = 10) of words and meaning: what a fitted model has to beat. */
export function fusedGrade(example: Example): Grade | null {
  if (example.question.gold.length === 0) return null;
  const score = ({ bm25Rank, vectorRank }: Example['described']['signs'][number]) =>
    (bm25Rank === 0 ? 0 : 1 / (10 + bm25Rank)) + (vectorRank === 0 ? 0 : 1 / (10 + vectorRank));
  const order = example.described.signs.map((signs, at) => ({ signs, path: example.paths[at] ?? '' }));
  order.sort((a, b) => score(b.signs) - score(a.signs));
  return gradePassages(
    order.map(({ signs, path }) => ({ path, headings: signs.chunk.headings })),
    example.question.gold,
  );
}
