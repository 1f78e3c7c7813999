import stored from '../../../resources/ranking.json' with { type: 'json' };
import { FEATURES, featuresOf, type FeatureName } from './features.ts';
import type { Described } from './signs.ts';

/** A linear model: one weight a feature. */
export type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** Which note answers, and which section of a note. */
export interface RankModel {
  readonly note: Weights;
  readonly section: Weights;
}

/** Fitted by `npm run fit`, with its provenance in the file: once with vectors, once for words alone. */
export const RANK_MODELS: { readonly hybrid: RankModel; readonly lexical: RankModel } = stored.models;

/** True for a name that `FEATURES` has. */
export function isFeature(name: string): name is FeatureName {
  return Object.hasOwn(FEATURES, name);
}

function namesOf(weights: Weights): FeatureName[] {
  return Object.keys(weights).filter(isFeature);
}

/** Every candidate's score under some weights, in their order; on no scale of its own. */
export function scoresOf(described: Described, weights: Weights): number[] {
  const names = namesOf(weights);
  const values = names.map((name) => weights[name] ?? 0);
  return featuresOf(described, names).map((row) => row.reduce((sum, value, at) => sum + value * (values[at] ?? 0), 0));
}

export interface Contribution {
  readonly name: FeatureName;
  readonly adds: number;
}

/** What each feature adds to every candidate's score, in their order, the largest first. */
export function contributionsOf(described: Described, weights: Weights): Contribution[][] {
  const names = namesOf(weights);
  return featuresOf(described, names).map((row) =>
    names
      .map((name, index) => ({ name, adds: (row[index] ?? 0) * (weights[name] ?? 0) }))
      .filter(({ adds }) => adds !== 0)
      .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds)),
  );
}
