import { codeWords } from './code-words.ts';
import type { CodeKind } from './code-words.ts';

const KINDS: readonly CodeKind[] = ['comment', 'string', 'number', 'keyword'];

/** Beyond this the colours would hold the window up, and nobody reads that much. */
const MOST_CHARS = 200_000;

/**
 * Colours the code below an element without touching its content: browsers paint ranges by themselves.
 *
 * @returns what takes the colours away
 */
export function paintCode(body: HTMLElement): () => void {
  const painted: (readonly [Highlight, Range])[] = [];
  let left = MOST_CHARS;
  for (const code of body.querySelectorAll<HTMLElement>('code[data-lang]')) {
    const text = code.textContent;
    left -= text.length;
    if (left < 0) break;
    const words = codeWords(code.dataset['lang'] ?? '', text);
    if (words.length === 0) continue;
    const place = placesIn(code);
    for (const { kind, from, to } of words) {
      const range = new Range();
      range.setStart(...place(from));
      range.setEnd(...place(to));
      const highlight = highlightOf(kind);
      highlight.add(range);
      painted.push([highlight, range]);
    }
  }
  return () => {
    for (const [highlight, range] of painted) highlight.delete(range);
  };
}

/** All that is painted in one colour, wherever it stands. */
function highlightOf(kind: CodeKind): Highlight {
  const name = `code-${kind}`;
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const made = new Highlight();
  // What was found is marked over it.
  made.priority = -1 - KINDS.indexOf(kind);
  CSS.highlights.set(name, made);
  return made;
}

/** Finds an offset of the element's text in its text nodes; offsets have to rise. */
function placesIn(element: HTMLElement): (offset: number) => [Node, number] {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let node = texts.nextNode();
  let start = 0;
  return (offset) => {
    for (;;) {
      const length = node?.nodeValue?.length ?? 0;
      const next = offset > start + length ? texts.nextNode() : null;
      if (next === null) return [node ?? element, Math.min(offset - start, length)];
      start += length;
      node = next;
    }
  };
}
