import { fitEnd } from './fit.ts';
import { printableLine } from './printable.ts';
import type { Style } from './style.ts';

type Mark = readonly [number, number];

interface Line {
  readonly text: string;
  readonly from: number;
}

const MAX_LINES = 3;

function linesOf(excerpt: string): readonly Line[] {
  let from = 0;
  const lines = excerpt.split('\n').map((text) => {
    const line = { text, from };
    from += text.length + 1;
    return line;
  });
  return lines.filter((line) => line.text.trim() !== '');
}

function holdsMark(line: Line, marks: readonly Mark[]): boolean {
  return marks.some(([from, to]) => from < line.from + line.text.length && to > line.from);
}

/** The lines to show: from one above the first with a match. */
function chosen(lines: readonly Line[], marks: readonly Mark[]): readonly Line[] {
  const first = lines.findIndex((line) => holdsMark(line, marks));
  const start = Math.max(0, Math.min(first - 1, lines.length - MAX_LINES));
  return lines.slice(start, start + MAX_LINES);
}

/** One line with its matches set off; cut to the width before that, so that no escape is cut. */
function marked(
  line: Line,
  marks: readonly Mark[],
  options: { readonly columns: number; readonly style: Style },
): string {
  const text = fitEnd(printableLine(line.text), options.columns);
  let at = 0;
  let result = '';
  for (const [from, to] of marks) {
    const start = Math.max(from - line.from, at);
    const end = Math.min(to - line.from, text.length);
    if (end <= start) continue;
    result += text.slice(at, start) + options.style.match(text.slice(start, end));
    at = end;
  }
  return result + text.slice(at);
}

/**
 * At most three lines of an excerpt, those with matches, each cut to the width.
 *
 * @param passage `marks` are offsets in `excerpt`, ascending
 * @returns lines without indentation
 */
export function excerptLines(
  passage: { readonly excerpt: string; readonly marks: readonly Mark[] },
  options: { readonly columns: number; readonly style: Style },
): readonly string[] {
  return chosen(linesOf(passage.excerpt), passage.marks).map((line) => marked(line, passage.marks, options));
}
