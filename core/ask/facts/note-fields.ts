import type { NoteField } from '../query/field-intent.ts';

/** A note as far as it may say something of itself. */
export interface SpeakingNote {
  readonly frontmatter: Readonly<Record<string, unknown>>;
  /** Of the whole file, or of its edges. */
  readonly lines: readonly string[];
  /** The first line after the front matter, 1-based. */
  readonly bodyLine: number;
}

/** Where a note says something of itself. */
export interface FieldLine {
  /** 1-based. */
  readonly line: number;
  readonly endLine: number;
  /** The value, as one line. */
  readonly text: string;
  readonly from: 'front matter' | 'page';
}

/** Further down, a label belongs to something else. */
const HEAD_LINES = 25;
const FOOT_LINES = 12;
/** Lines below a heading such as `Attendees` or `Status`. */
const SECTION_LINES = 30;

const LABELLED =
  /^[\s>|*+-]*(?:\*\*|__|\*|_)?(\p{L}[\p{L} _/-]{1,30}?)(?:\*\*|__|\*|_)?\s*(?::|\||\s—|\s-\s)\s*(?:\*\*|__|\*)?\s*(.*?)[\s|]*$/u;
const HEADING = /^\s{0,3}(#{1,6})\s+(.*?)[\s#:]*$/;

function nameOf(label: string): string {
  return label.toLowerCase().replaceAll(/[_-]/g, ' ').trim();
}

function plain(text: string): string {
  return text
    .replaceAll(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/~"([^"]+)"/g, '$1')
    .replaceAll(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
    .replace(/^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/, '')
    .trim()
    .replaceAll(/^["'[]+|["'\]]+$/g, '')
    .trim();
}

/** A value of front matter as one line: of a map, what it calls `name`, or its day. */
function asText(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return plain(String(value)).replace(/\s*\n\s*/g, ' ');
  if (Array.isArray(value))
    return value
      .map(asText)
      .filter((one) => one !== '')
      .join(', ');
  if (typeof value !== 'object' || value === null) return '';
  if ('name' in value) return asText(value.name);
  return 'date' in value ? asText(value.date) : '';
}

/** Where a key of front matter stands, with what stands indented, or as items, below it. */
function linesOfKey({ lines, bodyLine }: SpeakingNote, key: string): Pick<FieldLine, 'line' | 'endLine'> {
  const at = lines.slice(0, bodyLine - 1).findIndex((line) => line.replaceAll(/["']/g, '').startsWith(`${key}:`));
  if (at === -1) return { line: 1, endLine: 1 };
  let last = at;
  while (last + 1 < bodyLine - 1 && /^(?:\s+\S|-\s)/.test(lines[last + 1] ?? '')) last += 1;
  return { line: at + 1, endLine: last + 1 };
}

type Fits = (text: string) => boolean;

function inFrontMatter(note: SpeakingNote, { called }: NoteField, fits: Fits): FieldLine | null {
  const entries = Object.entries(note.frontmatter);
  for (const name of called) {
    for (const [key, value] of entries) {
      const text = name.test(nameOf(key)) ? asText(value) : '';
      if (text !== '' && fits(text)) return { ...linesOfKey(note, key), text, from: 'front matter' };
    }
  }
  return null;
}

/** Indexes of the lines in which a note speaks of itself: its head and its foot. */
function edges({ lines, bodyLine }: SpeakingNote): number[] {
  return [...lines.keys()].filter(
    (at) => at >= bodyLine - 1 && (at < bodyLine - 1 + HEAD_LINES || at >= lines.length - FOOT_LINES),
  );
}

/** What stands between the fields of a line: `Owner: canals | Reviewed: 2031-02-01`. */
const NEXT_FIELD =
  /\s+[|·•—–]\s+(?=[*_]*\p{L}[\p{L} ]{1,30}[*_]*\s?:)|\.\s+(?=[*_]*\p{Lu}[\p{L} ]{1,24}[*_]*(?::|\s\d{4}-))/u;

function valueIn(line: string, called: RegExp): string {
  // A row of a table has its borders where a line has what stands between fields.
  for (const part of /^\s*\|/.test(line) ? [line] : line.split(NEXT_FIELD)) {
    const [, label = '', value = ''] = LABELLED.exec(part) ?? [];
    if (label !== '' && called.test(nameOf(label))) return plain(value).replace(/(?<=\p{L})\.$/u, '');
  }
  return '';
}

function saidIn(line: string, { said }: NoteField): string {
  const match = line.split(NEXT_FIELD).map((part) => said?.exec(plain(part)));
  return plain(match.find((one) => one)?.[1] ?? '');
}

/** `Owner: Ann` or `Maintained by Ann` at the head or foot of the text. */
function inLine(note: SpeakingNote, field: NoteField, fits: Fits): FieldLine | null {
  const { lines } = note;
  const ways = [
    ...field.called.map((name) => (line: string) => valueIn(line, name)),
    (line: string) => saidIn(line, field),
  ];
  const own = edges(note);
  for (const way of ways) {
    for (const at of own) {
      const text = way(lines[at] ?? '');
      if (text !== '' && fits(text)) return { line: at + 1, endLine: at + 1, text, from: 'page' };
    }
  }
  return null;
}

/** A line in which a note says this of itself, and nothing else. */
export function isFieldLine(line: string, field: NoteField, fits: Fits): boolean {
  const text = field.called.map((name) => valueIn(line, name)).find((value) => value !== '') ?? saidIn(line, field);
  return text !== '' && fits(text);
}

/** What stands below a heading that is the name: one paragraph or list. */
function inSection({ lines, bodyLine }: SpeakingNote, { called }: NoteField, fits: Fits): FieldLine | null {
  for (let at = bodyLine - 1; at < lines.length; at += 1) {
    const [, , heading = ''] = HEADING.exec(lines[at] ?? '') ?? [];
    if (heading === '' || !called.some((name) => name.test(nameOf(plain(heading))))) continue;
    let first = at + 1;
    while (first < lines.length && (lines[first] ?? '').trim() === '') first += 1;
    let last = first;
    while (last < Math.min(lines.length, first + SECTION_LINES) && /\S/.test(lines[last] ?? '')) {
      if (HEADING.test(lines[last] ?? '')) break;
      last += 1;
    }
    const parts = lines
      .slice(first, last)
      .map(plain)
      .filter((part) => part !== '');
    if (parts.length > 0 && fits(parts.join(', ')))
      return { line: first + 1, endLine: last, text: parts.join(', '), from: 'page' };
  }
  return null;
}

/**
 * What a note says of itself under a name: in its front matter, else in a line `Name: …` at its head or foot, else below a
 * heading of that name.
 *
 * @param fits what is no value of the field is looked past
 */
export function fieldIn(note: SpeakingNote, field: NoteField, fits: Fits = () => true): FieldLine | null {
  return inFrontMatter(note, field, fits) ?? inLine(note, field, fits) ?? inSection(note, field, fits);
}
