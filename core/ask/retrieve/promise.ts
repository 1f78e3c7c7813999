import type { Lexical, Listed, Near } from './gather.ts';

/** A chunk of which only the places in the lists are known. */
export interface Prospect {
  readonly id: number;
  readonly noteId: number;
}

export interface Finds {
  readonly lexical: Lexical;
  readonly near: Near | null;
  /** Cosine of each prospect that has a vector. */
  readonly similarity: ReadonlyMap<number, number>;
}

/** An error that stands in a note, other numbers apart, is always looked at. */
const SIGNATURE = 10;

/** Rank 1 counts 5/6, no rank nothing. */
function place(listed: Listed | undefined): number {
  return listed === undefined ? 0 : 5 / (5 + listed.rank);
}

function mostByNote(prospects: readonly Prospect[], value: (id: number) => number): Map<number, number> {
  const most = new Map<number, number>();
  for (const { id, noteId } of prospects) most.set(noteId, Math.max(most.get(noteId) ?? 0, value(id)));
  return most;
}

/** Of a map in which the best stands first. */
function first(listed: ReadonlyMap<number, Listed> | undefined): number {
  for (const { score } of listed?.values() ?? []) return score;
  return 0;
}

/**
 * Sorts prospects by what they promise before their texts are read. The weights are those of a listwise fit over the
 * 950 answerable eval questions: with them 110 of about 180 prospects keep a right note in .984 of the questions, of all
 * prospects .992.
 */
export function byPromise(prospects: readonly Prospect[], { lexical, near, similarity }: Finds): Prospect[] {
  const { chunks, notes, scores, signatures } = lexical;
  const bestBm25 = first(chunks) || 1;
  const bestNote = first(notes) || 1;
  const bestCosine = first(near?.chunks);
  const bm25Rank = (id: number) => place(chunks.get(id));
  const vectorRank = (id: number) => place(near?.chunks.get(id));
  const cosine = (id: number) => similarity.get(id) ?? 0;
  const noteBm25Rank = mostByNote(prospects, bm25Rank);
  const noteVectorRank = mostByNote(prospects, vectorRank);
  const noteCosine = mostByNote(prospects, cosine);
  const below = (value: number) => (near === null ? 0 : (value - bestCosine) * 5);
  const value = ({ id, noteId }: Prospect): number =>
    1.03 * bm25Rank(id) +
    1.75 * ((chunks.get(id)?.score ?? 0) / bestBm25) +
    5.14 * scores.chunkCoverageOf(id) +
    1.13 * vectorRank(id) +
    1.38 * below(cosine(id)) +
    0.34 * (noteBm25Rank.get(noteId) ?? 0) +
    0.68 * place(notes.get(noteId)) +
    0.83 * (scores.scoreOf(noteId) / bestNote) -
    0.68 * scores.coverageOf(noteId) +
    1.27 * (noteVectorRank.get(noteId) ?? 0) +
    2.22 * below(noteCosine.get(noteId) ?? 0) +
    (signatures.get(id)?.score ?? 0) * SIGNATURE;
  const valued = prospects.map((prospect) => ({ prospect, value: value(prospect) }));
  return valued.sort((a, b) => b.value - a.value || a.prospect.id - b.prospect.id).map(({ prospect }) => prospect);
}
