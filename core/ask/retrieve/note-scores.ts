import type { ChunkNotes } from '../../store/chunk-notes.ts';
import { idfOf } from './match.ts';
import type { Query } from '../query/query.ts';
import type { WordWeights } from './word-weights.ts';

/** What a whole note carries of a question's words: a note may say them in five sections, and none of them all. */
export interface NoteScores {
  /** BM25 over notes, where a word counts once a chunk; 0 for a note that holds none. */
  scoreOf(noteId: number): number;
  /** Share of the question's weight that stands somewhere in the note, 0 to 1. */
  coverageOf(noteId: number): number;
  /** Share of the question's weight in one chunk, its headings and the note's title, 0 to 1. */
  chunkCoverageOf(chunkId: number): number;
  /** The notes with the highest scores, best first; the lower id first where they are equal. */
  best(wanted: number): [noteId: number, score: number][];
}

/** The usual constants of BM25 (Robertson and Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;

/** Scores all notes that hold a word of the question. Arrays by id: maps of tens of thousands take several times as long. */
export function scoreNotes(query: Query, weights: WordWeights, notes: ChunkNotes): NoteScores {
  const score = new Float64Array(notes.lastNote + 1);
  const coverage = new Float64Array(notes.lastNote + 1);
  const covered = new Float64Array(notes.lastChunk + 1);
  const frequency = new Uint32Array(notes.lastNote + 1);
  const meanSize = notes.chunks / Math.max(1, notes.notes);
  const total = weights.total || 1;
  for (const wanted of query.stems) {
    const share = (weights.idf.get(wanted) ?? 0) / total;
    const holding: number[] = [];
    for (const id of weights.chunksWith.get(wanted) ?? []) {
      covered[id] = (covered[id] ?? 0) + share;
      const note = notes.noteOf(id);
      const before = frequency[note] ?? 0;
      if (before === 0) holding.push(note);
      frequency[note] = before + 1;
    }
    const weight = idfOf(notes.notes, holding.length);
    for (const note of holding) {
      const count = frequency[note] ?? 0;
      const size = notes.sizeOf(note) / meanSize;
      const saturated = (count * (K1 + 1)) / (count + K1 * (1 - B + B * size));
      score[note] = (score[note] ?? 0) + weight * saturated;
      coverage[note] = (coverage[note] ?? 0) + share;
      frequency[note] = 0;
    }
  }
  return {
    scoreOf: (noteId) => score[noteId] ?? 0,
    coverageOf: (noteId) => coverage[noteId] ?? 0,
    chunkCoverageOf: (chunkId) => covered[chunkId] ?? 0,
    best: (wanted) => highest(score, wanted),
  };
}

/** The ids with the highest scores over 0, best first. */
function highest(scores: Float64Array, wanted: number): [id: number, score: number][] {
  const best: [id: number, score: number][] = [];
  let least = 0;
  for (let id = 1; id < scores.length; id++) {
    const score = scores[id] ?? 0;
    if (score <= least) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.[1] ?? 0) < score) at--;
    best.splice(at, 0, [id, score]);
    if (best.length > wanted) best.pop();
    if (best.length === wanted) least = best.at(-1)?.[1] ?? 0;
  }
  return best;
}
