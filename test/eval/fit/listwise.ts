import type { Slope } from './minimise.ts';

/** The candidates of one question, and which of them are right; at least one is. */
export interface Choice {
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

/**
 * The mean negative log-likelihood that a right candidate is chosen when each is chosen in proportion to `exp(score)`
 * (ListNet's top-one probability, Cao et al. 2007), plus `penalty` times the squared weights.
 */
export function listwiseLoss(choices: readonly Choice[], penalty: number): (weights: readonly number[]) => Slope {
  return (weights) => {
    const gradient = weights.map((weight) => 2 * penalty * weight);
    let value = penalty * weights.reduce((sum, weight) => sum + weight * weight, 0);
    for (const { rows, right } of choices) {
      const scores = rows.map((row) => row.reduce((sum, one, at) => sum + one * (weights[at] ?? 0), 0));
      const most = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - most));
      const all = powers.reduce((sum, power) => sum + power, 0);
      const good = powers.reduce((sum, power, at) => (right[at] === true ? sum + power : sum), 0);
      value -= Math.log(good / all + 1e-300) / choices.length;
      rows.forEach((row, index) => {
        const power = powers[index] ?? 0;
        const pull = (power / all - (right[index] === true ? power / Math.max(good, 1e-300) : 0)) / choices.length;
        if (Math.abs(pull) < 1e-12) return;
        for (let at = 0; at < gradient.length; at += 1) gradient[at] = (gradient[at] ?? 0) + pull * (row[at] ?? 0);
      });
    }
    return { value, gradient };
  };
}
