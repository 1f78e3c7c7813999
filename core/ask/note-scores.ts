import type { ChunkNotes } from '../store/chunk-notes.ts';
import { idfOf } from './match.ts';
import type { Query } from './query.ts';
import type { WordWeights } from './word-weights.ts';

/** What a whole note carries of a question's words: a note may say them in five sections, and none of them all. */
export interface NoteScores {
  /** BM25 over notes, where a word counts once a chunk; only notes that hold a word. */
  readonly score: ReadonlyMap<number, number>;
  /** Share of the question's weight that stands somewhere in the note, 0 to 1. */
  readonly coverage: ReadonlyMap<number, number>;
  /** Share of the question's weight in one chunk, its headings and the note's title, 0 to 1. */
  readonly chunkCoverage: { get(chunkId: number): number | undefined };
}

/** The usual constants of BM25 (Robertson and Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;

/** Scores all notes that hold a word of the question. */
export function scoreNotes(query: Query, weights: WordWeights, notes: ChunkNotes): NoteScores {
  const score = new Map<number, number>();
  const coverage = new Map<number, number>();
  // By id, which is quicker than a map for tens of thousands of chunks.
  const covered = new Float64Array(notes.lastChunk + 1);
  const meanSize = notes.chunks / Math.max(1, notes.notes);
  const total = weights.total || 1;
  for (const wanted of query.stems) {
    const chunkIds = weights.chunksWith.get(wanted) ?? [];
    const share = (weights.idf.get(wanted) ?? 0) / total;
    const frequency = new Map<number, number>();
    for (const id of chunkIds) {
      covered[id] = (covered[id] ?? 0) + share;
      const note = notes.noteOf(id);
      frequency.set(note, (frequency.get(note) ?? 0) + 1);
    }
    const weight = idfOf(notes.notes, frequency.size);
    for (const [note, count] of frequency) {
      const size = notes.sizeOf(note) / meanSize;
      const saturated = (count * (K1 + 1)) / (count + K1 * (1 - B + B * size));
      score.set(note, (score.get(note) ?? 0) + weight * saturated);
      coverage.set(note, (coverage.get(note) ?? 0) + share);
    }
  }
  return { score, coverage, chunkCoverage: { get: (id) => covered[id] } };
}
