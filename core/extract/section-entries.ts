import type { Extractable } from './extract.ts';

/** Position of the first entry of a section, or where it would stand. */
export function firstEntry(note: Extractable, section: number): number {
  const { entries } = note.outline;
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.section ?? 0) < section) low = middle + 1;
    else high = middle;
  }
  return low;
}
