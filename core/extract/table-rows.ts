import { cellsOf, type Entry, type Outline } from '../notes/outline.ts';

/** For each entry the position of the row that heads its table; -1 for what is no row. Null for a note without tables. */
export function headerRows(outline: Outline): Int32Array | null {
  const { entries } = outline;
  if (!entries.some((entry) => entry.kind === 'row')) return null;
  const headers = new Int32Array(entries.length).fill(-1);
  let above: Entry | null = null;
  let header = -1;
  for (const [at, entry] of entries.entries()) {
    if (entry.kind !== 'row') {
      above = null;
      continue;
    }
    // Two lines apart: the delimiter row, which is no entry, stands below the header; else a blank line begins a new table.
    const lines = above === null || above.section !== entry.section ? 0 : entry.line - above.line;
    const goesOn = lines === 1 || (lines === 2 && !outline.lines.isBlank(entry.line - 1));
    if (!goesOn) header = at;
    headers[at] = header;
    above = entry;
  }
  return headers;
}

/** The cells of a row entry as they stand, empty ones included. */
export function cellsAt(outline: Outline, at: number): readonly string[] {
  const entry = outline.entries[at];
  return entry === undefined ? [] : cellsOf(outline.lines.slice(entry.line, entry.line));
}
