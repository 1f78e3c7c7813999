/** Blocks of text: what is looked for does not go on from one into the next. */
const BLOCKS = 'p, li, td, th, pre, h2, h3, h4, h5, h6, blockquote, code[data-line], .block';

/** Stands between two blocks, and in no note. */
const BORDER = '\u0000';

/** More places than anybody goes through. */
export const MOST_MATCHES = 5_000;

/** What an element shows, as one text. */
export interface ShownText {
  readonly all: string;
  readonly nodes: readonly Text[];
  /** Where each node begins in `all`. */
  readonly starts: readonly number[];
}

/** What finds a text as it is shown: case does not matter, and a blank is any of `blanks`. Null for no text. */
export function findPattern(text: string, blanks = '\\s+'): RegExp | null {
  const words = text.trim().split(/\s+/);
  if (words[0] === '') return null;
  return new RegExp(words.map((word) => word.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join(blanks), 'giu');
}

/** Where a text is shown, in order; also across emphasis, links and the lines of a paragraph. */
export function matchesIn(shown: ShownText, text: string): readonly Range[] {
  const pattern = findPattern(text);
  if (pattern === null) return [];
  const ranges: Range[] = [];
  for (const match of shown.all.matchAll(pattern)) {
    if (ranges.length === MOST_MATCHES) break;
    const range = new Range();
    const [from, to] = [placeAt(shown, match.index), placeAt(shown, match.index + match[0].length - 1)];
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset + 1);
    ranges.push(range);
  }
  return ranges;
}

/** What an element shows now; read once for all that is looked for in it. */
export function shownText(body: HTMLElement): ShownText {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const [nodes, starts, parts]: [Text[], number[], string[]] = [[], [], []];
  let [length, last]: [number, Element | null] = [0, null];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || parent === null || parent.closest('.visually-hidden') !== null) continue;
    const block = parent.closest(BLOCKS);
    if (block !== last && length > 0) {
      parts.push(BORDER);
      length += 1;
    }
    last = block;
    nodes.push(node);
    starts.push(length);
    parts.push(node.data);
    length += node.data.length;
  }
  return { all: parts.join(''), nodes, starts };
}

function placeAt({ nodes, starts }: ShownText, at: number): { readonly node: Text; readonly offset: number } {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const node = nodes[low];
  if (node === undefined) throw new RangeError('There is no text to find anything in');
  return { node, offset: at - (starts[low] ?? 0) };
}
