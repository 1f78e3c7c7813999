import { isHardWrapped } from '../markdown/hard-wrap.ts';
import { bareInline } from './bare-inline.ts';
import type { Piece } from './bare-inline.ts';

/** An excerpt as it is shown: without what only gives it its form. */
export interface ReadableExcerpt {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
}

interface Line {
  readonly from: number;
  readonly text: string;
  /** Between fences: every character is meant. */
  readonly isCode: boolean;
  readonly isAfterBlank: boolean;
}

const FENCE = /^\s*(?:`{3,}|~{3,})/;
const HEADING = /^\s*#{1,6}\s+/;
const QUOTE = /^\s*(?:>\s?)+/;
const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[([ xX])\]\s+)?/;
const TABLE_RULE = /^\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*$/;
const TABLE_ROW = /^\s*\|.*\|/;
const CUT_ROW = /^\s*\|[^|]*$/;

/** The words of a link over a line end: an editor wrapped them. */
const BROKEN_LINK = /\[[^\]\n]{1,80}\n[^\]\n]{1,80}\]\(/g;

/**
 * An excerpt in words: headings at its start, fences, blank lines and the marks of links, emphasis, code, lists and tables
 * are left out, lines that an editor wrapped flow together, and the marks of what was found move with their letters.
 * An excerpt that is nothing but form stays as it is.
 *
 * @param mostLines that there is room for: a browser that cuts puts its mark right against the last full stop
 */
export function readableExcerpt(
  excerpt: string,
  marks: readonly (readonly [number, number])[],
  mostLines = Infinity,
): ReadableExcerpt {
  const source = excerpt.replace(BROKEN_LINK, (link) => link.replaceAll('\n', ' '));
  const lines = keptLines(source);
  if (lines.length === 0) return { text: excerpt, marks };
  const flowing = isHardWrapped(lines.map(({ text }) => text).join('\n'));
  const pieces = lines.flatMap((line, index): readonly Piece[] => {
    const before = lines[index - 1];
    const joins = before !== undefined && flowing && !line.isAfterBlank && !line.isCode && !before.isCode;
    const own = piecesOf(line);
    return before === undefined ? own : [joins && !startsItself(line.text) ? ' ' : '\n', ...own];
  });
  const { text, marks: moved } = joined(pieces, source, marks);
  const shown = inRoom({ text, marks: moved }, mostLines);
  // A sentence that ends where the excerpt was cut: four dots in a row would be read as one mark.
  return { ...shown, text: shown.text.replace(/([.!?:;,])…$/u, '$1 …') };
}

/** As many lines as there is room for: the first ones, or those around the first mark when it stands below them. */
function inRoom({ text, marks }: ReadableExcerpt, mostLines: number): ReadableExcerpt {
  const rows = text.split('\n');
  if (rows.length <= mostLines) return { text, marks };
  const [first = 0] = marks[0] ?? [];
  const marked = text.slice(0, first).split('\n').length - 1;
  // One line before it says what it is about.
  const start = marked < mostLines ? 0 : Math.min(marked - 1, rows.length - mostLines);
  const before = start === 0 ? '' : '… ';
  const gone = rows.slice(0, start).reduce((sum, row) => sum + row.length + 1, 0) - before.length;
  const kept = rows.slice(start, start + mostLines).join('\n');
  const end = before.length + kept.length;
  return {
    text: `${before}${kept}${start + mostLines < rows.length ? '…' : ''}`,
    marks: marks.flatMap(([from, to]) =>
      from - gone < before.length || from - gone >= end ? [] : [[from - gone, Math.min(to - gone, end)] as const],
    ),
  };
}

function startsItself(line: string): boolean {
  return ITEM.test(line) || TABLE_ROW.test(line) || HEADING.test(line) || QUOTE.test(line);
}

function keptLines(excerpt: string): readonly Line[] {
  const kept: Line[] = [];
  const rows = excerpt.split('\n');
  const fences = rows.filter((row) => FENCE.test(row));
  // An excerpt that begins inside a block has the fence that ends it, and that one names no language.
  let isCode = fences.length % 2 === 1 && /^\s*(?:`{3,}|~{3,})\s*$/.test(fences[0] ?? '');
  let isAfterBlank = false;
  let from = 0;
  for (const row of rows) {
    if (FENCE.test(row)) isCode = !isCode;
    else if (row.trim() === '') isAfterBlank = true;
    else if (isCode || !(TABLE_RULE.test(row) || (kept.length === 0 && HEADING.test(row)))) {
      kept.push({ from, text: row, isCode, isAfterBlank });
      isAfterBlank = false;
    }
    from += row.length + 1;
  }
  // The row of a table that was cut within its first cell says nothing any more.
  if (kept.length > 1 && CUT_ROW.test(kept.at(-1)?.text ?? '') && TABLE_ROW.test(kept.at(-2)?.text ?? '')) kept.pop();
  return kept;
}

function piecesOf({ from, text, isCode }: Line): readonly Piece[] {
  if (isCode) return [[from, from + text.length]];
  const item = ITEM.exec(text);
  const lead = (item ?? QUOTE.exec(text) ?? HEADING.exec(text))?.[0] ?? '';
  const rest = bareInline(text.slice(lead.length), from + lead.length);
  if (item === null) return rest;
  const box = item[1];
  const number = /^\s*(\d{1,3}[.)])/.exec(lead)?.[1];
  const sign = box === undefined ? (number ?? '•') : box === ' ' ? '☐' : '☑';
  return [`${sign} `, ...rest];
}

function joined(
  pieces: readonly Piece[],
  excerpt: string,
  marks: readonly (readonly [number, number])[],
): ReadableExcerpt {
  let text = '';
  const moved: (readonly [number, number])[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const [from, to] = piece;
    const shift = text.length - from;
    text += excerpt.slice(from, to);
    for (const [start, end] of marks) {
      const first = Math.max(start, from);
      const last = Math.min(end, to);
      if (first < last) moved.push([first + shift, last + shift]);
    }
  }
  return { text, marks: moved };
}
