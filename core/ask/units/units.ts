import { cellsOf } from '../../notes/outline.ts';
import { entriesOf, isLabelled } from './entries.ts';
import {
  boldHeading,
  FENCE,
  HEADING,
  INDENTED_PART,
  indentOf,
  isUnseen,
  ITEM,
  itemIn,
  QUOTE,
  rowText,
  RULE,
  shownTitle,
  TABLE_DELIMITER,
  UNDERLINE,
} from './unit-lines.ts';

/*
 * A unit is the smallest piece of a note that can be quoted and still be understood: a sentence, a list item,
 * a table row, or a fenced block as a whole.
 */

export interface Unit {
  readonly kind: 'sentence' | 'item' | 'row' | 'code' | 'heading';
  /**
   * For `code`: the block's content, byte for byte, without the indentation of its fence. For `row`: its cells with the
   * names of their columns. Else the words without list marks.
   */
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
  /** Which paragraph, item, row or fence of the text it belongs to, from 0. */
  readonly block: number;
  /** Of a row: the line of its table's first row; null for everything else. */
  readonly tableLine: number | null;
}

/** Words after which a full stop does not end a sentence. */
const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|etc|vs|cf|ca|approx|incl|excl|resp|max|min|dept|est|Dr|Mr|Mrs|Ms|Prof|St|No|Fig|Eq|Inc|Ltd|Co|Corp|al)|\b\p{Lu})\.$/u;
const ABBREVIATION_CHARS = 8;
/** The same in front of a number: `ord. 88121`. */
const NUMBERED = /\b(?:ord|nr|no|tel|ref|art|vol|ver|sec|inv|p|pp|ch)\.$/i;
const SENTENCE_END = /[.!?]["')\]]*(?=\s+["'([`*_]?[\p{Lu}\p{N}`*_[(])|[.!?]["')\]]*$|(?<=[.!?]["')\]]?)\n/gu;

/** The same for somebody who writes without capitals. */
const SMALL_SENTENCE_END =
  /[.!?]["')\]]*(?=\s+["'([`*_]?(?:[\p{L}\p{N}`*_[(]{2}|I\s))|[.!?]["')\]]*$|(?<=[.!?]["')\]]?)\n/gu;
const STARTS_SMALL = /^(?:[\p{Ll}\p{N} .+&@'-]{1,40}:\s*)?\p{Ll}/u;

/** Prose is wrapped at about 80 columns: a paragraph of shorter lines is lines that somebody jotted down. */
const JOTTED_MAX_CHARS = 50;

function isJotted(lines: readonly string[]): boolean {
  if (lines.length < 2 || lines.slice(1).some(isLabelled)) return false;
  return lines.every((line) => line.length <= JOTTED_MAX_CHARS && !/[.!?]\s/.test(line));
}

/** Offsets at which the sentences of one paragraph end. */
function sentenceEnds(paragraph: string): number[] {
  const ends: number[] = [];
  const pattern = STARTS_SMALL.test(paragraph) ? SMALL_SENTENCE_END : SENTENCE_END;
  for (const match of paragraph.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const before = paragraph.slice(Math.max(0, end - ABBREVIATION_CHARS), end);
    const isNumbered = NUMBERED.test(before) && /^\s+#?\d/.test(paragraph.slice(end, end + ABBREVIATION_CHARS));
    if (!isNumbered && !ABBREVIATION.test(before)) ends.push(end);
  }
  if (ends.at(-1) !== paragraph.length) ends.push(paragraph.length);
  return ends;
}

function lineEnds(text: string): number[] {
  return [...[...text.matchAll(/\n/g)].map(({ index }) => index), text.length];
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

interface Cutting {
  readonly lines: readonly string[];
  readonly firstLine: number;
  readonly units: Unit[];
  block: Block | null;
  blocks: number;
  /** The table whose rows are being read. */
  table: { readonly header: readonly string[]; readonly line: number } | null;
  inComment: boolean;
  /** A list is open: what is indented belongs to it. */
  inList: boolean;
  /** Column at which the words of its last item begin. */
  content: number;
  afterBlank: boolean;
}

const PLAIN = { lang: '', number: null, startsBlock: true, indent: 0, tableLine: null } as const;

function closeBlock(cutting: Cutting): void {
  const { block } = cutting;
  cutting.block = null;
  if (block === null) return;
  const entries = block.kind === 'sentence' && !isJotted(block.lines) ? entriesOf(block.lines) : null;
  let { line } = block;
  for (const lines of entries ?? [block.lines]) {
    takeBlock(cutting, { ...block, line, lines });
    line += lines.length;
  }
}

/** The sentences of a paragraph, an entry or an item. */
function takeBlock(cutting: Cutting, block: Block): void {
  const text = block.lines.join('\n');
  let from = 0;
  let first = true;
  for (const end of isJotted(block.lines) ? lineEnds(text) : sentenceEnds(text)) {
    const raw = text.slice(from, end);
    const sentence = raw.trim();
    const leading = raw.length - raw.trimStart().length;
    const line = block.line + text.slice(0, from + leading).split('\n').length - 1;
    from = end;
    if (sentence === '') continue;
    cutting.units.push({
      ...PLAIN,
      kind: block.kind,
      text: sentence.replace(/\s*\n\s*/g, ' '),
      line,
      endLine: line + sentence.split('\n').length - 1,
      number: first ? block.number : null,
      startsBlock: first,
      indent: block.indent,
      block: cutting.blocks,
    });
    first = false;
  }
  cutting.blocks += 1;
}

/** Adds a unit that is a block by itself. */
function take(cutting: Cutting, unit: Pick<Unit, 'kind' | 'text' | 'line' | 'endLine'> & Partial<Unit>): void {
  closeBlock(cutting);
  cutting.units.push({ ...PLAIN, block: cutting.blocks, ...unit });
  cutting.blocks += 1;
}

/** A fence as one unit; returns the index of its last line. One that is never closed ends with the text. */
function takeFence(cutting: Cutting, at: number, fence: RegExpExecArray): number {
  const { lines, firstLine } = cutting;
  const marker = fence[2] ?? '```';
  const close = new RegExp(`^\\s*${marker.charAt(0)}{${marker.length},}\\s*$`);
  let end = at + 1;
  while (end < lines.length && !close.test(lines[end] ?? '')) end += 1;
  const line = firstLine + at;
  take(cutting, {
    kind: 'code',
    text: outdented(lines.slice(at + 1, end), fence[1]?.length ?? 0),
    lang: fence[3] ?? '',
    line,
    endLine: Math.min(firstLine + end, firstLine + lines.length - 1),
    indent: fence[1]?.length ?? 0,
  });
  return end;
}

const PRE = /^\s*<pre\b[^>]*>/i;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** What stands between `<pre>` and `</pre>`, as it is shown; returns the index of its last line. */
function takePre(cutting: Cutting, at: number): number {
  const { lines, firstLine } = cutting;
  let end = at;
  while (end + 1 < lines.length && !/<\/pre>/i.test(lines[end] ?? '')) end += 1;
  const block = lines.slice(at, end + 1).join('\n');
  const lang = /\blang(?:uage)?(?:-|=["']?)([\w+-]+)/.exec(block)?.[1] ?? '';
  const shown = block
    .replace(/<\/?(?:pre|code|span)\b[^>]*>/gi, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
  const text = shown.replace(/^\n+|\s+$/g, '');
  // As below a fence, the code begins on the next line where the tags stand on lines of their own.
  const tagLines = /^\n*/.exec(shown)?.[0].length ?? 0;
  take(cutting, {
    kind: 'code',
    text,
    lang,
    line: firstLine + at + Math.max(0, tagLines - 1),
    endLine: firstLine + end,
  });
  return end;
}

const CODE_INDENT = 4;

/** Lines indented by four columns more than the words around them; returns the index of the last one. */
function takeIndentedCode(cutting: Cutting, at: number): number {
  const { lines, firstLine, inList, content } = cutting;
  const indent = CODE_INDENT + (inList ? content : 0);
  let end = at;
  for (let next = at + 1; next < lines.length; next += 1) {
    const raw = lines[next] ?? '';
    if (raw.trim() === '') continue;
    if (indentOf(raw) < indent) break;
    end = next;
  }
  const block = lines.slice(at, end + 1);
  const text = inList
    ? outdented(block, Math.min(...block.filter((line) => line.trim() !== '').map(indentOf)))
    : block.map((line) => line.replace(/^(?: {4}| {0,3}\t)/, '')).join('\n');
  take(cutting, { kind: 'code', text, line: firstLine + at, endLine: firstLine + end, indent });
  return end;
}

/** What stands behind `>` is read like a note of its own; returns the index of its last line. */
function takeQuote(cutting: Cutting, at: number): number {
  const { lines, firstLine } = cutting;
  let end = at;
  while (end + 1 < lines.length && QUOTE.test(lines[end + 1] ?? '')) end += 1;
  const inner = lines.slice(at, end + 1).map((line) => line.replace(QUOTE, ''));
  takeInner(cutting, inner.join('\n'), firstLine + at);
  return end;
}

function takeInner(cutting: Cutting, text: string, firstLine: number): void {
  closeBlock(cutting);
  const first = cutting.blocks;
  for (const unit of unitsOf(text, firstLine)) {
    cutting.units.push({ ...unit, block: first + unit.block });
    cutting.blocks = first + unit.block + 1;
  }
}

/** What is indented below a panel or a tab is read like a note of its own; returns the index of its last line. */
function takeIndentedPart(cutting: Cutting, at: number): number {
  const { lines, firstLine } = cutting;
  const margin = indentOf(lines[at] ?? '') + CODE_INDENT;
  let end = at;
  for (let next = at + 1; next < lines.length; next += 1) {
    const raw = lines[next] ?? '';
    if (raw.trim() !== '' && indentOf(raw) < margin) break;
    if (raw.trim() !== '') end = next;
  }
  takeInner(cutting, outdented(lines.slice(at + 1, end + 1), margin), firstLine + at + 1);
  return end;
}

/** The title of a panel, a tab or a folded part leads to what it holds. */
function takeTitle(cutting: Cutting, raw: string, line: number): void {
  const title = shownTitle(raw);
  if (title === null) return closeBlock(cutting);
  take(cutting, { kind: 'sentence', text: /[.:?!]$/.test(title) ? title : `${title}:`, line, endLine: line });
}

function isTableHead(cutting: Cutting, at: number): boolean {
  const raw = cutting.lines[at] ?? '';
  const next = cutting.lines[at + 1] ?? '';
  return raw.includes('|') && next.includes('|') && TABLE_DELIMITER.test(next);
}

/** A heading of any form; returns the index of its last line, null when there is none. */
function takeHeading(cutting: Cutting, at: number): number | null {
  const raw = cutting.lines[at] ?? '';
  const line = cutting.firstLine + at;
  const marked = HEADING.exec(raw);
  if (marked) {
    take(cutting, { kind: 'heading', text: marked[1] ?? '', line, endLine: line });
    return at;
  }
  if (cutting.block !== null || ITEM.test(raw)) return null;
  const next = cutting.lines[at + 1] ?? '';
  if (UNDERLINE.test(next) && !raw.includes('|') && indentOf(raw) < CODE_INDENT) {
    take(cutting, { kind: 'heading', text: raw.trim(), line, endLine: line + 1 });
    return at + 1;
  }
  const bold = boldHeading(raw);
  if (bold === null || (next.trim() !== '' && !ITEM.test(next) && !FENCE.test(next))) return null;
  take(cutting, { kind: 'heading', text: bold, line, endLine: line });
  return at;
}

/** A list item; returns the index of its last line where it opens with a fence. */
function takeItem(cutting: Cutting, at: number, item: RegExpExecArray): number {
  closeBlock(cutting);
  const [, space = '', bullet, number, gap = ' ', text = ''] = item;
  cutting.inList = true;
  const indent = indentOf(space);
  // `a)` begins no list in markdown: what is indented below it is code, as below a paragraph.
  const isLettered = /^[a-z]/.test(bullet ?? '');
  cutting.content = isLettered ? 0 : indent + (bullet ?? `${number}.`).length + Math.min(gap.length, CODE_INDENT);
  const fence = FENCE.exec(text);
  if (fence !== null) {
    const margin = space.length + (bullet ?? `${number}.`).length + gap.length;
    return takeFence(cutting, at, Object.assign(fence, { 1: ' '.repeat(margin) }));
  }
  const counted = number === undefined ? null : Number(number);
  cutting.block = { kind: 'item', number: counted, indent, line: cutting.firstLine + at, lines: [text] };
  return at;
}

/** Reads the line at `at`; returns the index of the last line that it took. */
function takeLine(cutting: Cutting, at: number): number {
  const raw = cutting.lines[at] ?? '';
  const line = cutting.firstLine + at;
  const comment = cutting.inComment ? 0 : raw.search(/^\s*<!--/);
  if (comment !== -1) {
    closeBlock(cutting);
    cutting.inComment = !raw.includes('-->');
    return at;
  }
  if (QUOTE.test(raw)) return takeQuote(cutting, at);
  if (PRE.test(raw)) return takePre(cutting, at);
  const heading = takeHeading(cutting, at);
  if (heading !== null) return heading;
  if (isTableHead(cutting, at)) {
    closeBlock(cutting);
    cutting.table = { header: cellsOf(raw), line };
    return at + 1;
  }
  const inTable = raw.includes('|') && (cutting.table !== null || /^\s*\|.*\|\s*$/.test(raw));
  if (inTable && !TABLE_DELIMITER.test(raw)) {
    const text = rowText(cutting.table?.header ?? [], cellsOf(raw));
    if (text !== '') take(cutting, { kind: 'row', text, line, endLine: line, tableLine: cutting.table?.line ?? line });
    return at;
  }
  if (INDENTED_PART.test(raw)) {
    takeTitle(cutting, raw, line);
    return takeIndentedPart(cutting, at);
  }
  if (RULE.test(raw) || TABLE_DELIMITER.test(raw) || isUnseen(raw) || shownTitle(raw) !== null) {
    takeTitle(cutting, raw, line);
    return at;
  }
  const item = itemIn(raw);
  if (item) return takeItem(cutting, at, item);
  const indent = indentOf(raw);
  if (indent === 0 && cutting.afterBlank) cutting.inList = false;
  if (cutting.block === null && indent >= CODE_INDENT + (cutting.inList ? cutting.content : 0))
    return takeIndentedCode(cutting, at);
  cutting.block ??= { kind: 'sentence', number: null, indent, line, lines: [] };
  // `: …` below a term is what the term means.
  cutting.block.lines.push(raw.trim().replace(/^:\s+(?=\S)/, ''));
  return at;
}

/**
 * Cuts the text of a chunk or section into units.
 *
 * @param firstLine line of the note on which `text` begins
 */
export function unitsOf(text: string, firstLine: number): Unit[] {
  const lines = text.split('\n');
  const state = { block: null, blocks: 0, table: null, inComment: false, inList: false, content: 0, afterBlank: true };
  const cutting: Cutting = { lines, firstLine, units: [], ...state };
  for (let at = 0; at < lines.length; at += 1) {
    const raw = lines[at] ?? '';
    const fence = cutting.inComment ? null : FENCE.exec(raw);
    if (fence !== null) at = takeFence(cutting, at, fence);
    else if (raw.trim() === '') {
      closeBlock(cutting);
      cutting.table = null;
    } else at = takeLine(cutting, at);
    cutting.afterBlank = (lines[at] ?? '').trim() === '';
  }
  closeBlock(cutting);
  return cutting.units;
}
