import {
  headingBlock,
  paragraphBlocks,
  plainBlock,
  referenceBlock,
  underlinedBlocks,
  withoutBlankEnd,
  type Block,
} from './block.ts';
import {
  BLANK,
  TABBED,
  closesFence,
  fenceLength,
  headingLevel,
  isNumberedMark,
  isQuote,
  isReference,
  isRule,
  markerLength,
  mayBeHtml,
  mayBeReference,
  moveAfterMark,
  moveToLine,
  opensListInParagraph,
  placeIn,
  underlineLevel,
  type Place,
} from './line-marks.ts';
import type { Lines, LineSpan } from './lines.ts';

/*
 * Reads what most notes consist of without the parser, several times faster: headings, paragraphs, lists, fences and
 * rulers. It takes a block only where it can be sure that the parser would give the very same one; quotes, HTML, tabs,
 * link references and code by indentation it leaves to it. `test/property/blocks.test.ts` compares the two.
 */

/** Columns from which an indented line is code. */
const CODE_COLUMNS = 4;

/** Nobody nests deeper; what does is left to the parser, which is kept from costing its square (see blocks.ts). */
const MAX_LEVELS = 16;

interface Found {
  readonly blocks: Block[];
  readonly fences: LineSpan[];
}

/** An open item: the last character of its list's marker, and the column where its text starts. */
interface Level {
  readonly mark: number;
  readonly base: number;
}

const NO_LEVELS: readonly Level[] = [];

/**
 * Reads blocks from `line` on, as far as they are plain, and adds them to `found`.
 *
 * @returns the first line that was not read: that of a block for the parser, or the one after the last
 */
export function readPlainBlocks(lines: Lines, line: number, found: Found): number {
  const place = placeIn(lines);
  let next = line;
  while (next <= lines.count) {
    moveToLine(place, next);
    if (place.code === BLANK) {
      next++;
      continue;
    }
    const fences = found.fences.length;
    if (!readBlock(place, found)) {
      found.fences.length = fences;
      return next;
    }
    next = place.line;
  }
  return next;
}

/** Reads one block and moves behind it; false when it is none for this reader. */
function readBlock(place: Place, found: Found): boolean {
  const { line, lines } = place;
  if (place.column >= CODE_COLUMNS) return false;
  if (isQuote(place)) return readQuote(place, found);
  if (mayBeReference(place)) return readReference(place, found);
  if (isForParser(place)) return false;
  if (fenceLength(place) > 0) {
    const fence = readFence(place, NO_LEVELS);
    if (fence === null || !fence.isClosed) return false;
    found.fences.push(fence.span);
    found.blocks.push(plainBlock('fence', fence.span));
    return true;
  }
  if (isRule(place)) {
    found.blocks.push(plainBlock('rule', { line, endLine: line }));
    nextLine(place);
    return true;
  }
  if (markerLength(place) > 0) return readList(place, found);
  const level = headingLevel(place);
  if (level > 0) {
    found.blocks.push(headingBlock({ line, endLine: line }, level));
    nextLine(place);
    return true;
  }
  const end = readLeaf(place, NO_LEVELS);
  if (end === null) return false;
  const span = withoutBlankEnd(lines, { line, endLine: place.line - 1 });
  found.blocks.push(...(end === 0 ? paragraphBlocks(span, lines) : underlinedBlocks(span, end, lines)));
  return true;
}

/** Reads a quote of marked lines with a blank line below it and no fence in it. */
function readQuote(place: Place, found: Found): boolean {
  const { line, lines } = place;
  for (; isQuote(place); nextLine(place)) {
    if (place.column >= CODE_COLUMNS || /```|~~~/.test(lines.slice(place.line, place.line))) return false;
  }
  if (place.code !== BLANK) return false;
  found.blocks.push(plainBlock('quote', { line, endLine: place.line - 1 }));
  return true;
}

/** Quotation marks and a parenthesis: what could be the title of the link above. */
const TITLE_MARKS = /["'(]/;

/** Reads `[label]: address` on a line of its own: a block by itself, whatever stands below. */
function readReference(place: Place, found: Found): boolean {
  const { line, lines } = place;
  if (!isReference(place)) return false;
  nextLine(place);
  if (place.code === TABBED || (place.code !== BLANK && TITLE_MARKS.test(place.text.charAt(place.pos)))) return false;
  found.blocks.push(referenceBlock({ line, endLine: line }, lines));
  return true;
}

function isForParser(place: Place): boolean {
  return place.code === TABBED || isQuote(place) || mayBeHtml(place) || mayBeReference(place);
}

/** Moves to the next line; behind the last one everything is blank. */
function nextLine(place: Place): void {
  moveToLine(place, place.line + 1);
}

function isBehindEnd({ line, lines }: Place): boolean {
  return line > lines.count;
}

/** How many of the open items a line is indented enough for. */
function depthAt({ column }: Place, levels: readonly Level[]): number {
  let depth = 0;
  for (const { base } of levels) {
    if (column < base) break;
    depth++;
  }
  return depth;
}

function baseAt(levels: readonly Level[], depth: number): number {
  return levels[depth - 1]?.base ?? 0;
}

/**
 * Reads the lines of a paragraph, also those that are indented less than its item, and moves behind them.
 *
 * @returns the level of the heading that its underline makes of it, 0 for none; null when the parser has to say
 */
function readLeaf(place: Place, levels: readonly Level[]): 0 | 1 | 2 | null {
  for (nextLine(place); place.code !== BLANK; nextLine(place)) {
    if (place.code === TABBED) return null;
    const depth = depthAt(place, levels);
    const isShallow = place.column < baseAt(levels, depth) + CODE_COLUMNS;
    if (!isShallow) continue;
    if (mayBeHtml(place)) return null;
    const underline = depth === levels.length ? underlineLevel(place) : 0;
    if (endsLeaf(place, levels, underline)) return 0;
    if (underline === 0) continue;
    nextLine(place);
    return underline;
  }
  return 0;
}

/** Whether a line is no part of the paragraph above it, because it starts something else. */
function endsLeaf(place: Place, levels: readonly Level[], underline: number): boolean {
  if (headingLevel(place) > 0 || fenceLength(place) > 0 || isQuote(place)) return true;
  const length = markerLength(place);
  if (length > 0 && (opensListInParagraph(place, length) || isInList(place, levels, length))) return true;
  // An underline is also a ruler: in front of a paragraph's end it underlines.
  return underline === 0 && isRule(place);
}

function isInList({ text, pos }: Place, levels: readonly Level[], length: number): boolean {
  const isNumbered = isNumberedMark(text.charCodeAt(pos + length - 1));
  return levels.some(({ mark }) => isNumberedMark(mark) === isNumbered);
}

interface Fence {
  readonly span: LineSpan;
  readonly isClosed: boolean;
}

/** Reads a fence to its end, or to the end of its item, and moves behind it; null when the parser has to say. */
function readFence(place: Place, levels: readonly Level[]): Fence | null {
  const { line, code, lines } = place;
  const length = fenceLength(place);
  const base = baseAt(levels, levels.length);
  for (nextLine(place); !isBehindEnd(place); nextLine(place)) {
    if (place.code === BLANK) continue;
    if (levels.length > 0 && place.code === TABBED) return null;
    if (depthAt(place, levels) < levels.length) break;
    if (place.column - base >= CODE_COLUMNS || !closesFence(place, code, length)) continue;
    nextLine(place);
    return { span: { line, endLine: place.line - 1 }, isClosed: true };
  }
  return { span: withoutBlankEnd(lines, { line, endLine: place.line - 1 }), isClosed: false };
}

/** Reads a list with everything in it. */
function readList(place: Place, found: Found): boolean {
  const { lines, line } = place;
  const mark = markAt(place, markerLength(place));
  const levels: Level[] = [];
  const items: LineSpan[] = [];
  let item = line;
  while (!isBehindEnd(place)) {
    if (place.code === TABBED) return false;
    const depth = depthAt(place, levels);
    if (depth === 0 && place.line > line) {
      if (!continuesList(place, mark)) break;
      items.push(withoutBlankEnd(lines, { line: item, endLine: place.line - 1 }));
      item = place.line;
    }
    levels.length = depth;
    if (!readInItem(place, levels, found)) return false;
    while (place.code === BLANK && !isBehindEnd(place)) nextLine(place);
  }
  const last = withoutBlankEnd(lines, { line: item, endLine: place.line - 1 });
  items.push(last);
  const block = plainBlock('list', { line, endLine: last.endLine });
  found.blocks.push({ ...block, ordered: isNumberedMark(mark), items });
  return true;
}

function markAt({ text, pos }: Place, length: number): number {
  return text.charCodeAt(pos + length - 1);
}

/** Whether a line that is in no item starts the next item of the same list. */
function continuesList(place: Place, mark: number): boolean {
  if (place.column >= CODE_COLUMNS) return false;
  const length = markerLength(place);
  return length > 0 && markAt(place, length) === mark && (isNumberedMark(mark) || !isRule(place));
}

/** Reads one block in a list, with the items that start on its line, and moves behind it. */
function readInItem(place: Place, levels: Level[], found: Found): boolean {
  for (;;) {
    if (isForParser(place) || place.column >= baseAt(levels, levels.length) + CODE_COLUMNS) return false;
    if (fenceLength(place) > 0) {
      const fence = readFence(place, levels);
      if (fence === null) return false;
      found.fences.push(fence.span);
      return true;
    }
    const length = isRule(place) ? 0 : markerLength(place);
    if (length === 0) break;
    const mark = markAt(place, length);
    const column = place.column + length;
    moveAfterMark(place, place.pos + length);
    // An empty item, or one that starts with code.
    if (place.code === BLANK || place.code === TABBED || place.column > column + CODE_COLUMNS) return false;
    if (levels.length === MAX_LEVELS) return false;
    levels.push({ mark, base: place.column });
  }
  if (isRule(place) || headingLevel(place) > 0) {
    nextLine(place);
    return true;
  }
  return readLeaf(place, levels) !== null;
}
