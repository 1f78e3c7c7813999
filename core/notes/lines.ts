/** A run of whole lines, 1-based and inclusive. */
export interface LineSpan {
  readonly line: number;
  readonly endLine: number;
}

/** Where the lines of a text are. Line `n` is `text.slice(start(n), end(n))`; its newline is not part of it. */
export interface Lines {
  readonly text: string;
  readonly count: number;
  /** Offset of the first character of a line. */
  start(line: number): number;
  /** Offset after the last character of a line. */
  end(line: number): number;
  /** The line that holds the offset. */
  at(offset: number): number;
  /** True when it holds nothing but white space of any kind. */
  isBlank(line: number): boolean;
  slice(line: number, endLine: number): string;
}

const NEWLINE = 10;
const SPACE = 32;
const TAB = 9;
const TILDE = 126;

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  if (starts.length > 1 && starts.at(-1) === text.length) starts.pop();
  return starts;
}

/** Indexes the lines of a text whose line endings are `\n`. A newline at the very end does not open another line. */
export function indexLines(text: string): Lines {
  const starts = lineStarts(text);
  const count = starts.length;
  const start = (line: number): number => starts[line - 1] ?? text.length;
  const end = (line: number): number => {
    const next = starts[line];
    if (next !== undefined) return next - 1;
    return text.charCodeAt(text.length - 1) === NEWLINE ? text.length - 1 : text.length;
  };
  const at = (offset: number): number => {
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (start(middle + 1) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  const isBlank = (line: number): boolean => {
    for (let offset = start(line), stop = end(line); offset < stop; offset++) {
      const code = text.charCodeAt(offset);
      if (code === SPACE || code === TAB) continue;
      // Spaces beyond these (a non-breaking one, a byte order mark) are rare, so the slow question is asked last.
      return (code < SPACE || code > TILDE) && text.slice(offset, stop).trim() === '';
    }
    return true;
  };
  return { text, count, start, end, at, isBlank, slice: (line, endLine) => text.slice(start(line), end(endLine)) };
}
