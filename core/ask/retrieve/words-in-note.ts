import type { ChunkRow } from '../../store/chunks.ts';

/** Lines of a note, both included, 1-based. */
export interface LineRange {
  readonly line: number;
  readonly endLine: number;
}

interface Flat {
  readonly text: string;
  /** Line of each character. */
  readonly lineAt: readonly number[];
}

/** The text of a note in one line, white space collapsed. */
function flatOf(chunks: readonly Pick<ChunkRow, 'line' | 'text'>[]): Flat {
  const lines = new Map<number, string>();
  for (const { line, text } of chunks)
    for (const [at, own] of text.split('\n').entries()) if (!lines.has(line + at)) lines.set(line + at, own);
  let text = '';
  const lineAt: number[] = [];
  for (const [line, own] of [...lines].toSorted(([a], [b]) => a - b)) {
    const words = `${collapsed(own)} `;
    if (words === ' ') continue;
    text += words;
    for (let at = 0; at < words.length; at += 1) lineAt.push(line);
  }
  return { text, lineAt };
}

function collapsed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/**
 * Where words stand in a note, however its lines are broken.
 *
 * @param chunks of one note, in its order
 * @returns null when they do not stand there as they are
 */
export function findWords(chunks: readonly Pick<ChunkRow, 'line' | 'text'>[], words: string): LineRange | null {
  const wanted = collapsed(words);
  const { text, lineAt } = flatOf(chunks);
  const from = wanted === '' ? -1 : text.indexOf(wanted);
  const line = lineAt[from];
  const endLine = lineAt[from + wanted.length - 1];
  return line === undefined || endLine === undefined ? null : { line, endLine };
}
