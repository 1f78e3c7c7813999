import type { Entry } from '../notes/outline.ts';
import { isWrapped } from './wrapped-line.ts';

/** A sentence of an entry: offsets in the entry's text. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
}

/** A longer sentence is no decision: it is a turn written down without full stops. */
export const SENTENCE_MAX_CHARS = 500;

const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|ca|approx|mr|mrs|ms|dr|st|al|dept|\p{L}|\d{1,3})$/iu;

/** `no. 5`; but `Ann said no.` ends a sentence. */
const NUMBERED = /(?:^|[\s(])(?:no|nr|fig|sec)$/i;

const SPACE = 32;
const NEWLINE = 10;

function isGap(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === SPACE || code === NEWLINE;
}

/** `mira: yes` at the start of a line: lines of a chat end without a full stop. */
const SAID_LINE = /\p{L}[\p{L}\d.'’_-]{1,20}: \S/uy;

function isSaidAt(text: string, at: number): boolean {
  SAID_LINE.lastIndex = at;
  return SAID_LINE.test(text);
}

/** So many quotation marks, brackets and stars close a sentence. */
const CLOSING_MAX_CHARS = 12;

/** Whether a sentence ends before the gap that ends at `at`: with a full stop, but none of an abbreviation, or with its line. */
export function endsSentence(text: string, at: number): boolean {
  if (text.charCodeAt(at - 1) === NEWLINE && (isSaidAt(text, at) || !isWrapped(text, at - 1))) return true;
  if (isWordCode(text.charCodeAt(at - 2))) return false;
  let stop = at - 2;
  const least = Math.max(0, at - CLOSING_MAX_CHARS);
  while (stop >= least && /[\s"'”’)\]*_`]/.test(text.charAt(stop))) stop--;
  const mark = text.charAt(stop);
  if (mark === '!' || mark === '?' || mark === '…' || mark === '。') return true;
  if (mark !== '.') return false;
  const before = text.slice(Math.max(0, stop - 8), stop);
  return !ABBREVIATION.test(before) && !(NUMBERED.test(before) && /\d/.test(text.charAt(at)));
}

/** A letter or digit of ASCII, or a comma: by far the most that stands before a space. */
function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 44;
}

/** The sentence of a text that holds the offset; null when it is too long to be one. */
export function sentenceAt(text: string, offset: number): Sentence | null {
  let from = offset;
  while (from > 0 && offset - from < SENTENCE_MAX_CHARS && !(isGap(text, from - 1) && endsSentence(text, from))) from--;
  let to = offset;
  const last = Math.min(text.length, offset + SENTENCE_MAX_CHARS);
  while (to < last && !(to > offset && isGap(text, to - 1) && endsSentence(text, to))) to++;
  if (to - from >= SENTENCE_MAX_CHARS) return null;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return { from, to };
}

/** At most so many sentences of one text are looked at. */
const MAX_SENTENCES = 60;

/** The sentences of a text from `from` on, in order; too long ones are left out. */
export function sentencesFrom(text: string, from: number): Sentence[] {
  const found: Sentence[] = [];
  let at = from;
  while (at < text.length && found.length < MAX_SENTENCES) {
    while (at < text.length && /\s/.test(text.charAt(at))) at++;
    if (at >= text.length) break;
    const sentence = sentenceAt(text, at);
    if (sentence !== null && sentence.to > at) found.push({ from: Math.max(at, sentence.from), to: sentence.to });
    at = sentence === null ? at + SENTENCE_MAX_CHARS : Math.max(sentence.to, at + 1);
  }
  return found;
}

/** `Mira: `, `- **Jon** (ops): ` in front of a sentence. */
const SPEAKER = /^[*_]{0,3}@?\p{L}[\p{L}\d.'’ +&/-]{0,40}(?: \([^)]{1,30}\))?[*_]{0,3}\s?:[*_]{0,3}\s+/u;

/** The length of the speaker's name in front of a text, with its colon; 0 when there is none. */
export function speakerLength(text: string): number {
  const head = text.slice(0, 90);
  return head.includes(':') ? (SPEAKER.exec(head)?.[0].length ?? 0) : 0;
}

/** The lines of the note on which a part of an entry's text stands. */
export function linesOfPart(entry: Entry, { from, to }: Sentence): { readonly line: number; readonly endLine: number } {
  const line = entry.line + breaksIn(entry.text, 0, from);
  return { line, endLine: line + breaksIn(entry.text, from, to) };
}

function breaksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
