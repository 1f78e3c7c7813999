import { parser as commonmark } from '@lezer/markdown';
import {
  headingBlock,
  paragraphBlocks,
  plainBlock,
  referenceBlock,
  underlinedBlocks,
  withoutBlankEnd,
  type Block,
  type BlockKind,
} from './block.ts';
import { lineAfterUnclosedFence } from './fence-repair.ts';
import type { Lines, LineSpan } from './lines.ts';
import { readPlainBlocks } from './plain-blocks.ts';

type TreeCursor = ReturnType<ReturnType<typeof commonmark.parse>['cursor']>;

export interface ParsedBlocks {
  readonly blocks: readonly Block[];
  /** Every fence at any depth, in order: lines between which nothing may be cut. */
  readonly fences: readonly LineSpan[];
  /** Line of the first fence that is opened and never closed; null when there is none. */
  readonly unclosedFence: number | null;
}

/*
 * Only blocks matter here, and reading inline marks is 60 % of the parser's time: this inline parser takes all of its
 * input at once and makes no node of it.
 */
const blockParser = commonmark.configure({
  parseInline: [{ name: 'Escape', parse: (context) => context.end }],
});

const KIND_OF_NODE: Readonly<Record<string, BlockKind>> = {
  ATXHeading1: 'heading',
  ATXHeading2: 'heading',
  ATXHeading3: 'heading',
  ATXHeading4: 'heading',
  ATXHeading5: 'heading',
  ATXHeading6: 'heading',
  SetextHeading1: 'heading',
  SetextHeading2: 'heading',
  BulletList: 'list',
  OrderedList: 'list',
  FencedCode: 'fence',
  CodeBlock: 'code',
  Blockquote: 'quote',
  HTMLBlock: 'html',
  CommentBlock: 'html',
  ProcessingInstructionBlock: 'html',
  HorizontalRule: 'rule',
  LinkReference: 'reference',
};

/** A note has a few slips at most; text made to have thousands must not cost their square. */
const MAX_FENCE_REPAIRS = 20;

interface Reading {
  readonly lines: Lines;
  /** What to add to the parser's offsets: it only sees a part of the note. */
  offset: number;
  readonly blocks: Block[];
  readonly fences: LineSpan[];
  unclosedFence: LineSpan | null;
}

/**
 * Reads the blocks of a note from `bodyLine` on. Lines of the result count from the top of the note.
 *
 * - Plain blocks are read without the parser (see plain-blocks.ts): it only gets what is more than that.
 * - Tables are found here, as a paragraph with a delimiter row: the parser's own extension costs 15 % more time.
 * - A fence that is never closed would hold the rest of the note. It ends at the next heading instead (see
 *   fence-repair.ts), and is reported.
 */
export function parseBlocks(lines: Lines, bodyLine: number): ParsedBlocks {
  const reading: Reading = { lines, offset: 0, blocks: [], fences: [], unclosedFence: null };
  let firstUnclosed: number | null = null;
  let repairs = 0;
  let line = bodyLine;
  while (line <= lines.count) {
    line = readPlainBlocks(lines, line, reading);
    if (line > lines.count) break;
    line = readWithParser(line, reading);
    const unclosed = reading.unclosedFence;
    if (unclosed === null) continue;
    firstUnclosed ??= unclosed.line;
    const resume = repairs++ < MAX_FENCE_REPAIRS ? lineAfterUnclosedFence(lines, unclosed) : null;
    if (resume === null) break;
    endUnclosedFence(reading, resume);
    line = resume;
  }
  return { blocks: reading.blocks, fences: reading.fences, unclosedFence: firstUnclosed };
}

/**
 * Reads blocks from `line` to the next heading at which everything but a fence or raw HTML ends, or to the end of the
 * note when one of those is still open there.
 *
 * @returns the first line that was not read
 */
function readWithParser(line: number, reading: Reading): number {
  const { lines, blocks, fences } = reading;
  const before = [blocks.length, fences.length] as const;
  const stop = nextBorder(lines, line + 1);
  if (stop <= lines.count && readSpan(line, stop, reading)) return stop;
  [blocks.length, fences.length] = before;
  readSpan(line, lines.count + 1, reading);
  return lines.count + 1;
}

const HEADING = /^#{1,6}[ \t]/;

/** The next heading below a blank line; the line after the last one when there is none. */
function nextBorder(lines: Lines, from: number): number {
  for (let line = from; line <= lines.count; line++) {
    const isMark = lines.text.startsWith('#', lines.start(line));
    if (isMark && HEADING.test(lines.slice(line, line)) && isEmpty(lines, line - 1)) return line;
  }
  return lines.count + 1;
}

function isEmpty(lines: Lines, line: number): boolean {
  return lines.start(line) === lines.end(line);
}

/** Reads the lines before `stop`. False when the last block goes on to there, as what is not closed does. */
function readSpan(line: number, stop: number, reading: Reading): boolean {
  const { lines } = reading;
  reading.unclosedFence = null;
  reading.offset = lines.start(line);
  const isWhole = line === 1 && stop > lines.count;
  const text = isWhole ? lines.text : lines.text.slice(reading.offset, lines.start(stop));
  const tree = blockParser.parse(withoutAbyss(text));
  const cursor = tree.cursor();
  if (!cursor.firstChild()) return true;
  let to = 0;
  do {
    to = cursor.to;
    readBlock(cursor, reading);
  } while (cursor.nextSibling());
  return lines.at(Math.max(0, to - 1) + reading.offset) < stop - 1;
}

const ABYSS = /([ \t]*(?:(?:>[ \t]*|(?:[-+*]|\d{1,9}[.)])[ \t]+)){32})((?:>[ \t]*|(?:[-+*]|\d{1,9}[.)])[ \t]+)+)/y;
const ABYSS_MIN_CHARS = 33;

/**
 * `+ + + + …` opens a list in a list with every mark, at the square of their number: a line of 100 KB takes the parser ten
 * seconds. What stands deeper than anybody nests becomes text of the same length.
 */
function withoutAbyss(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (end - start >= ABYSS_MIN_CHARS && text.charCodeAt(start) < LETTERS_FROM) {
      ABYSS.lastIndex = start;
      const match = ABYSS.exec(text);
      if (match !== null) {
        const deeper = (match[2] ?? '').length;
        parts.push(text.slice(kept, ABYSS.lastIndex - deeper), 'x'.repeat(deeper));
        kept = ABYSS.lastIndex;
      }
    }
    start = end + 1;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(kept);
}

/** Marks, digits and spaces have smaller codes. */
const LETTERS_FROM = 65;

/** The unclosed fence is the last block that was read. */
function endUnclosedFence(reading: Reading, resume: number): void {
  const block = reading.blocks.pop();
  const fence = reading.fences.pop();
  if (block === undefined || fence === undefined) return;
  const span = withoutBlankEnd(reading.lines, { line: fence.line, endLine: resume - 1 });
  reading.blocks.push({ ...block, ...span });
  reading.fences.push(span);
}

function readBlock(cursor: TreeCursor, reading: Reading): void {
  const { lines, blocks } = reading;
  const kind = KIND_OF_NODE[cursor.name] ?? 'paragraph';
  const span = spanOf(cursor, reading);
  if (kind === 'heading') {
    const level = Number(cursor.name.at(-1));
    if (cursor.name.startsWith('Setext')) blocks.push(...underlinedBlocks(span, level, lines));
    else blocks.push(headingBlock(span, level));
  } else if (kind === 'list') {
    const ordered = cursor.name === 'OrderedList';
    blocks.push({ ...plainBlock(kind, span), ordered, items: readItems(cursor, reading) });
  } else if (kind === 'reference') blocks.push(referenceBlock(span, lines));
  else if (kind === 'paragraph') blocks.push(...paragraphBlocks(span, lines));
  else blocks.push(plainBlock(kind, span));
  if (kind === 'fence') readFence(cursor, { reading, span, isTop: true });
  if (kind === 'quote') readInnerFences(cursor, reading);
}

/** Lines of the node; blank lines at its end are left out. */
function spanOf(cursor: TreeCursor, reading: Reading): LineSpan {
  const { lines, offset } = reading;
  const line = lines.at(cursor.from + offset);
  return withoutBlankEnd(lines, { line, endLine: lines.at(Math.max(cursor.from, cursor.to - 1) + offset) });
}

function readItems(cursor: TreeCursor, reading: Reading): LineSpan[] {
  const items: LineSpan[] = [];
  if (!cursor.firstChild()) return items;
  do {
    if (cursor.name !== 'ListItem') continue;
    items.push(spanOf(cursor, reading));
    readInnerFences(cursor, reading);
  } while (cursor.nextSibling());
  cursor.parent();
  return items;
}
/** Fences inside a list item or quote, at any depth. Iterative: notes can nest deeper than the stack. */
function readInnerFences(cursor: TreeCursor, reading: Reading): void {
  let depth = 0;
  if (!cursor.firstChild()) return;
  depth++;
  while (depth > 0) {
    if (cursor.name === 'FencedCode') readFence(cursor, { reading, span: spanOf(cursor, reading), isTop: false });
    else if (cursor.firstChild()) {
      depth++;
      continue;
    }
    while (!cursor.nextSibling()) {
      cursor.parent();
      depth--;
      if (depth === 0) return;
    }
  }
}

function readFence(
  cursor: TreeCursor,
  found: { readonly reading: Reading; readonly span: LineSpan; readonly isTop: boolean },
): void {
  found.reading.fences.push(found.span);
  if (!found.isTop) return;
  let isClosed = false;
  const { from } = cursor;
  if (cursor.lastChild()) {
    isClosed = cursor.name === 'CodeMark' && cursor.from > from;
    cursor.parent();
  }
  if (!isClosed) found.reading.unclosedFence = found.span;
}
