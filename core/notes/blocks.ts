import { parser as commonmark } from '@lezer/markdown';
import { lineAfterUnclosedFence } from './fence-repair.ts';
import type { Lines, LineSpan } from './lines.ts';

type TreeCursor = ReturnType<ReturnType<typeof commonmark.parse>['cursor']>;

export type BlockKind = 'heading' | 'paragraph' | 'list' | 'fence' | 'code' | 'quote' | 'table' | 'html' | 'rule';

/** A top-level piece of a note: whole lines. */
export interface Block extends LineSpan {
  readonly kind: BlockKind;
  /** 1 to 6 for a heading, else 0. */
  readonly level: number;
  /** True for a heading that is underlined instead of marked with `#`. */
  readonly underlined: boolean;
  /** True for a numbered list. */
  readonly ordered: boolean;
  /** The top-level items of a list, without the blank lines after them. */
  readonly items: readonly LineSpan[];
}

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
};

const TABLE_DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Longest underlined heading, in characters: what is longer is a paragraph above a ruler that lacks its blank line. */
const UNDERLINED_HEADING_MAX_CHARS = 80;

/** A note has a few slips at most; text made to have thousands must not cost their square. */
const MAX_FENCE_REPAIRS = 20;

interface Reading {
  readonly lines: Lines;
  /** What to add to the parser's offsets: it only sees the rest of the note. */
  offset: number;
  readonly blocks: Block[];
  readonly fences: LineSpan[];
  unclosedFence: LineSpan | null;
}

/**
 * Reads the blocks of a note from `bodyLine` on. Lines of the result count from the top of the note.
 *
 * - Tables are found here, as a paragraph with a delimiter row: the parser's own extension costs 15 % more time.
 * - A fence that is never closed would hold the rest of the note. It ends at the next heading instead (see
 *   fence-repair.ts), and is reported.
 */
export function parseBlocks(lines: Lines, bodyLine: number): ParsedBlocks {
  const reading: Reading = { lines, offset: 0, blocks: [], fences: [], unclosedFence: null };
  let firstUnclosed: number | null = null;
  let line = bodyLine;
  for (let repairs = 0; ; repairs++) {
    readFrom(line, reading);
    const unclosed = reading.unclosedFence;
    if (unclosed === null) break;
    firstUnclosed ??= unclosed.line;
    const resume = repairs < MAX_FENCE_REPAIRS ? lineAfterUnclosedFence(lines, unclosed) : null;
    if (resume === null) break;
    endUnclosedFence(reading, resume);
    line = resume;
  }
  return { blocks: reading.blocks, fences: reading.fences, unclosedFence: firstUnclosed };
}

function readFrom(line: number, reading: Reading): void {
  const { lines } = reading;
  reading.unclosedFence = null;
  reading.offset = lines.start(line);
  const tree = blockParser.parse(withoutAbyss(reading.offset === 0 ? lines.text : lines.text.slice(reading.offset)));
  const cursor = tree.cursor();
  if (!cursor.firstChild()) return;
  do readBlock(cursor, reading);
  while (cursor.nextSibling());
}

const ABYSS = /^([ \t]*(?:(?:>[ \t]*|(?:[-+*]|\d{1,9}[.)])[ \t]+)){32})((?:>[ \t]*|(?:[-+*]|\d{1,9}[.)])[ \t]+)+)/gm;

/**
 * `+ + + + …` opens a list in a list with every mark, at the square of their number: a line of 100 KB takes the parser ten
 * seconds. What stands deeper than anybody nests becomes text of the same length.
 */
function withoutAbyss(text: string): string {
  return text.replaceAll(ABYSS, (_, nested: string, deeper: string) => nested + 'x'.repeat(deeper.length));
}

/** The unclosed fence is the last block that was read. */
function endUnclosedFence(reading: Reading, resume: number): void {
  const block = reading.blocks.pop();
  const fence = reading.fences.pop();
  if (block === undefined || fence === undefined) return;
  const span = withoutBlankEnd(reading.lines, { line: fence.line, endLine: resume - 1 });
  reading.blocks.push({ ...block, ...span });
  reading.fences.push(span);
}

function withoutBlankEnd(lines: Lines, { line, endLine }: LineSpan): LineSpan {
  let last = endLine;
  while (last > line && lines.isBlank(last)) last--;
  return { line, endLine: last };
}

function readBlock(cursor: TreeCursor, reading: Reading): void {
  const kind = KIND_OF_NODE[cursor.name] ?? 'paragraph';
  const span = spanOf(cursor, reading);
  const plain = { ...span, level: 0, underlined: false, ordered: false, items: [] };
  if (kind === 'heading') reading.blocks.push(...headingBlocks(cursor.name, span, reading.lines));
  else if (kind === 'list') {
    reading.blocks.push({ ...plain, kind, ordered: cursor.name === 'OrderedList', items: readItems(cursor, reading) });
  } else if (kind === 'paragraph') reading.blocks.push(...splitTable(span, reading.lines));
  else reading.blocks.push({ ...plain, kind });
  if (kind === 'fence') readFence(cursor, { reading, span, isTop: true });
  if (kind === 'quote') readInnerFences(cursor, reading);
}

/** Lines of the node; blank lines at its end are left out. */
function spanOf(cursor: TreeCursor, reading: Reading): LineSpan {
  const { lines, offset } = reading;
  const line = lines.at(cursor.from + offset);
  return withoutBlankEnd(lines, { line, endLine: lines.at(Math.max(cursor.from, cursor.to - 1) + offset) });
}

function headingBlocks(name: string, span: LineSpan, lines: Lines): Block[] {
  const underlined = name.startsWith('Setext');
  const level = Number(name.at(-1));
  if (underlined) {
    const textEnd = lines.end(span.endLine - 1);
    const isParagraph = span.endLine - span.line > 1 || textEnd - lines.start(span.line) > UNDERLINED_HEADING_MAX_CHARS;
    if (isParagraph) {
      const rest = { level: 0, underlined: false, ordered: false, items: [] };
      return [
        ...splitTable({ line: span.line, endLine: span.endLine - 1 }, lines),
        { ...rest, kind: 'rule', line: span.endLine, endLine: span.endLine },
      ];
    }
  }
  return [{ ...span, kind: 'heading', level, underlined, ordered: false, items: [] }];
}

/** A paragraph with a delimiter row is a table, and what stands above its header row is a paragraph. */
function splitTable(span: LineSpan, lines: Lines): Block[] {
  const rest = { level: 0, underlined: false, ordered: false, items: [] };
  for (let line = span.line + 1; line <= span.endLine; line++) {
    if (!mayBeDelimiter(lines, line) || !TABLE_DELIMITER.test(lines.slice(line, line))) continue;
    const table: Block = { ...rest, kind: 'table', line: line - 1, endLine: span.endLine };
    if (line - 1 === span.line) return [table];
    return [{ ...rest, kind: 'paragraph', line: span.line, endLine: line - 2 }, table];
  }
  return [{ ...rest, ...span, kind: 'paragraph' }];
}

/** Cheap test before the expression: a delimiter row starts with `|`, `-`, `:` or a space, and has a bar. */
function mayBeDelimiter(lines: Lines, line: number): boolean {
  const first = lines.text[lines.start(line)];
  if (first !== '|' && first !== '-' && first !== ':' && first !== ' ') return false;
  const bar = lines.text.indexOf('|', lines.start(line));
  return bar !== -1 && bar < lines.end(line);
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
