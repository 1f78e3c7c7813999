import type { NoteField } from './field-intent.ts';

/** Where a note says something of itself. */
export interface FieldLine {
  /** 1-based. */
  readonly line: number;
  readonly endLine: number;
  /** The value, as one line. */
  readonly text: string;
}

/** Further down, a label belongs to something else. */
const HEAD_LINES = 25;
const FOOT_LINES = 12;
/** Lines below a heading such as `Attendees` or `Status`. */
const SECTION_LINES = 30;

const LABELLED =
  /^[\s>|*+-]*(?:\*\*|__|\*)?(\p{L}[\p{L} _/-]{1,30}?)(?:\*\*|__|\*)?\s*(?::|\|)\s*(?:\*\*|__|\*)?\s*(.*?)[\s|]*$/u;
const HEADING = /^\s{0,3}(#{1,6})\s+(.*?)[\s#:]*$/;

function nameOf(label: string): string {
  return label.toLowerCase().replaceAll(/[_-]/g, ' ').trim();
}

function plain(text: string): string {
  return text
    .replaceAll(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
    .replace(/^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/, '')
    .trim()
    .replaceAll(/^["'[]+|["'\]]+$/g, '')
    .trim();
}

/** The last line of what stands indented, or as items, below a key of front matter. */
function endOfValue(lines: readonly string[], at: number, end: number): number {
  let last = at;
  while (last + 1 < end && /^(?:\s+\S|-\s)/.test(lines[last + 1] ?? '')) last += 1;
  return last;
}

/** The first fields of the name in the front matter: lines 1 to `bodyLine` - 1. */
function inFrontMatter(lines: readonly string[], bodyLine: number, { called }: NoteField): FieldLine | null {
  for (let at = 0; at < bodyLine - 1; at += 1) {
    const [, key = '', value = ''] = /^([\p{L}_][\p{L}\p{N}_ -]*):(.*)$/u.exec(lines[at] ?? '') ?? [];
    if (!called.test(nameOf(key))) continue;
    const last = endOfValue(lines, at, bodyLine - 1);
    const parts = [value, ...lines.slice(at + 1, last + 1)].map(plain).filter((part) => part !== '');
    if (parts.length > 0) return { line: at + 1, endLine: last + 1, text: parts.join(', ') };
  }
  return null;
}

/** `Owner: Ann` at the head or foot of the text. */
function inLabel(lines: readonly string[], bodyLine: number, { called }: NoteField): FieldLine | null {
  for (let at = bodyLine - 1; at < lines.length; at += 1) {
    if (at >= bodyLine - 1 + HEAD_LINES && at < lines.length - FOOT_LINES) continue;
    const [, label = '', value = ''] = LABELLED.exec(lines[at] ?? '') ?? [];
    if (label !== '' && called.test(nameOf(label)) && plain(value) !== '')
      return { line: at + 1, endLine: at + 1, text: plain(value) };
  }
  return null;
}

/** What stands below a heading that is the name: one paragraph or list. */
function inSection(lines: readonly string[], bodyLine: number, { called }: NoteField): FieldLine | null {
  for (let at = bodyLine - 1; at < lines.length; at += 1) {
    const [, , heading = ''] = HEADING.exec(lines[at] ?? '') ?? [];
    if (heading === '' || !called.test(nameOf(plain(heading)))) continue;
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
    if (parts.length > 0) return { line: first + 1, endLine: last, text: parts.join(', ') };
  }
  return null;
}

/**
 * What a note says of itself under a name: in its front matter, else in a line `Name: …` at its head or foot, else below a
 * heading of that name.
 *
 * @param lines of the whole file
 * @param bodyLine the first line after the front matter, 1-based
 */
export function fieldIn(lines: readonly string[], bodyLine: number, field: NoteField): FieldLine | null {
  return inFrontMatter(lines, bodyLine, field) ?? inLabel(lines, bodyLine, field) ?? inSection(lines, bodyLine, field);
}
