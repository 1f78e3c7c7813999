import type { Lines, LineSpan } from './lines.ts';
import type { ParsedNote } from './note.ts';
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

/**
 * The lines by which the text of templates is known in notes: as they stand, and where they have placeholders, as they
 * look while nothing is filled in.
 */
export function templateLines(templates: readonly string[]): string[] {
  const lines = new Set<string>([`> ${OPEN_ITEMS_LEAD}`]);
  for (const template of templates) {
    for (const raw of template.replace(FRONTMATTER, '').split('\n')) {
      const line = plain(raw.replaceAll(PLACEHOLDERS, ''));
      if (line.length >= MIN_CHARS) lines.add(line);
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
}

export function templateText(lines: readonly string[]): TemplateText {
  const lengths = new Uint8Array(Math.max(0, ...lines.map((line) => line.length)) + 1);
  for (const { length } of lines) lengths[length] = 1;
  return { lines: new Set(lines), lengths };
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
    chunks: note.chunks.filter((chunk) => !isUntouched(chunk)).map((chunk, ordinal) => ({ ...chunk, ordinal })),
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

const LABELLED = /^\W*\p{L}[\p{L} ]{0,30}[:：]/u;
const THREE_WORDS = /\S\s+\S+\s+\S/;

/** A label (`Attendees:`) says what the lines below it are, and a word (`Proposed`) may be what its heading asks for. */
function isStatement({ text, box }: Entry): boolean {
  return box !== null || (THREE_WORDS.test(text) && !LABELLED.test(text));
}

function untouchedLines(lines: Lines, known: TemplateText): Set<number> {
  const untouched = new Set<number>();
  let offered = false;
  for (let line = 1; line <= lines.count; line++) {
    const from = firstCharacter(lines, line);
    const to = lines.end(line);
    const isQuote = lines.text.charCodeAt(from) === QUOTE;
    if (!isQuote) offered = false;
    if (!offered && known.lengths[to - from] !== 1 && !isSpace(lines.text.charCodeAt(to - 1))) continue;
    const text = offered ? '' : plain(lines.text.slice(from, to));
    if (isQuote && text.endsWith(OPEN_ITEMS_LEAD)) offered = true;
    if (offered || known.lines.has(text)) untouched.add(line);
  }
  return untouched;
}

const QUOTE = 62;

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

function firstCharacter(lines: Lines, line: number): number {
  let at = lines.start(line);
  while (at < lines.end(line) && isSpace(lines.text.charCodeAt(at))) at++;
  return at;
}
