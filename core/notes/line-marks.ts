import type { Lines } from './lines.ts';

/*
 * What a line starts with, by the rules of CommonMark and exactly as @lezer/markdown takes them: one line, no context.
 */

const TAB = 9;
const RETURN = 13;
const SPACE = 32;
const HASH = 35;
const STAR = 42;
const PLUS = 43;
const DASH = 45;
const DOT = 46;
const PARENTHESIS = 41;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const BRACKET = 91;
const BACKSLASH = 92;
const CLOSING_BRACKET = 93;
const UNDERSCORE = 95;
const BACKTICK = 96;
const TILDE = 126;

/** `code` of a line that holds nothing but white space. */
export const BLANK = -1;
/** `code` of a line that starts with a tab: how deep it is indented depends on what is around it. */
export const TABBED = TAB;

/** A place in a note: the first character of a line, or of what follows a list marker. */
export interface Place {
  readonly text: string;
  readonly lines: Lines;
  line: number;
  /** Offset of the character. */
  pos: number;
  /** Offset of the line's end. */
  end: number;
  /** Column of the character, from 0. */
  column: number;
  /** The character; `BLANK` or `TABBED`. */
  code: number;
}

export function placeIn(lines: Lines): Place {
  return { text: lines.text, lines, line: 0, pos: 0, end: 0, column: 0, code: BLANK };
}

/** Moves to the first character of a line. */
export function moveToLine(place: Place, line: number): void {
  const start = place.lines.start(line);
  place.line = line;
  place.pos = start;
  place.end = place.lines.end(line);
  skipSpaces(place);
  place.column = place.pos - start;
}

/** Moves to the first character at or after `pos` in the line; spaces only. */
export function moveAfterMark(place: Place, pos: number): void {
  place.column += pos - place.pos;
  place.pos = pos;
  skipSpaces(place);
  place.column += place.pos - pos;
}

function skipSpaces(place: Place): void {
  const { text, end } = place;
  let { pos } = place;
  while (pos < end && text.charCodeAt(pos) === SPACE) pos++;
  place.pos = pos;
  place.code = pos >= end ? BLANK : text.charCodeAt(pos);
  if (place.code !== TAB && place.code !== RETURN) return;
  place.code = isRestBlank(place, pos) ? BLANK : TABBED;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === TAB || code === RETURN;
}

function isRestBlank({ text, end }: Place, from: number): boolean {
  for (let at = from; at < end; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

function runEnd({ text, pos, end, code }: Place): number {
  let at = pos + 1;
  while (at < end && text.charCodeAt(at) === code) at++;
  return at;
}

/** Level of a heading marked with `#`; 0 when it is none. */
export function headingLevel(place: Place): number {
  if (place.code !== HASH) return 0;
  const after = runEnd(place);
  if (after < place.end && !isSpace(place.text.charCodeAt(after))) return 0;
  return after - place.pos > 6 ? 0 : after - place.pos;
}

/** Length of the run that opens a fence; 0 when none does. */
export function fenceLength(place: Place): number {
  const { text, pos, end, code } = place;
  if (code !== BACKTICK && code !== TILDE) return 0;
  const after = runEnd(place);
  if (after < pos + 3) return 0;
  if (code === TILDE) return after - pos;
  for (let at = after; at < end; at++) if (text.charCodeAt(at) === BACKTICK) return 0;
  return after - pos;
}

/** Whether the line closes a fence of `length` times `code`; its indentation is the caller's. */
export function closesFence(place: Place, code: number, length: number): boolean {
  if (place.code !== code) return false;
  const after = runEnd(place);
  return after - place.pos >= length && isRestBlank(place, after);
}

/** Whether the line is a ruler: `---`, `* * *`. */
export function isRule({ text, pos, end, code }: Place): boolean {
  if (code !== STAR && code !== DASH && code !== UNDERSCORE) return false;
  let count = 1;
  for (let at = pos + 1; at < end; at++) {
    const next = text.charCodeAt(at);
    if (next === code) count++;
    else if (!isSpace(next)) return false;
  }
  return count >= 3;
}

/** Level of the heading whose underline this is; 0 when it is none. */
export function underlineLevel(place: Place): 0 | 1 | 2 {
  if ((place.code !== DASH && place.code !== EQUALS) || !isRestBlank(place, runEnd(place))) return 0;
  return place.code === EQUALS ? 1 : 2;
}

/** Length of a list item's marker; 0 when there is none. */
export function markerLength({ text, pos, end, code }: Place): number {
  if (code === DASH || code === PLUS || code === STAR)
    return pos === end - 1 || isSpace(text.charCodeAt(pos + 1)) ? 1 : 0;
  let at = pos;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  if (at === pos || at === end || at > pos + 9) return 0;
  const delimiter = text.charCodeAt(at);
  if (delimiter !== DOT && delimiter !== PARENTHESIS) return 0;
  return at < end - 1 && !isSpace(text.charCodeAt(at + 1)) ? 0 : at + 1 - pos;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A marker at which a paragraph ends although it is in no such list: one with a text, and `1.` for a numbered one. */
export function opensListInParagraph(place: Place, length: number): boolean {
  if (isRestBlank(place, place.pos + length)) return false;
  return !isDigit(place.code) || (length === 2 && place.code === 49);
}

/** Whether a marker of this last character belongs to a numbered list. */
export function isNumberedMark(mark: number): boolean {
  return mark === DOT || mark === PARENTHESIS;
}

/** What may be HTML or a quote: how far it goes is for the parser to say. */
export function isQuote(place: Place): boolean {
  return place.code === GREATER;
}

export function mayBeHtml(place: Place): boolean {
  return place.code === LESS;
}

/** What may be `[label]: address`, which is a block of its own. */
export function mayBeReference({ text, pos, end, code }: Place): boolean {
  if (code !== BRACKET) return false;
  for (let at = pos + 1; at < end; at++) {
    const next = text.charCodeAt(at);
    if (next === CLOSING_BRACKET) return text.charCodeAt(at + 1) === 58;
    if (next === BRACKET) return false;
    if (next === BACKSLASH) return true;
  }
  return true;
}

const REFERENCE = /^\[[^[\]\\]{0,500}[^\s[\]\\][^[\]\\]{0,400}\]:[ ]*[^\s<>()\\\u0080-\uffff]+ *$/;

/** Whether the line is `[label]: address` and nothing else, without any sign that needs a second look. */
export function isReference({ text, pos, end }: Place): boolean {
  return REFERENCE.test(text.slice(pos, end));
}
