import { isHardWrapped } from '../markdown/hard-wrap.ts';
import { bareInline } from './bare-inline.ts';
import type { Piece } from './bare-inline.ts';

type Spans = readonly (readonly [number, number])[];

/** An excerpt as it is shown: without what only gives it its form. */
export interface ReadableExcerpt {
  readonly text: string;
  readonly marks: Spans;
  /** Where it is code: what stood between fences or ticks. */
  readonly code: Spans;
}

interface Line {
  readonly from: number;
  readonly text: string;
  /** Between fences: every character is meant. */
  readonly isCode: boolean;
  readonly isAfterBlank: boolean;
}

const FENCE = /^\s*(?:`{3,}|~{3,})/;
const TICKS = /(?<ticks>`+)(?<code>[^`\n]+)\k<ticks>/dgu;
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
export function readableExcerpt(excerpt: string, marks: Spans, mostLines = Infinity): ReadableExcerpt {
  const source = excerpt.replace(BROKEN_LINK, (link) => link.replaceAll('\n', ' '));
  const lines = keptLines(source);
  if (lines.length === 0) return { text: excerpt, marks, code: [] };
  const flowing = isHardWrapped(lines.map(({ text }) => text).join('\n'));
  const pieces = lines.flatMap((line, index): readonly Piece[] => {
    const before = lines[index - 1];
    const joins = before !== undefined && flowing && !line.isAfterBlank && !line.isCode && !before.isCode;
    const own = piecesOf(line);
    return before === undefined ? own : [joins && !startsItself(line.text) ? ' ' : '\n', ...own];
  });
  const shown = inRoom(joined(pieces, { text: source, marks, code: lines.flatMap(codeIn) }), mostLines);
  // A sentence that ends where the excerpt was cut: four dots in a row would be read as one mark.
  return { ...shown, text: shown.text.replace(/([.!?:;,])…$/u, '$1 …') };
}

/** As many lines as there is room for: the first ones, or those around the first mark when it stands below them. */
function inRoom(excerpt: ReadableExcerpt, mostLines: number): ReadableExcerpt {
  const { text, marks, code } = excerpt;
  const rows = text.split('\n');
  if (rows.length <= mostLines) return excerpt;
  const [first = 0] = marks[0] ?? [];
  const marked = text.slice(0, first).split('\n').length - 1;
  // One line before it says what it is about.
  const start = marked < mostLines ? 0 : Math.min(marked - 1, rows.length - mostLines);
  const before = start === 0 ? '' : '… ';
  const gone = rows.slice(0, start).reduce((sum, row) => sum + row.length + 1, 0) - before.length;
  const kept = rows.slice(start, start + mostLines).join('\n');
  const end = before.length + kept.length;
  const shownOf = (spans: Spans): Spans =>
    spans.flatMap(([from, to]) =>
      from - gone < before.length || from - gone >= end ? [] : [[from - gone, Math.min(to - gone, end)] as const],
    );
  return {
    text: `${before}${kept}${start + mostLines < rows.length ? '…' : ''}`,
    marks: shownOf(marks),
    code: shownOf(code),
  };
}

/** The code of a line, in the source. */
function codeIn({ from, text, isCode }: Line): Spans {
  if (isCode) return [[from, from + text.length]];
  return Array.from(text.matchAll(TICKS), ({ indices }) => {
    const [start, end] = indices?.groups?.['code'] ?? [0, 0];
    return [from + start, from + end] as const;
  });
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
  let indent = 0;
  let from = 0;
  for (const row of rows) {
    if (FENCE.test(row)) [isCode, indent] = [!isCode, row.search(/\S/)];
    else if (row.trim() === '') isAfterBlank = true;
    else if (isCode || !(TABLE_RULE.test(row) || (kept.length === 0 && HEADING.test(row)))) {
      // Code of a list item is indented as its fence is.
      const cut = isCode ? Math.min(indent, row.search(/\S/)) : 0;
      kept.push({ from: from + cut, text: row.slice(cut), isCode, isAfterBlank });
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

/** The pieces one after the other, with the marks and the code of the source where they are then. */
function joined(pieces: readonly Piece[], source: ReadableExcerpt): ReadableExcerpt {
  let text = '';
  const kept: { readonly from: number; readonly to: number; readonly shift: number }[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const [from, to] = piece;
    kept.push({ from, to, shift: text.length - from });
    text += source.text.slice(from, to);
  }
  const moved = (spans: Spans): Spans =>
    kept.flatMap(({ from, to, shift }) =>
      spans.flatMap(([start, end]) => {
        const [first, last] = [Math.max(start, from), Math.min(end, to)];
        return first < last ? [[first + shift, last + shift] as const] : [];
      }),
    );
  return { text, marks: moved(source.marks), code: moved(source.code) };
}
