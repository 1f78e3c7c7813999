import { readNeighbours, type ChunkRow } from '../../store/chunks.ts';
import type { Db } from '../../store/database.ts';
import type { Candidate } from './retrieve.ts';
import { contentStems } from '../query/words.ts';

/** A piece of one section as the generator and the extractor see it: a chunk, with neighbours where it is short. */
export interface ContextPassage {
  /** Number in the prompt, from 1. */
  readonly n: number;
  readonly chunk: ChunkRow;
  readonly candidate: Candidate;
  readonly line: number;
  readonly endLine: number;
  /** The note's lines `line` to `endLine`, as far as they were indexed. */
  readonly text: string;
}

/** A chunk below this is often a fragment (`and now it works`): its neighbours say what it is about. */
const SHORT_CHUNK_CHARS = 500;

/** The texts of neighbouring chunks as one, without repeating lines that two chunks share. */
export function joinChunks(rows: readonly ChunkRow[]): {
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
} {
  let text = '';
  let endLine = 0;
  for (const row of rows) {
    if (text === '') text = row.text;
    else if (row.line > endLine) text += '\n'.repeat(row.line - endLine) + row.text;
    else if (row.endLine > endLine)
      text += `\n${row.text
        .split('\n')
        .slice(endLine - row.line + 1)
        .join('\n')}`;
    else if (!text.includes(row.text)) text += ` ${row.text}`;
    endLine = Math.max(endLine, row.endLine);
  }
  return { text, line: rows[0]?.line ?? 1, endLine };
}

/**
 * The best candidates as passages, each text once, short ones with what stands beside them in the same section.
 *
 * @param limit passages wanted
 */
export function passagesOf(db: Db, candidates: readonly Candidate[], limit: number): ContextPassage[] {
  const passages: ContextPassage[] = [];
  const used = new Set<number>();
  for (const candidate of candidates) {
    if (passages.length >= limit) break;
    const { chunk } = candidate;
    if (used.has(chunk.id)) continue;
    const reach = chunk.text.length < SHORT_CHUNK_CHARS && chunk.chunkKind !== 'list-item' ? 1 : 0;
    const beside = reach === 0 ? [] : readNeighbours(db, chunk.id, { before: reach, after: reach });
    const rows = [chunk, ...beside.filter((row) => row.sectionId === chunk.sectionId && !used.has(row.id))].sort(
      (a, b) => a.ordinal - b.ordinal,
    );
    for (const row of rows) used.add(row.id);
    passages.push({ n: passages.length + 1, chunk, candidate, ...joinChunks(rows) });
  }
  return passages;
}

/** What of one passage the generator reads: about 130 tokens, so that a small model on a CPU answers in seconds. */
const PROMPT_PASSAGE_CHARS = 520;

/**
 * Cuts a passage to the run of its lines that says most about the question; a line that is longer than the room is
 * kept whole. The rest of the passage stays what it was: a sentence is checked against all of it.
 *
 * @param stems stems of the question
 */
export function excerptForPrompt(passage: ContextPassage, stems: ReadonlySet<string>): string {
  if (passage.text.length <= PROMPT_PASSAGE_CHARS) return passage.text;
  const lines = passage.text.split('\n');
  const hits = lines.map((line) => [...contentStems(line)].filter((found) => stems.has(found)).length);
  let best = { from: 0, to: 0, hits: -1 };
  for (let from = 0; from < lines.length; from += 1) {
    let chars = 0;
    let found = 0;
    for (let to = from; to < lines.length; to += 1) {
      chars += (lines[to]?.length ?? 0) + 1;
      if (to > from && chars > PROMPT_PASSAGE_CHARS) break;
      found += hits[to] ?? 0;
      if (found > best.hits) best = { from, to, hits: found };
    }
  }
  let { from, to } = best;
  const length = () => lines.slice(from, to + 1).join('\n').length;
  while (to + 1 < lines.length && length() + (lines[to + 1]?.length ?? 0) < PROMPT_PASSAGE_CHARS) to += 1;
  while (from > 0 && length() + (lines[from - 1]?.length ?? 0) < PROMPT_PASSAGE_CHARS) from -= 1;
  return lines.slice(from, to + 1).join('\n');
}
