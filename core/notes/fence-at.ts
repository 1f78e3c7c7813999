import type { LineSpan } from './lines.ts';

/** The fence that a line is in, of fences in the order of the note; null for none. */
export function fenceAt(fences: readonly LineSpan[], line: number): LineSpan | null {
  let low = 0;
  let high = fences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const fence = fences[middle];
    if (fence === undefined) return null;
    if (line < fence.line) high = middle - 1;
    else if (line > fence.endLine) low = middle + 1;
    else return fence;
  }
  return null;
}
