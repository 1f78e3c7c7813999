import type { Lines, LineSpan } from './lines.ts';

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'fence'
  | 'code'
  | 'quote'
  | 'table'
  | 'html'
  | 'rule'
  | 'reference';

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

const NO_ITEMS: readonly LineSpan[] = [];

/** A block of a kind that has no more to it than its lines. */
export function plainBlock(kind: BlockKind, { line, endLine }: LineSpan): Block {
  return { line, endLine, kind, level: 0, underlined: false, ordered: false, items: NO_ITEMS };
}

export function headingBlock(span: LineSpan, level: number): Block {
  return {
    line: span.line,
    endLine: span.endLine,
    kind: 'heading',
    level,
    underlined: false,
    ordered: false,
    items: NO_ITEMS,
  };
}

/** Longest underlined heading, in characters: what is longer is a paragraph above a ruler that lacks its blank line. */
const UNDERLINED_HEADING_MAX_CHARS = 80;

/** What a line with an underline is: a heading, or a paragraph and a ruler. */
export function underlinedBlocks(span: LineSpan, level: number, lines: Lines): Block[] {
  const textEnd = lines.end(span.endLine - 1);
  const isParagraph = span.endLine - span.line > 1 || textEnd - lines.start(span.line) > UNDERLINED_HEADING_MAX_CHARS;
  if (!isParagraph) return [{ ...headingBlock(span, level), underlined: true }];
  return [
    ...paragraphBlocks({ line: span.line, endLine: span.endLine - 1 }, lines),
    plainBlock('rule', { line: span.endLine, endLine: span.endLine }),
  ];
}

const TABLE_DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** A paragraph with a delimiter row is a table, and what stands above its header row is a paragraph. */
export function paragraphBlocks(span: LineSpan, lines: Lines): Block[] {
  for (let line = span.line + 1; line <= span.endLine; line++) {
    if (!mayBeDelimiter(lines, line) || !TABLE_DELIMITER.test(lines.slice(line, line))) continue;
    const table = plainBlock('table', { line: line - 1, endLine: span.endLine });
    return line - 1 === span.line ? [table] : [plainBlock('paragraph', { line: span.line, endLine: line - 2 }), table];
  }
  return [plainBlock('paragraph', span)];
}

const BAR = 124;
const DASH = 45;
const COLON = 58;
const SPACE = 32;

/** Cheap test before the expression: a delimiter row starts with `|`, `-`, `:` or a space, and has a bar. */
function mayBeDelimiter(lines: Lines, line: number): boolean {
  const from = lines.start(line);
  const first = lines.text.charCodeAt(from);
  if (first !== BAR && first !== DASH && first !== COLON && first !== SPACE) return false;
  const bar = lines.text.indexOf('|', from);
  return bar !== -1 && bar < lines.end(line);
}

/** What an address has somewhere; `[Ann]: yes` is somebody who speaks. */
const REFERENCE = /^\s*\[[^\]]*\]:\s*\S*[/.#:<]/;

/** Where a link leads, `[label]: address`: nobody reads it as text. */
export function referenceBlock(span: LineSpan, lines: Lines): Block {
  return plainBlock(REFERENCE.test(lines.slice(span.line, span.endLine)) ? 'reference' : 'paragraph', span);
}

export function withoutBlankEnd(lines: Lines, { line, endLine }: LineSpan): LineSpan {
  let last = endLine;
  while (last > line && lines.isBlank(last)) last--;
  return { line, endLine: last };
}
