/*
 * How alike two pieces of text are, by the words that few others have.
 */

export interface Weighed {
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

/** Weighs the words of a text: a word that many of `all` have counts little. */
export function weigher(all: readonly ReadonlySet<string>[]): (stems: ReadonlySet<string>) => Weighed {
  const times = new Map<string, number>();
  for (const stems of all) for (const stem of stems) times.set(stem, (times.get(stem) ?? 0) + 1);
  return (stems) => {
    const weights = new Map<string, number>();
    for (const stem of stems) {
      if (/^\d+$/.test(stem)) continue;
      weights.set(stem, Math.log(1 + all.length / (times.get(stem) ?? 1)));
    }
    const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0));
    return { weights, length };
  };
}

/** Between 0 and 1, with the number of words that both have. */
export function alikeness(a: Weighed, b: Weighed): { readonly score: number; readonly shared: number } {
  const [few, many] = a.weights.size < b.weights.size ? [a, b] : [b, a];
  let sum = 0;
  let shared = 0;
  for (const [stem, weight] of few.weights) {
    if (!many.weights.has(stem)) continue;
    sum += weight * weight;
    shared += 1;
  }
  return { score: a.length === 0 || b.length === 0 ? 0 : sum / (a.length * b.length), shared };
}
