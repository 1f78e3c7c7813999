import type { Why } from '../contract/search.ts';

/** One ranked list: ids best first, each with the score of the list's own scale. */
export interface RankedList {
  readonly retriever: Why['retriever'];
  /** How much a rank in this list counts against the others. */
  readonly weight: number;
  readonly hits: readonly { readonly id: number; readonly score: number }[];
}

export interface Fused {
  readonly id: number;
  readonly score: number;
  readonly why: readonly Why[];
}

/**
 * Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009) with k = 10 instead of 60: lists here are 100 long, and
 * the first places carry most of what is known.
 */
const RRF_K = 10;

/**
 * Merges ranked lists by rank. Hits of an `exact` list come first, in that list's order, whatever the others say:
 * who typed a name wants the note that has the name.
 */
export function fuse(lists: readonly RankedList[]): Fused[] {
  const found = new Map<number, { score: number; exactRank: number; why: Why[] }>();
  for (const list of lists) {
    list.hits.forEach((hit, index) => {
      const rank = index + 1;
      const entry = found.get(hit.id) ?? { score: 0, exactRank: Infinity, why: [] };
      if (list.retriever === 'exact') entry.exactRank = Math.min(entry.exactRank, rank);
      else entry.score += list.weight / (RRF_K + rank);
      entry.why.push({ retriever: list.retriever, rank, score: hit.score });
      found.set(hit.id, entry);
    });
  }
  return [...found]
    .sort(([, a], [, b]) => (a.exactRank === b.exactRank ? 0 : a.exactRank - b.exactRank) || b.score - a.score)
    .map(([id, { score, why }]) => ({ id, score, why }));
}
