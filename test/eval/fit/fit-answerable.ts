import { answerProbability, type AnswerModel } from '../../../core/ask/answer/answerable.ts';
import { ANSWER_SIGNS, answerSigns, type AnswerSigns } from '../../../core/ask/retrieve/answer-signs.ts';
import type { RankModel } from '../../../core/ask/retrieve/rank-model.ts';
import { rankCandidates } from '../../../core/ask/retrieve/rank.ts';
import { foldsByCorpus } from '../../../core/eval/folds.ts';
import type { Example } from './examples.ts';
import { minimise } from './minimise.ts';

const NAMES = ANSWER_SIGNS;

/** Of the questions that the notes answer, the share that may be refused: the limit is .06. */
const REFUSED = 0.055;
/** Ridge on standardised signs, per example. */
const PENALTY = 1e-3;

/** Of all notes, of one small repository, or of a small journal made of a few of a repository's notes. */
export type Asked = 'pooled' | 'small' | 'sampled';

export interface Judgement {
  readonly corpus: string | null;
  readonly isAnswerable: boolean;
  readonly signs: AnswerSigns;
  readonly asked: Asked;
}

/** What the decision would rest on for each question; one that finds nothing at all needs no decision. */
export function judgementsOf(examples: readonly Example[], model: RankModel, asked: Asked): Judgement[] {
  return examples.flatMap((example): Judgement[] => {
    const { query, described, idf, unknown, indexedChunks } = example;
    const total = query.stems.reduce((sum, wanted) => sum + (idf.get(wanted) ?? 0), 0);
    const ranked = rankCandidates(described, model, query.identifiers.length > 0);
    const weights = {
      idf,
      unknown,
      total,
      indexedChunks,
      chunksWith: new Map(),
      corrections: new Map(),
      otherWords: [],
    };
    const signs = answerSigns(query, { weights, described, ranked });
    if (signs === null) return [];
    return [{ corpus: example.corpus, isAnswerable: example.question.gold.length > 0, signs, asked }];
  });
}

interface Scale {
  readonly mean: number;
  readonly spread: number;
}

function scaleOf(values: readonly number[]): Scale {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, spread: Math.sqrt(variance) || 1 };
}

/** Answerable or not, and what it was asked of: each group weighs the same. */
function groupOf({ isAnswerable, asked }: Judgement): string {
  return `${isAnswerable} ${asked}`;
}

/** Fits the regression, without a threshold. */
function fitLogistic(judged: readonly Judgement[]): AnswerModel {
  const scales = NAMES.map((name) => scaleOf(judged.map(({ signs }) => signs[name])));
  const rows = judged.map(({ signs }) =>
    NAMES.map((name, at) => (signs[name] - (scales[at]?.mean ?? 0)) / (scales[at]?.spread ?? 1)),
  );
  const groups = Map.groupBy(judged, groupOf);
  const weightOf = (one: Judgement) => 1 / groups.size / (groups.get(groupOf(one))?.length ?? 1);
  const found = minimise(
    (point) => {
      const gradient = point.map((value, at) => (at === 0 ? 0 : 2 * PENALTY * value));
      let value = PENALTY * point.slice(1).reduce((sum, one) => sum + one * one, 0);
      for (const [index, one] of judged.entries()) {
        const { isAnswerable } = one;
        const row = rows[index] ?? [];
        const logit = row.reduce((sum, sign, at) => sum + sign * (point[at + 1] ?? 0), point[0] ?? 0);
        const probability = 1 / (1 + Math.exp(-logit));
        const weight = weightOf(one);
        value -= weight * Math.log((isAnswerable ? probability : 1 - probability) + 1e-12);
        const pull = weight * (probability - (isAnswerable ? 1 : 0));
        gradient[0] = (gradient[0] ?? 0) + pull;
        row.forEach((sign, at) => (gradient[at + 1] = (gradient[at + 1] ?? 0) + pull * sign));
      }
      return { value, gradient };
    },
    [0, ...NAMES.map(() => 0)],
  );
  const raw = NAMES.map((_, at) => (found[at + 1] ?? 0) / (scales[at]?.spread ?? 1));
  const bias = (found[0] ?? 0) - raw.reduce((sum, weight, at) => sum + weight * (scales[at]?.mean ?? 0), 0);
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    bias: round(bias),
    weights: Object.fromEntries(NAMES.map((name, at) => [name, round(raw[at] ?? 0)])),
    threshold: 0,
  };
}

export interface AnswerFit {
  readonly model: AnswerModel;
  /** On repositories that were left out, at the model's threshold. */
  readonly heldOut: Readonly<Record<Asked, BothErrors>>;
}

/** Shares of the questions that the notes answer and of those that they do not, 0 to 1. */
export interface BothErrors {
  readonly falseRefusal: number;
  readonly refused: number;
}

/** Fits on all, with the threshold at which the left-out repositories lose `REFUSED` of their answers. */
export function fitAnswerable(judged: readonly Judgement[]): AnswerFit {
  const held = foldsByCorpus(judged, {
    corpusOf: ({ corpus }) => corpus,
    fit: (training) => {
      const model = fitLogistic(training);
      return ({ signs }) => answerProbability(signs, model);
    },
  });
  const pick = (isAnswerable: boolean, asked: Asked) =>
    held
      .filter(({ example }) => example.isAnswerable === isAnswerable && example.asked === asked)
      .map(({ prediction }) => prediction);
  const sorted = pick(true, 'pooled').toSorted((a, b) => a - b);
  const threshold = Math.round((sorted[Math.floor(sorted.length * REFUSED)] ?? 0) * 1000) / 1000;
  const errors = (asked: Asked) => ({
    falseRefusal: share(pick(true, asked)),
    refused: share(pick(false, asked)),
  });
  const share = (values: readonly number[]) => values.filter((value) => value < threshold).length / values.length;
  return {
    model: { ...fitLogistic(judged), threshold },
    heldOut: { pooled: errors('pooled'), small: errors('small'), sampled: errors('sampled') },
  };
}
