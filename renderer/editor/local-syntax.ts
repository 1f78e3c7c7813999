import { markdownLanguage } from '@codemirror/lang-markdown';
import { syntaxTree } from '@codemirror/language';
import { StateField } from '@codemirror/state';
import type { EditorState, Text, Transaction } from '@codemirror/state';
import { NodeType, Tree } from '@lezer/common';

/**
 * The parser goes over every block of a text after each key: nothing in a note of a day, a tenth of a second in one of
 * years. Above this only what is seen is parsed.
 */
export const LARGE_CHARS = 300_000;

/** A line that opens or closes a fence. */
interface FenceLine {
  readonly at: number;
  readonly sign: string;
  readonly hasInfo: boolean;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/** Where fences may open and close: whether a line is code depends on all lines above it. */
export const fenceLines = StateField.define<readonly FenceLine[]>({
  create: (state) => fencesIn(state.doc, 0, state.doc.length),
  update(fences, transaction) {
    return transaction.docChanged ? moved(fences, transaction) : fences;
  },
});

function fencesIn(doc: Text, from: number, to: number): readonly FenceLine[] {
  const found: FenceLine[] = [];
  const first = doc.lineAt(from);
  let at = first.from;
  for (const line of doc.iterLines(first.number, doc.lineAt(to).number + 1)) {
    const fence = line.length < 3 ? null : FENCE.exec(line);
    if (fence !== null) found.push({ at, sign: fence[1] ?? '', hasInfo: (fence[2] ?? '').trim() !== '' });
    at += line.length + 1;
  }
  return found;
}

/** The lines from the first change to the last are looked at again; what stands behind them moves. */
function moved(fences: readonly FenceLine[], { changes, state }: Transaction): readonly FenceLine[] {
  let [from, to, fromNow, toNow] = [Infinity, 0, 0, 0];
  changes.iterChangedRanges((...[start, end, startNow, endNow]) => {
    if (start < from) [from, fromNow] = [start, startNow];
    [to, toNow] = [end, endNow];
  });
  const first = state.doc.lineAt(fromNow).from;
  const last = state.doc.lineAt(toNow).to;
  const before = from - (fromNow - first);
  const after = to + (last - toNow);
  const shift = last - after;
  const kept = fences.filter(({ at }) => at < before);
  const behind = fences.filter(({ at }) => at > after);
  const fresh = fencesIn(state.doc, first, last);
  return [...kept, ...fresh, ...(shift === 0 ? behind : behind.map((one) => ({ ...one, at: one.at + shift })))];
}

/** Where the fence begins that `at` is in; null when it is in none. */
function openFence(fences: readonly FenceLine[], at: number): number | null {
  let open: FenceLine | null = null;
  for (const fence of fences) {
    if (fence.at >= at) break;
    if (open === null) open = fence;
    else if (!fence.hasInfo && fence.sign.startsWith(open.sign)) open = null;
  }
  return open === null ? null : open.at;
}

/** A block is rarely longer; from here on it is taken for one that begins. */
const MAX_LINES_BACK = 200;

/** The syntax of what is seen, with places as in the whole text. Null: all of it is within one long fence. */
export function syntaxAround(state: EditorState, seen: { readonly from: number; readonly to: number }): Tree | null {
  const fences = state.field(fenceLines, false);
  if (fences === undefined) return syntaxTree(state);
  const from = blockStart(state.doc, seen.from, openFence(fences, state.doc.lineAt(seen.from).from));
  if (from === null) return null;
  const tree = markdownLanguage.parser.parse(state.sliceDoc(from, state.doc.lineAt(seen.to).to));
  return new Tree(NodeType.none, [tree], [from], from + tree.length);
}

function blockStart(doc: Text, from: number, fence: number | null): number | null {
  const here = doc.lineAt(from).number;
  if (fence !== null) return here - doc.lineAt(fence).number > MAX_LINES_BACK ? null : fence;
  for (let number = here; number > Math.max(here - MAX_LINES_BACK, 1); number--) {
    const line = doc.line(number);
    if (/^\S/.test(line.text) && doc.line(number - 1).text.trim() === '') return line.from;
  }
  return doc.line(Math.max(here - MAX_LINES_BACK, 1)).from;
}
