/** An excerpt as it is shown: without what only gives it its form. */
export interface ReadableExcerpt {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
}

/** Headings at the start stand above the excerpt already; fences and blank lines say nothing in a few lines of text. */
const FENCE = /^\s*(?:`{3,}|~{3,})/;
const HEADING = /^\s*#{1,6}\s/;

/**
 * Leaves out the lines of an excerpt that only give it its form, and moves the marks with the rest.
 * An excerpt that is nothing but form stays as it is.
 */
export function readableExcerpt(excerpt: string, marks: readonly (readonly [number, number])[]): ReadableExcerpt {
  const kept = keptLines(excerpt);
  if (kept.length === 0) return { text: excerpt, marks };
  let text = '';
  const moved: (readonly [number, number])[] = [];
  for (const { from, line } of kept) {
    const shift = text.length + (text === '' ? 0 : 1) - from;
    text += text === '' ? line : `\n${line}`;
    for (const [start, end] of marks) {
      const first = Math.max(start, from);
      const last = Math.min(end, from + line.length);
      if (first < last) moved.push([first + shift, last + shift]);
    }
  }
  return { text, marks: moved };
}

function keptLines(excerpt: string): readonly { readonly from: number; readonly line: string }[] {
  const kept: { from: number; line: string }[] = [];
  let from = 0;
  for (const line of excerpt.split('\n')) {
    const isForm = line.trim() === '' || FENCE.test(line) || (kept.length === 0 && HEADING.test(line));
    if (!isForm) kept.push({ from, line });
    from += line.length + 1;
  }
  return kept;
}
