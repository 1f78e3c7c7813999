import { useEffect } from 'react';
import type { RefObject } from 'react';

/** Name of the highlight in the style sheet. */
const NAME = 'found';

/** More ranges than anybody reads; a common word must not cost the page its speed. */
const MOST_RANGES = 2_000;

/** Marks words inside an element without touching its content: browsers paint ranges by themselves. */
export function useHighlight(
  body: RefObject<HTMLElement | null>,
  what: { readonly words: readonly string[]; readonly key: string },
): void {
  const { words, key } = what;
  useEffect(() => {
    if (words.length === 0 || body.current === null || !('highlights' in CSS)) return undefined;
    CSS.highlights.set(NAME, new Highlight(...rangesOf(body.current, words)));
    return () => {
      CSS.highlights.delete(NAME);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [body, words, key]);
}

function rangesOf(body: HTMLElement, words: readonly string[]): Range[] {
  const pattern = new RegExp(words.map((word) => word.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('|'), 'giu');
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null && ranges.length < MOST_RANGES; node = texts.nextNode()) {
    for (const match of (node.nodeValue ?? '').matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  return ranges;
}
