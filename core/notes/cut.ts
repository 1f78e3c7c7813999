import type { Lines, LineSpan } from './lines.ts';
import { sentenceStarts } from './sentences.ts';

/** A part of a note: its offsets, and the lines that hold them. */
export interface Cut extends LineSpan {
  readonly from: number;
  readonly to: number;
}

interface LineCutOptions {
  readonly lines: Lines;
  /** Lines between which nothing is cut, in order. */
  readonly fences: readonly LineSpan[];
  readonly targetChars: number;
  readonly maxChars: number;
}

const LIST_MARKER = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;

/**
 * Cuts lines into groups of about `targetChars`: at list items and after blank lines where possible, at any line
 * border otherwise, never inside a fence. A line or fence that is longer than `maxChars` by itself is cut at sentence
 * ends (a line) or stays whole (a fence).
 */
export function cutLines(span: LineSpan, options: LineCutOptions): Cut[] {
  const { lines, targetChars, maxChars } = options;
  const groups: LineSpan[] = [];
  for (const unit of unitsOf(span, options)) {
    const open = groups.at(-1);
    const limit = unit.isBorder ? targetChars : maxChars;
    if (open !== undefined && lines.end(unit.endLine) - lines.start(open.line) <= limit) {
      groups[groups.length - 1] = { line: open.line, endLine: unit.endLine };
    } else {
      groups.push({ line: unit.line, endLine: unit.endLine });
    }
  }
  return groups.flatMap((group) => cutGroup(group, options));
}

interface Unit extends LineSpan {
  /** True where a new thought may start: a list item, or a line after a blank one. */
  readonly isBorder: boolean;
}

function* unitsOf(span: LineSpan, options: LineCutOptions): Generator<Unit> {
  const { lines, fences } = options;
  let afterBlank = false;
  let fence = fences.findIndex((candidate) => candidate.endLine >= span.line);
  for (let line = span.line; line <= span.endLine; line++) {
    if (lines.isBlank(line)) {
      afterBlank = true;
      continue;
    }
    while (fence !== -1 && (fences[fence]?.endLine ?? Infinity) < line) fence++;
    const inside = fence === -1 ? undefined : fences[fence];
    const endLine = inside !== undefined && inside.line <= line ? Math.min(inside.endLine, span.endLine) : line;
    yield { line, endLine, isBorder: afterBlank || LIST_MARKER.test(lines.slice(line, line)) };
    afterBlank = false;
    line = endLine;
  }
}

/** A group of one long line is cut further; several lines, and a fence, stay together. */
function cutGroup(group: LineSpan, options: LineCutOptions): Cut[] {
  const { lines, maxChars } = options;
  const cut: Cut = { ...group, from: lines.start(group.line), to: lines.end(group.endLine) };
  if (group.line !== group.endLine || cut.to - cut.from <= maxChars) return [cut];
  return cutSentences(cut, lines, maxChars);
}

/**
 * Cuts prose into equal parts of about half of `maxChars`, at the sentence end nearest to each border, else at a space,
 * else anywhere. Parts keep the lines that they touch. Of a run of more than `maxChars` characters without a space or
 * a sentence end (an embedded image) only the start is kept: the rest is nothing that a person could read.
 */
export function cutSentences(whole: Cut, lines: Lines, maxChars: number): Cut[] {
  const text = lines.text.slice(whole.from, whole.to);
  const borders = [0, ...sentenceStarts(text), text.length];
  const target = maxChars / 2;
  const cuts: Cut[] = [];
  let from = 0;
  let last = 0;
  const add = (start: number, stop: number): void => {
    const trimmed = stop - (text.slice(start, stop).length - text.slice(start, stop).trimEnd().length);
    if (trimmed <= start) return;
    const span = { from: whole.from + start, to: whole.from + trimmed };
    cuts.push({ ...span, line: lines.at(span.from), endLine: lines.at(span.to - 1) });
  };
  for (const border of borders.slice(1)) {
    if (border - from > target && last > from) {
      add(from, last);
      from = last;
    }
    while (border - from > maxChars) {
      const stop = spaceBefore(text, from, from + maxChars);
      if (stop === null) {
        add(from, wholeCharacters(text, from + maxChars));
        from = nextSpace(text, from + maxChars, border);
      } else {
        add(from, stop);
        from = stop;
      }
    }
    last = border;
  }
  add(from, text.length);
  return cuts;
}

/** Offset after the last white space in `[from, to)`, null when there is none in its second half. */
function spaceBefore(text: string, from: number, to: number): number | null {
  for (let at = to - 1; at > from + (to - from) / 2; at--) if (/\s/.test(text.charAt(at))) return at + 1;
  return null;
}

function nextSpace(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (/\s/.test(text.charAt(at))) return at;
  return to;
}

/** Moves an offset back when it stands between the halves of a surrogate pair. */
function wholeCharacters(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
