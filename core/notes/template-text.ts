import type { Lines, LineSpan } from './lines.ts';
import type { Chunk, ParsedNote } from './note.ts';
import { outlineWith, type Entry } from './outline.ts';

/*
 * What a note has from its template is not its writer's words: nobody searches for it, and it says nothing.
 */

/** First line of the quote in which a new note offers what is still open. */
export const OPEN_ITEMS_LEAD = 'Still open from earlier notes:';

/** Shorter lines (`---`, `- `) stand in every note. */
const MIN_CHARS = 3;

const FRONTMATTER = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/;
const PLACEHOLDERS = /\{\{[^{}\n]{0,60}\}\}|<%[^%\n]{0,120}%>/g;

/** How a placeholder looks that Daybook fills in by itself, whoever writes the note. */
const FILLED_IN: Readonly<Record<string, string>> = {
  date: String.raw`\d{4}-\d{2}-\d{2}`,
  yesterday: String.raw`\d{4}-\d{2}-\d{2}`,
  reviewed: String.raw`\d{4}-\d{2}-\d{2}`,
  created: String.raw`\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}`,
  time: String.raw`\d{2}:\d{2}`,
  weekday: '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day',
  number: String.raw`\d{2,5}`,
  // What a note is called when nobody names it.
  title: String.raw`(?:Journal|Standup|Meeting|\d{4}-\d{2}-\d{2})`,
};
const NAMED = /\{\{[ \t]*([A-Za-z]+)[ \t]*\}\}/g;

/**
 * The lines by which the text of templates is known in notes: as they stand, and where they have placeholders, as they
 * look while nothing is filled in. A line with placeholders that are always filled in (`# {{weekday}}, {{date}}`) stands
 * for all that they make of it.
 */
export function templateLines(templates: readonly string[]): string[] {
  const lines = new Set<string>([`> ${OPEN_ITEMS_LEAD}`]);
  for (const template of templates) {
    for (const raw of template.replace(FRONTMATTER, '').split('\n')) {
      const line = plain(raw.replaceAll(PLACEHOLDERS, ''));
      if (line.length >= MIN_CHARS) lines.add(line);
      if (raw.includes('{{')) lines.add(plain(raw));
    }
  }
  return [...lines];
}

function plain(line: string): string {
  return line.trim().normalize('NFC');
}

const TEMPLATE_FOLDER = /^_?templates?\/|\/_?templates?\//i;

/** Whether a note is a template itself: it stands in a folder of templates. */
export function isTemplateNote(path: string): boolean {
  return TEMPLATE_FOLDER.test(path);
}

/** The lines of templates, ready to be compared with many notes. */
export interface TemplateText {
  readonly lines: ReadonlySet<string>;
  /** 1 at the length of each line: most lines of a note differ in that already. */
  readonly lengths: Uint8Array;
  /** Lines with placeholders that are always filled in, and 1 at the codes with which one of them starts. */
  readonly shapes: readonly RegExp[];
  readonly starts: Uint8Array;
}

const ASCII = 128;

export function templateText(lines: readonly string[]): TemplateText {
  const lengths = new Uint8Array(Math.max(0, ...lines.map((line) => line.length)) + 1);
  for (const { length } of lines) lengths[length] = 1;
  const shapes = lines.flatMap((line) => shapeOf(line) ?? []);
  const starts = new Uint8Array(ASCII);
  for (const { first } of shapes) starts[first] = 1;
  return { lines: new Set(lines), lengths, shapes: shapes.map(({ pattern }) => pattern), starts };
}

/** The lines that a template's line becomes; null when that hangs on its writer. */
function shapeOf(line: string): { readonly pattern: RegExp; readonly first: number } | null {
  const names = [...line.matchAll(NAMED)].map((match) => match[1] ?? '');
  if (names.length === 0 || names.some((name) => !Object.hasOwn(FILLED_IN, name))) return null;
  // One that starts with a placeholder could start with anything.
  const first = line.charCodeAt(0);
  if (line.startsWith('{{') || first >= ASCII) return null;
  const parts = line.split(/\{\{[ \t]*[A-Za-z]+[ \t]*\}\}/);
  const source = parts
    .map((part, at) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`) + (FILLED_IN[names[at] ?? ''] ?? ''))
    .join('');
  return { pattern: new RegExp(`^${source}$`, 'u'), first };
}

/**
 * A note without its template's text: chunks that hold nothing else are left out, and entries of nothing else say nothing.
 */
export function withoutTemplateText(note: ParsedNote, known: TemplateText): ParsedNote {
  const { lines } = note.outline;
  const untouched = untouchedLines(lines, known);
  if (untouched.size === 0) return note;
  const isUntouched = ({ line, endLine }: LineSpan): boolean => {
    for (let at = line; at <= endLine; at++) if (!untouched.has(at) && !lines.isBlank(at)) return false;
    return true;
  };
  return {
    ...note,
    chunks: note.chunks
      .filter((chunk) => !isUntouched(chunk))
      .map((chunk, ordinal) => ({ ...chunk, ordinal, text: ownText(chunk, untouched, note.outline.fences) })),
    // An entry keeps its place: others point at it.
    outline: outlineWith(note.outline, () =>
      note.outline.entries.map((entry) =>
        untouched.has(entry.line) && isStatement(entry) && isUntouched(entry)
          ? { ...entry, text: '', box: null }
          : entry,
      ),
    ),
  };
}

/** What stays in a chunk although a template has it too: headings, labels, code and tables hold up what is around them. */
const FRAME = /^ {0,3}(?:#{1,6} |\||```|~~~)|^\W*\S+(?:\s+\S+)?\W*$/;
const BOXED = /^\s*(?:[-*+]|\d+[.)])\s+\[.?\]/;

/** A chunk's text with blank lines for the sentences and items of the template. */
function ownText({ text, line }: Chunk, untouched: ReadonlySet<number>, fences: readonly LineSpan[]): string {
  const lines = text.split('\n');
  const isCode = (at: number): boolean => fences.some((fence) => fence.line <= at && at <= fence.endLine);
  const own = lines.map((one, at) => {
    if (!untouched.has(line + at) || isCode(line + at)) return one;
    return BOXED.test(one) || !FRAME.test(one) ? '' : one;
  });
  return own.some((one, at) => one !== lines[at]) ? own.join('\n') : text;
}

const LABEL = /^\W*(\p{L}[\p{L} ]{0,30})[:：]\W*/u;
const THREE_WORDS = /\S\s+\S+\s+\S/;
/** Behind these stand names, and whoever writes in the note leaves those who were there. */
const NAMES_PEOPLE =
  /^(?:attendees|attending|present|participants|people|who|with|team|owners?|scribe|chair|host|facilitator|note ?taker|regrets|apologies)$/i;

/**
 * A label (`Attendees:`) says what the lines below it are, and a word (`Proposed`) may be what its heading asks for; a
 * whole sentence behind a label is one.
 */
function isStatement({ text, box }: Entry): boolean {
  if (box !== null) return true;
  const label = LABEL.exec(text);
  if (label !== null && NAMES_PEOPLE.test(label[1] ?? '')) return false;
  return THREE_WORDS.test(label === null ? text : text.slice(label[0].length));
}

function untouchedLines(lines: Lines, known: TemplateText): Set<number> {
  const untouched = new Set<number>();
  let offered = false;
  for (let line = 1; line <= lines.count; line++) {
    const from = firstCharacter(lines, line);
    const to = lines.end(line);
    const isQuote = lines.text.charCodeAt(from) === QUOTE;
    if (!isQuote) offered = false;
    const mayBeShape = to - from <= SHAPE_MAX_CHARS && known.starts[lines.text.charCodeAt(from)] === 1;
    if (!offered && !mayBeShape && known.lengths[to - from] !== 1 && !isSpace(lines.text.charCodeAt(to - 1))) continue;
    const text = offered ? '' : plain(lines.text.slice(from, to));
    if (isQuote && text.endsWith(OPEN_ITEMS_LEAD)) offered = true;
    const isKnown = known.lines.has(text) || (mayBeShape && known.shapes.some((shape) => shape.test(text)));
    if (offered || isKnown) untouched.add(line);
  }
  return untouched;
}

/** Longest line of a template that is filled in. */
const SHAPE_MAX_CHARS = 120;

const QUOTE = 62;

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

function firstCharacter(lines: Lines, line: number): number {
  let at = lines.start(line);
  while (at < lines.end(line) && isSpace(lines.text.charCodeAt(at))) at++;
  return at;
}
