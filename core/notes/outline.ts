import type { Block } from './block.ts';
import { calloutEntries, isCallout } from './callout.ts';
import { fenceAt } from './fence-at.ts';
import { BOX, ITEM } from './item-marks.ts';
import type { Lines, LineSpan } from './lines.ts';
import type { RawSection } from './sections.ts';

/**
 * One unit of a note that a writer set apart: a list item without its sub-list, a paragraph, a row of a table. Fences,
 * code, quotes (but for callouts), HTML and comments are none.
 */
export interface Entry extends LineSpan {
  readonly kind: 'item' | 'paragraph' | 'row';
  /** `ordinal` of its section. */
  readonly section: number;
  /** Last line of its sub-list; `endLine` when it has none. */
  readonly lastLine: number;
  /** Position in `Outline.entries` of the item whose sub-list this one is in; -1 at the top. */
  readonly parent: number;
  /** 0 at the top of its list. */
  readonly depth: number;
  /** `-`, `*`, `+`, `1.`, `1)`; empty when it is no item. */
  readonly marker: string;
  /** What stands in its box: a space for `[ ]`, empty for `[]`, `x`, `-`; null without a box. */
  readonly box: string | null;
  /** Offset in the note of the first character of `text`. */
  readonly from: number;
  /**
   * What the writer wrote, without indentation, marker and box; further lines follow after `\n`, without their
   * indentation. A row is its cells joined with ` | `.
   */
  readonly text: string;
}

/** A note as its writer laid it out, for everything that reads facts out of it. */
export interface Outline {
  readonly lines: Lines;
  readonly bodyLine: number;
  readonly sections: readonly RawSection[];
  /** In the order of the note. */
  readonly entries: readonly Entry[];
  /** Lines of code fences, at any depth. */
  readonly fences: readonly LineSpan[];
}

interface OutlineSource {
  readonly lines: Lines;
  readonly bodyLine: number;
  readonly sections: readonly RawSection[];
  readonly fences: readonly LineSpan[];
}

/**
 * The outline of a note, from its blocks. Total: any text has one. Its entries are written when somebody asks for them: a
 * run that leaves facts for later never does.
 */
export function outlineOf(source: OutlineSource): Outline {
  return outlineWith(source, () => entriesOf(source));
}

/** An outline whose entries are made when somebody asks for them. */
export function outlineWith(source: OutlineSource, make: () => readonly Entry[]): Outline {
  const { lines, bodyLine, sections, fences } = source;
  let entries: readonly Entry[] | null = null;
  return {
    lines,
    bodyLine,
    sections,
    fences,
    get entries() {
      return (entries ??= make());
    },
  };
}

function entriesOf(source: OutlineSource): Entry[] {
  const entries: Entry[] = [];
  const builder = { ...source, entries };
  for (const section of source.sections) {
    for (const block of section.blocks) addBlock(builder, block, section.ordinal);
  }
  return entries;
}

interface Builder extends OutlineSource {
  readonly entries: Entry[];
}

function addBlock(builder: Builder, block: Block, section: number): void {
  const { lines, entries } = builder;
  if (block.kind === 'list') {
    for (const item of block.items) addItem(builder, item, section);
    return;
  }
  const top = { section, parent: -1, depth: 0, marker: '', box: null };
  if (block.kind === 'paragraph') return addParagraph(builder, block, section);
  if (block.kind === 'quote' && isCallout(lines, block)) {
    entries.push(...calloutEntries(lines, block, { section, first: entries.length, fences: builder.fences }));
    return;
  }
  if (block.kind === 'quote') return addAfterMoved(builder, block, section);
  if (block.kind !== 'table') return;
  for (let line = block.line; line <= block.endLine; line++) {
    const row = lines.slice(line, line);
    if (line === block.line + 1 || row.trim() === '') continue;
    const span = { line, endLine: line, lastLine: line };
    entries.push({ ...top, ...span, kind: 'row', from: lines.start(line), text: cellsOf(row).join(' | ') });
  }
}

function addParagraph({ lines, entries }: Builder, { line, endLine }: LineSpan, section: number): void {
  const top = { section, parent: -1, depth: 0, marker: '', box: null };
  const from = firstCharacter(lines, line);
  const text = unindented(lines, { line, endLine }, from);
  entries.push({ ...top, line, endLine, lastLine: endLine, kind: 'paragraph', from, text });
}

/** A line with a sign of a bullet journal, in which `> task` is one that was moved on, and no quote begins. */
const SIGNED = /^[ \t]*[•·∙×✕✖✗✘✓✔xX]\uFE0F?[ \t]/u;

/** The lines behind such a `>`, which the parser takes for the rest of a quote. */
function addAfterMoved(builder: Builder, { line: first, endLine }: LineSpan, section: number): void {
  const { lines } = builder;
  if (first === 1 || !SIGNED.test(lines.slice(first - 1, first - 1))) return;
  let from = -1;
  for (let line = first; line <= endLine + 1; line++) {
    const isPlain = line <= endLine && !/^[ \t]*>/.test(lines.slice(line, line));
    if (isPlain && from === -1) from = line;
    else if (!isPlain && from !== -1) {
      addParagraph(builder, { line: from, endLine: line - 1 }, section);
      from = -1;
    }
  }
}

/** The cells of a table row, trimmed; `\|` is a bar within a cell. */
export function cellsOf(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
}

interface OpenItem {
  readonly at: number;
  readonly indent: number;
}

interface Growing {
  readonly kind: 'item' | 'paragraph';
  line: number;
  endLine: number;
  lastLine: number;
  parent: number;
  depth: number;
  marker: string;
  box: string | null;
  from: number;
  /** Where its first line ends. */
  readonly texts: string[];
}

/**
 * A top-level item with what is nested in it. Nesting goes by indentation: the parser gives the top level and the fences,
 * and how deep a tab counts differs between editors.
 */
function addItem(builder: Builder, item: LineSpan, section: number): void {
  const { lines, entries, fences } = builder;
  const open: OpenItem[] = [];
  const first = entries.length;
  const growing: Growing[] = [];
  let current: Growing | null = null;
  for (let line = item.line; line <= item.endLine; line++) {
    const fence = fenceAt(fences, line);
    if (fence !== null) {
      line = fence.endLine;
      extend(growing, open, { first, line: Math.min(line, item.endLine) });
      current = null;
      continue;
    }
    if (lines.isBlank(line)) {
      current = null;
      continue;
    }
    const raw = lines.slice(line, line);
    const marked = line === item.line || mayBeItem(raw) ? ITEM.exec(raw) : null;
    if (marked !== null) {
      const indent = columnsOf(marked[1] ?? '');
      while (open.length > 1 && indent <= (open.at(-1)?.indent ?? 0)) open.pop();
      const above = open.at(-1);
      const rest = raw.slice(marked[0].length);
      const box = BOX.exec(rest);
      current = {
        kind: 'item',
        line,
        endLine: line,
        lastLine: line,
        parent: above === undefined ? -1 : above.at,
        depth: open.length,
        marker: marked[2] ?? '',
        box: box === null ? null : (box[1] ?? ''),
        from: lines.start(line) + marked[0].length + (box?.[0].length ?? 0),
        texts: [rest.slice(box?.[0].length ?? 0).trimEnd()],
      };
      open.push({ at: first + growing.length, indent });
      growing.push(current);
    } else if (/^[ \t]*>/.test(raw) || isKept(raw)) {
      // Somebody else's words, or a program's.
    } else if (current?.kind === 'item' && (isLogged(lines, { raw, item }) || isBesides(lines, { raw, current }))) {
      open.length = 0;
      current = paragraphIn(open, { raw, line, from: lines.start(line) });
      growing.push(current);
    } else if (current !== null) {
      current.endLine = line;
      if (current.kind === 'paragraph') current.lastLine = line;
      current.texts.push(raw.trim());
    } else {
      current = paragraphIn(open, { raw, line, from: lines.start(line) });
      growing.push(current);
    }
    extend(growing, open, { first, line });
  }
  for (const { texts, ...entry } of growing) entries.push({ ...entry, section, text: texts.join('\n') });
}

/** What outliners keep about an item below it: `:LOGBOOK:`, `CLOCK: [2031-05-06 …]`, `id:: …`. */
const KEPT = /^[ \t]+(?::[A-Z_]{2,20}:|CLOCK: \[.*|id:: [\da-f-]{36}|collapsed:: (?:true|false))[ \t]*$/;

function isKept(raw: string): boolean {
  return raw.includes(':') && KEPT.test(raw);
}

const CLOCK = /^\d{1,2}[:.h]\d{2}[ \t]+\S/;
/** Lines above a list among which the log that it belongs to is looked for. */
const LOG_LINES = 20;

/** The next line of a log of times, below a list that belongs to the one before: `09:00 standup`, `- Ann: …`, `10:15 review`. */
function isLogged(lines: Lines, { raw, item }: { readonly raw: string; readonly item: LineSpan }): boolean {
  if (!CLOCK.test(raw)) return false;
  for (let above = item.line - 1; above > 0 && above >= item.line - LOG_LINES; above--) {
    const text = lines.slice(above, above);
    if (CLOCK.test(text)) return true;
    if (!/^[ \t]|^[-*+][ \t]/.test(text)) return false;
  }
  return false;
}

/** Nobody wraps lines that are so short. */
const WRAPPED_MIN_CHARS = 50;

/** The line of a log right below a box, which markdown takes for more of the item: `- [ ] call IT`, `spoke to Ann`. */
function isBesides(lines: Lines, { raw, current }: { readonly raw: string; readonly current: Growing }): boolean {
  if (current.box === null || /^[ \t]/.test(raw)) return false;
  return lines.slice(current.endLine, current.endLine).trimEnd().length < WRAPPED_MIN_CHARS;
}

/** A further paragraph of the innermost item that it is indented below. */
function paragraphIn(
  open: readonly OpenItem[],
  { raw, line, from }: { readonly raw: string; readonly line: number; readonly from: number },
): Growing {
  const indent = columnsOf(/^[ \t]*/.exec(raw)?.[0] ?? '');
  const above = open.findLast((item) => item.indent < indent) ?? open[0];
  return {
    kind: 'paragraph',
    line,
    endLine: line,
    lastLine: line,
    parent: above?.at ?? -1,
    depth: above === undefined ? 0 : 1,
    marker: '',
    box: null,
    from: from + raw.length - raw.trimStart().length,
    texts: [raw.trim()],
  };
}

function extend(growing: readonly Growing[], open: readonly OpenItem[], to: { first: number; line: number }): void {
  for (const { at } of open) {
    const entry = growing[at - to.first];
    if (entry !== undefined) entry.lastLine = to.line;
  }
}

function mayBeItem(raw: string): boolean {
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code === 32 || code === 9) continue;
    return code === 45 || code === 42 || code === 43 || (code >= 48 && code <= 57);
  }
  return false;
}

const TAB_COLUMNS = 4;

function columnsOf(indentation: string): number {
  let columns = 0;
  for (const character of indentation) columns += character === '\t' ? TAB_COLUMNS - (columns % TAB_COLUMNS) : 1;
  return columns;
}

function firstCharacter(lines: Lines, line: number): number {
  let at = lines.start(line);
  const end = lines.end(line);
  while (at < end && (lines.text.charCodeAt(at) === 32 || lines.text.charCodeAt(at) === 9)) at++;
  return at;
}

/** Lines without indentation and without spaces at their ends. */
function unindented(lines: Lines, span: LineSpan, from: number): string {
  const text = lines.text.slice(from, lines.end(span.endLine)).trimEnd();
  return text.includes('\n') ? text.replaceAll(/[ \t]*\n[ \t]*/g, '\n') : text;
}
