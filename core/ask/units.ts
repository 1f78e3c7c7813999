/*
 * A unit is the smallest piece of a note that can be quoted and still be understood: a sentence, a list item,
 * a table row, or a fenced block as a whole.
 */

export interface Unit {
  readonly kind: 'sentence' | 'item' | 'code' | 'heading';
  /** For `code`: the block's content, byte for byte, without the indentation of its fence. Else the words without list marks. */
  readonly text: string;
  /** Language of a fence; empty for everything else. */
  readonly lang: string;
  /** Lines in the note, 1-based, both included. A fence's span includes its marker lines. */
  readonly line: number;
  readonly endLine: number;
  /** Number of an ordered list item; null for everything else. */
  readonly number: number | null;
  /** False for the second and later sentences of a paragraph or item. */
  readonly startsBlock: boolean;
  /** Leading white space of the item or paragraph, in columns. */
  readonly indent: number;
}

const FENCE = /^(\s*)(`{3,}|~{3,})\s*([^\s`]*)[^`]*$/;
const ITEM = /^(\s*)(?:([-*+])|(\d{1,4})[.)])\s+(?:\[[ xX-]?\]\s+)?(\S.*)$/;
const HEADING = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const RULE = /^\s{0,3}(?:[-*_]\s*){3,}$|^\s*\|?[\s:|-]+\|[\s:|-]*$/;
/** Words after which a full stop does not end a sentence. */
const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|resp|Dr|Mr|Mrs|Ms|Prof|St|No|Fig|Eq|Inc|Ltd|Co|Corp|al)|\b\p{Lu})\.$/u;
const SENTENCE_END = /[.!?]["')\]]*(?=\s+["'([`*_]?[\p{Lu}\p{N}`*_[(])|[.!?]["')\]]*$|(?<=[.!?]["')\]]?)\n/gu;

/** Offsets at which the sentences of one paragraph end. */
function sentenceEnds(paragraph: string): number[] {
  const ends: number[] = [];
  for (const match of paragraph.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    if (!ABBREVIATION.test(paragraph.slice(Math.max(0, end - 8), end))) ends.push(end);
  }
  if (ends.at(-1) !== paragraph.length) ends.push(paragraph.length);
  return ends;
}

/** The content of a fence as CommonMark defines it: the indentation of the fence itself is the list's, not the code's. */
function outdented(lines: readonly string[], indent: number): string {
  const margin = new RegExp(`^[ \\t]{0,${indent}}`);
  return lines.map((line) => line.replace(margin, '')).join('\n');
}

interface Block {
  readonly kind: 'sentence' | 'item';
  readonly number: number | null;
  readonly indent: number;
  readonly line: number;
  readonly lines: string[];
}

function unitsOfBlock(block: Block): Unit[] {
  const text = block.lines.join('\n');
  const units: Unit[] = [];
  let from = 0;
  for (const end of sentenceEnds(text)) {
    const raw = text.slice(from, end);
    const leading = raw.length - raw.trimStart().length;
    const before = text.slice(0, from + leading);
    const line = block.line + before.split('\n').length - 1;
    const sentence = raw.trim();
    if (sentence !== '') {
      const first = units.length === 0;
      units.push({
        kind: block.kind,
        text: sentence.replace(/\s*\n\s*/g, ' '),
        lang: '',
        line,
        endLine: line + sentence.split('\n').length - 1,
        number: first ? block.number : null,
        startsBlock: first,
        indent: block.indent,
      });
    }
    from = end;
  }
  return units;
}

/** The line on which a fence closes, or the number of lines when it never does. */
function fenceEnd(lines: readonly string[], from: number, marker: string): number {
  const close = new RegExp(`^\\s*${marker.charAt(0)}{${marker.length},}\\s*$`);
  let end = from + 1;
  while (end < lines.length && !close.test(lines[end] ?? '')) end += 1;
  return end;
}

interface Cutting {
  readonly lines: readonly string[];
  readonly firstLine: number;
  readonly units: Unit[];
  block: Block | null;
}

function closeBlock(cutting: Cutting): void {
  if (cutting.block) cutting.units.push(...unitsOfBlock(cutting.block));
  cutting.block = null;
}

/** A fence as one unit; returns the index of its last line. */
function takeFence(cutting: Cutting, at: number, fence: RegExpExecArray): number {
  const { lines, firstLine, units } = cutting;
  const end = fenceEnd(lines, at, fence[2] ?? '```');
  const indent = fence[1]?.length ?? 0;
  units.push({
    kind: 'code',
    text: outdented(lines.slice(at + 1, end), indent),
    lang: fence[3] ?? '',
    line: firstLine + at,
    endLine: Math.min(firstLine + end, firstLine + lines.length - 1),
    number: null,
    startsBlock: true,
    indent,
  });
  return end;
}

function takeLine(cutting: Cutting, raw: string, line: number): void {
  if (raw.trim() === '' || RULE.test(raw)) return closeBlock(cutting);
  const heading = HEADING.exec(raw);
  if (heading) {
    closeBlock(cutting);
    const text = heading[1] ?? '';
    cutting.units.push({
      kind: 'heading',
      text,
      lang: '',
      line,
      endLine: line,
      number: null,
      startsBlock: true,
      indent: 0,
    });
    return;
  }
  const item = ITEM.exec(raw);
  if (item) {
    closeBlock(cutting);
    const number = item[3] === undefined ? null : Number(item[3]);
    cutting.block = { kind: 'item', number, indent: item[1]?.length ?? 0, line, lines: [item[4] ?? ''] };
    return;
  }
  cutting.block ??= { kind: 'sentence', number: null, indent: raw.length - raw.trimStart().length, line, lines: [] };
  cutting.block.lines.push(raw.trim());
}

/**
 * Cuts the text of a chunk into units.
 *
 * @param firstLine line of the note on which `text` begins
 */
export function unitsOf(text: string, firstLine: number): Unit[] {
  const lines = text.split('\n');
  const cutting: Cutting = { lines, firstLine, units: [], block: null };
  for (let at = 0; at < lines.length; at += 1) {
    const raw = lines[at] ?? '';
    const fence = FENCE.exec(raw);
    if (fence) {
      closeBlock(cutting);
      at = takeFence(cutting, at, fence);
    } else takeLine(cutting, raw, firstLine + at);
  }
  closeBlock(cutting);
  return cutting.units;
}
