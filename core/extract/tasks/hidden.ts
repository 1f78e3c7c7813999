import type { Outline } from '../../notes/outline.ts';

type Span = readonly [from: number, to: number];

const COMMENTS: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['\n%%', '%%'],
];

/** Tells for an offset whether it lies in a comment (`<!-- -->`, Obsidian's `%%`), in which nothing is an item. */
export function hiddenBy(outline: Outline): (offset: number) => boolean {
  let spans: readonly Span[] | null = null;
  return (offset) => {
    spans ??= commentsOf(outline);
    return spans.some(([from, to]) => offset >= from && offset < to);
  };
}

function commentsOf({ lines, fences }: Outline): Span[] {
  const { text } = lines;
  const spans: Span[] = [];
  for (const [open, close] of COMMENTS) {
    for (let from = text.indexOf(open); from !== -1;) {
      const end = text.indexOf(close, from + open.length);
      // What is never closed hides nothing, nor does anything after it.
      if (end === -1) break;
      const to = end + close.length;
      const line = lines.at(from + 1);
      if (!fences.some((fence) => line >= fence.line && line <= fence.endLine)) spans.push([from, to]);
      from = text.indexOf(open, to);
    }
  }
  return spans;
}
