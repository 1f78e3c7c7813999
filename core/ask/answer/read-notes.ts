import { writtenDay } from '../../dates/written-day.ts';
import { chunksOfNote, type ChunkRow } from '../../store/chunks.ts';
import type { Db } from '../../store/database.ts';
import { joinChunks } from '../retrieve/context.ts';
import { rankedUnit } from '../retrieve/ranked-unit.ts';
import type { Candidate } from '../retrieve/retrieve.ts';
import { unitsOf, type Unit } from '../units/units.ts';

/** Lines of one section that follow each other, as far as an answer reads them. */
export interface Part {
  /** Its first chunk: note, headings and date. */
  readonly chunk: ChunkRow;
  readonly line: number;
  readonly endLine: number;
  readonly text: string;
  /** What was retrieved of it, best first. */
  readonly hits: readonly Candidate[];
  /** Cut when first asked for. */
  readonly units: () => readonly Unit[];
}

/** A note that was retrieved, as an answer reads it. */
export interface ReadNote {
  /** Place among the notes, from 1. */
  readonly n: number;
  readonly best: Candidate;
  readonly hits: readonly Candidate[];
  /** In the order of the note. */
  readonly parts: readonly Part[];
  readonly chars: number;
}

/** A section beyond this is read around its hits only: a day of minutes can be as long as a book. */
const SECTION_MAX_CHARS = 16_000;
/** Chunks read on both sides of a hit in such a section. */
const REACH = 2;

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function partOf(rows: readonly ChunkRow[], hits: readonly Candidate[]): Part[] {
  const [chunk] = rows;
  if (chunk === undefined) return [];
  const joined = joinChunks(rows);
  const own = new Set(rows.map(({ id }) => id));
  const units = once(() => unitsOf(joined.text, joined.line));
  return [{ chunk, ...joined, hits: hits.filter((hit) => own.has(hit.chunk.id)), units }];
}

/** The rows of a long section that stand around a hit, in runs. */
function runsAround(rows: readonly ChunkRow[], hits: readonly Candidate[]): ChunkRow[][] {
  const near = hits.map(({ chunk }) => chunk.ordinal);
  const kept = rows.filter((row) => near.some((ordinal) => Math.abs(row.ordinal - ordinal) <= REACH));
  const runs: ChunkRow[][] = [];
  for (const row of kept) {
    const last = runs.at(-1);
    if (last?.at(-1)?.ordinal === row.ordinal - 1) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

function partsOf(rows: readonly ChunkRow[], hits: readonly Candidate[]): Part[] {
  const sections = [...Map.groupBy(rows, (row) => row.sectionId).values()];
  return sections.flatMap((section) => {
    const chars = section.reduce((sum, { text }) => sum + text.length, 0);
    if (chars <= SECTION_MAX_CHARS) return partOf(section, hits);
    return runsAround(section, hits).flatMap((run) => partOf(run, hits));
  });
}

/**
 * The notes, or days of a journal, that the best candidates stand in, each as a whole: what to do about an alert seldom stands where the alert
 * is named.
 *
 * @param limit notes wanted
 */
export function readNotes(db: Db, candidates: readonly Candidate[], limit: number): ReadNote[] {
  const byUnit = Map.groupBy(candidates, ({ chunk }) => rankedUnit(chunk));
  return [...byUnit].slice(0, limit).flatMap(([unit, hits], index): ReadNote[] => {
    const [best] = hits;
    if (best === undefined) return [];
    const rows = chunksOfNote(db, best.chunk.noteId).filter((row) => rankedUnit(row) === unit);
    const chars = rows.reduce((sum, { text }) => sum + text.length, 0);
    return [{ n: index + 1, best, hits, parts: partsOf(rows, hits), chars }];
  });
}

/** The day of the passage for which a note was found; null without one. */
export function dayOf({ best: { chunk } }: Pick<ReadNote, 'best'>): string | null {
  return writtenDay(chunk);
}
