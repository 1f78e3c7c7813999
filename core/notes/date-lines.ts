import { DATE_LINE_MAX_CHARS, isDateLine } from '../dates/date-line.ts';
import type { Block } from './block.ts';
import type { Lines, LineSpan } from './lines.ts';

const MIN_DATE_LINES = 2;
const BULLET = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/**
 * Makes headings of the lines that are nothing but a date, when the note has two or more of them: above a paragraph, and
 * as items of a list that have a list of their own (`- [[2024-11-19]]`), as outliners write a day. One such item is
 * enough where it opens the note.
 */
export function withDateLines(lines: Lines, blocks: readonly Block[], fences: readonly LineSpan[]): readonly Block[] {
  const dated = new Set<LineSpan>();
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'paragraph' && startsWithDate(lines, block)) dated.add(block);
    if (block.kind === 'paragraph' && blocks[at + 1]?.kind === 'list' && isBoldDate(lines, block)) dated.add(block);
    if (block.kind !== 'list') continue;
    for (const item of block.items) if (isDayItem(lines, item)) dated.add(item);
  }
  const first = blocks[0]?.kind === 'list' ? blocks[0].items[0] : undefined;
  if (dated.size < MIN_DATE_LINES && !(first !== undefined && dated.has(first))) return blocks;
  return blocks.flatMap((block) => {
    if (block.kind === 'list')
      return block.items.some((item) => dated.has(item)) ? cutList(lines, { block, dated, fences }) : [block];
    if (!dated.has(block)) return [block];
    const heading: Block = { ...block, kind: 'heading', endLine: block.line };
    return block.line === block.endLine ? [heading] : [heading, { ...block, line: block.line + 1 }];
  });
}

/** A second date below it makes a list of dates. */
function startsWithDate(lines: Lines, block: Block): boolean {
  if (lines.end(block.line) - lines.start(block.line) > DATE_LINE_MAX_CHARS) return false;
  if (!isDateLine(lines.slice(block.line, block.line))) return false;
  return block.line === block.endLine || !isDateLine(lines.slice(block.line + 1, block.line + 1));
}

const BOLD_START = /^\s*(?:\*\*(?<stars>[^*]+)\*\*|__(?<lines>[^_]+)__)(?=[\s:,–—-]|$)/;
const BOLD_LINE_MAX_CHARS = 120;

/** A line above a list that begins with a date in bold, and says who was there or what kind of day it was: `**Tue 4 May** early: …`. */
function isBoldDate(lines: Lines, block: Block): boolean {
  if (block.line !== block.endLine || lines.end(block.line) - lines.start(block.line) > BOLD_LINE_MAX_CHARS)
    return false;
  const { stars, lines: underscored } = BOLD_START.exec(lines.slice(block.line, block.line))?.groups ?? {};
  const bold = stars ?? underscored;
  return bold !== undefined && isDateLine(bold.replace(/:\s*$/, ''));
}

function isDayItem(lines: Lines, { line, endLine }: LineSpan): boolean {
  if (line === endLine || lines.end(line) - lines.start(line) > DATE_LINE_MAX_CHARS) return false;
  const text = lines.slice(line, line);
  const marker = BULLET.exec(text);
  return marker !== null && isDateLine(text.slice(marker[0].length)) && BULLET.test(lines.slice(line + 1, line + 1));
}

interface Cutting {
  readonly block: Block;
  readonly dated: ReadonlySet<LineSpan>;
  readonly fences: readonly LineSpan[];
}

/** A list with days: each day a heading with its own list, and what stands between them a list as before. */
function cutList(lines: Lines, { block, dated, fences }: Cutting): Block[] {
  const cut: Block[] = [];
  let plain: LineSpan[] = [];
  const endPlain = (): void => {
    const [first] = plain;
    const last = plain.at(-1);
    if (first !== undefined && last !== undefined)
      cut.push({ ...block, line: first.line, endLine: last.endLine, items: plain });
    plain = [];
  };
  for (const item of block.items) {
    if (!dated.has(item)) {
      plain.push(item);
      continue;
    }
    endPlain();
    cut.push({ ...block, kind: 'heading', line: item.line, endLine: item.line, ordered: false, items: [] });
    const inner = { line: item.line + 1, endLine: item.endLine };
    const items = innerItems(lines, inner, fences);
    cut.push({ ...block, ...inner, ordered: /^[ \t]*\d/.test(lines.slice(inner.line, inner.line)), items });
  }
  endPlain();
  return cut;
}

/** The items of the list inside an item, by the indentation of its first. */
function innerItems(lines: Lines, span: LineSpan, fences: readonly LineSpan[]): LineSpan[] {
  const indent = indentOf(lines, span.line) ?? '';
  const starts: number[] = [];
  for (let line = span.line; line <= span.endLine; line++) {
    const fence = fences.find((one) => one.line <= line && line <= one.endLine);
    if (fence !== undefined && fence.line < line) continue;
    const own = indentOf(lines, line);
    if (own !== null && own.length <= indent.length) starts.push(line);
  }
  return starts.map((line, at) => {
    let endLine = (starts[at + 1] ?? span.endLine + 1) - 1;
    while (endLine > line && lines.isBlank(endLine)) endLine--;
    return { line, endLine };
  });
}

/** What stands before the marker of an item; null for a line that is none. */
function indentOf(lines: Lines, line: number): string | null {
  return BULLET.exec(lines.slice(line, line))?.[1] ?? null;
}
