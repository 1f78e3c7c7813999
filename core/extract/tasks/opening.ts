import type { TaskState } from '../../contract/kinds.ts';
import { readSpeaker } from '../people/speaker.ts';
import { stateOfBox, stateOfSign } from './box.ts';
import type { Keyword } from './keyword-parts.ts';
import { readKeyword } from './keyword.ts';

/** What the start of a line says of it. */
export interface Opening {
  readonly keyword: Keyword | null;
  readonly speakers: readonly string[];
  /** State of a box or sign; null without. */
  readonly box: TaskState | null;
  /** Offset of what the item says. */
  readonly from: number;
}

/** Speakers' names before a keyword are not longer, and not more words. */
const SPEAKER_MAX_CHARS = 60;
const SPEAKER_MAX_SPACES = 6;
const SPACE = 32;
const DASH = 45;
const COLON = 58;
const LAST_OF_INTEREST = COLON;
const NEWLINE = 10;
const TILDE = 126;
const STAR = 42;
const BRACKET = 91;
const SLASH = 47;

/** Reads the sign, keyword and speaker with which an item's text begins; null when it begins with none. */
export function openingAt(text: string, at: number): Opening | null {
  let from = at;
  let box: TaskState | null = null;
  const code = text.charCodeAt(from);
  if (code === TILDE && text.charCodeAt(from + 1) === TILDE) from += 2;
  // `// FIXME …`, as in code.
  else if (code === SLASH && text.charCodeAt(from + 1) === SLASH) from = afterSpace(text, from + 2);
  else if (code >= 0x2610 && code <= 0x2612) {
    box = stateOfSign(text.slice(from, from + 1));
    if (box !== null) from = afterSpace(text, from + 1);
  }
  if ((code >= 48 && code <= 57) || (code === BRACKET && isStamp(text, from + 1))) from = afterClock(text, from);
  const keyword = readKeyword(text, from);
  if (keyword !== null) return { keyword, speakers: [], box, from: keyword.end };
  if (from !== at && box === null && (code < 58 || code === BRACKET)) return null;
  const spoken = spokenKeyword(text, from);
  if (spoken !== null) return { ...spoken, box };
  return box === null ? null : { keyword: null, speakers: [], box, from };
}

const CLOCK =
  /(?:\[{0,2}\d{4}-\d{2}-\d{2}\]{0,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}[:.h]\d{2}(?: ?[ap]m)?)[ \t]*(?:[-–—:|][ \t]*)?/iy;

/** `[2031-05-06]`, `[[2031-05-06]]`. */
function isStamp(text: string, at: number): boolean {
  const code = text.charCodeAt(text.charCodeAt(at) === BRACKET ? at + 1 : at);
  return code >= 48 && code <= 57;
}

/** A day or a time before a keyword, in a log. */
function afterClock(text: string, at: number): number {
  CLOCK.lastIndex = at;
  return CLOCK.exec(text) === null ? at : CLOCK.lastIndex;
}

function afterSpace(text: string, at: number): number {
  let next = at;
  while (text.charCodeAt(next) === SPACE || text.charCodeAt(next) === 0xfe0f) next++;
  return next;
}

/** `Ann: DONE: …`, `ann + bob: DONE …`, `@ann - DONE …`. */
function spokenKeyword(text: string, at: number): Omit<Opening, 'box'> | null {
  const end = Math.min(text.length - 3, at + SPEAKER_MAX_CHARS);
  let spaces = 0;
  for (let next = at; next < end; next++) {
    const code = text.charCodeAt(next);
    if (code > LAST_OF_INTEREST) continue;
    if (code === SPACE) {
      spaces += 1;
      if (spaces > SPEAKER_MAX_SPACES) return null;
    } else if (code === COLON) return keywordBehind(text, at, next);
    else if (code === DASH && text.charCodeAt(next + 1) === SPACE) return keywordAfter(text, at, next + 2);
    else if (code === NEWLINE) return null;
  }
  return null;
}

/** Behind `Ann:` or `**Ann:**`. */
function keywordBehind(text: string, at: number, colon: number): Omit<Opening, 'box'> | null {
  let from = colon + 1;
  while (text.charCodeAt(from) === STAR) from++;
  return text.charCodeAt(from) === SPACE ? keywordAfter(text, at, from + 1) : null;
}

function keywordAfter(text: string, at: number, from: number): Omit<Opening, 'box'> | null {
  const keyword = readKeyword(text, from);
  if (keyword === null) return null;
  const head = readSpeaker(text, at);
  return head !== null && head.from === from ? { keyword, speakers: head.speakers, from: keyword.end } : null;
}

const OPEN_BOX = /\[([ xX]?)\][ \t]+(?=\S)/y;
const STARS = /\*{2,8} /y;
/** Behind org's stars these are keywords, whatever follows. */
const ORG_WORD = /(NEXT|SOMEDAY|STARTED|HOLD|DELEGATED)[ \t]+(?=\S)/y;

function openingAfter(word: string, from: number, end: number): Opening {
  const state = word === 'STARTED' ? 'doing' : word === 'HOLD' ? 'blocked' : 'open';
  const to = from + word.length;
  const keyword: Keyword = { kind: 'state', state, from, to, end, aside: null, separator: null };
  return { keyword, speakers: [], box: null, from: end };
}

/** In a paragraph a box needs no bullet, and org's headings have stars. */
export function openingOfLine(text: string, at: number): Opening | null {
  const code = text.charCodeAt(at);
  if (code === BRACKET) {
    OPEN_BOX.lastIndex = at;
    const match = OPEN_BOX.exec(text);
    if (match !== null) {
      const from = OPEN_BOX.lastIndex;
      const opening = openingAt(text, from) ?? { keyword: null, speakers: [], from };
      return { ...opening, box: stateOfBox(match[1] ?? '') };
    }
  }
  if (code === STAR) {
    STARS.lastIndex = at;
    if (STARS.exec(text) !== null) {
      const from = STARS.lastIndex;
      ORG_WORD.lastIndex = from;
      const word = ORG_WORD.exec(text)?.[1];
      return word === undefined ? openingAt(text, from) : openingAfter(word, from, ORG_WORD.lastIndex);
    }
  }
  return openingAt(text, at);
}
