/** An abbreviation that a note explains: `service level objective (SLO)`. */
export interface Abbreviation {
  /** As it is written, without a plural s. */
  readonly short: string;
  /** The words that it stands for, one space between. */
  readonly long: string;
}

/** Two to eight letters or digits, without a plural s; see `isShort`. */
const SHORT = String.raw`([A-Z][A-Za-z0-9]{1,7}?)(?:'?s)?`;
const IN_BRACKETS = new RegExp(String.raw`${SHORT}\)`, 'y');
const BEFORE_BRACKET = new RegExp(String.raw`(?:^|[^A-Za-z0-9])${SHORT}[ \t]$`);
/** An entry of a glossary: `- **SLO**: service level objective`, a row of a table, `SLO - service level objective`. */
const ENTRY = new RegExp(
  String.raw`[ \t]{0,8}(?:[-*+|>][ \t]+)?(?:\*\*|__|\x60)?${SHORT}(?:[:*_\x60|]|[ \t]){0,6}(?:[:|=]|[-–—][ \t])[ \t:|*_\x60]{0,6}([^\n]{5,120})`,
  'y',
);

/** At least two capitals. */
function isShort(word: string): boolean {
  return /[A-Z].*[A-Z]/.test(word);
}

/** Looked at before a `(SLO)`: no abbreviation stands for more. */
const LOOK_BACK_CHARS = 120;
const WORD = /[\p{L}\p{N}]+/gu;
const FIRST_LETTER = /[\p{L}\p{N}]/u;
/** Words that an abbreviation may leave out, one at a time: `mean time to recovery (MTTR)` has its own t, `point of contact (PC)` none. */
const MAY_BE_LEFT_OUT = /^(?:of|the|and|for|to|in|on|a|an|by|with|as|at|de|la|le|du|des|der|die|das|und|für)$/i;

function startsWith(word: string | undefined, letter: string | undefined): boolean {
  return word !== undefined && letter !== undefined && word.charAt(0).toLowerCase() === letter.toLowerCase();
}

/**
 * How many of `words`, from their last one back, an abbreviation stands for: each of its letters begins a word, small words may
 * be left out; 0 when it stands for none.
 */
function wordsBefore(short: string, words: readonly string[]): number {
  let at = words.length;
  for (let letter = short.length - 1; letter >= 0; letter--) {
    at -= 1;
    if (letter < short.length - 1 && !startsWith(words[at], short[letter]) && MAY_BE_LEFT_OUT.test(words[at] ?? ''))
      at -= 1;
    if (!startsWith(words[at], short[letter])) return 0;
  }
  return words.length - at;
}

/** The words that `text` ends with and `short` stands for; null when it does not. */
function longBefore(short: string, text: string): string | null {
  const words = text.match(WORD) ?? [];
  const count = wordsBefore(short, words);
  return count < 2 ? null : words.slice(-count).join(' ');
}

/** The words of `text`, up to its first sign, when `short` stands for all of them; else null. */
function longIn(short: string, text: string): string | null {
  // Most of what stands there is a sentence: its first letter tells.
  if (!startsWith(FIRST_LETTER.exec(text)?.[0], short[0])) return null;
  const words = (text.split(/[.,;:|()]|[ \t][-–—][ \t]/, 1)[0] ?? '').match(WORD) ?? [];
  return words.length >= 2 && wordsBefore(short, words) === words.length ? words.join(' ') : null;
}

const LONGEST_IN_BRACKETS = 80;
const LONGEST_SHORT_AND_SPACE = 12;

const SPACE = 32;
const TAB = 9;

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isAlphanumeric(code: number): boolean {
  return isCapital(code) || (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

function inBrackets(text: string, at: number, short: string): readonly [short: string, long: string | null] | null {
  if (!isShort(short)) return null;
  const from = Math.max(text.lastIndexOf('\n', at) + 1, at - LOOK_BACK_CHARS);
  return [short, longBefore(short, text.slice(from, at))];
}

/** What is explained at a bracket that opens at `at`: `words (SHORT)` or `SHORT (words)`. */
function atBracket(text: string, at: number): readonly [short: string, long: string | null] | null {
  if (isCapital(text.charCodeAt(at + 1))) {
    IN_BRACKETS.lastIndex = at + 1;
    const [, inside] = IN_BRACKETS.exec(text) ?? [];
    if (inside !== undefined) return inBrackets(text, at, inside);
  }
  // Most brackets are those of links: nothing stands between.
  const space = text.charCodeAt(at - 1);
  if ((space !== SPACE && space !== TAB) || !isAlphanumeric(text.charCodeAt(at - 2))) return null;
  const [, before] = BEFORE_BRACKET.exec(text.slice(Math.max(0, at - LONGEST_SHORT_AND_SPACE), at)) ?? [];
  if (before === undefined || !isShort(before)) return null;
  const to = text.indexOf(')', at);
  return to === -1 || to - at > LONGEST_IN_BRACKETS ? null : [before, longIn(before, text.slice(at + 1, to))];
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

/** What may stand in front of an entry: ` *+->_|` and backticks. */
const MARKS = new Uint8Array(128);
for (const mark of ' \t*+->_|`') MARKS[mark.charCodeAt(0)] = 1;

function isMark(code: number): boolean {
  return MARKS[code] === 1;
}

/** Whether a line begins with two capitals, next to each other or with one character between: a cheap look before the pattern. */
function mayBeEntry(text: string, lineStart: number): boolean {
  let at = lineStart;
  while (isMark(text.charCodeAt(at))) at += 1;
  if (!isCapital(text.charCodeAt(at))) return false;
  return isCapital(text.charCodeAt(at + 1)) || isCapital(text.charCodeAt(at + 2));
}

/** The abbreviations that a text explains, each pair once, as they come. Takes time in proportion to the text. */
export function abbreviationsIn(text: string): Abbreviation[] {
  const found = new Map<string, Abbreviation>();
  const add = (short: string, long: string | null): void => {
    if (long !== null) found.set(`${short} ${long.toLowerCase()}`, { short, long });
  };
  for (let at = text.indexOf('('); at !== -1; at = text.indexOf('(', at + 1)) {
    const explained = atBracket(text, at);
    if (explained !== null) add(...explained);
  }
  for (let at = 0; at < text.length; at = lineAfter(text, at)) {
    if (!mayBeEntry(text, at)) continue;
    ENTRY.lastIndex = at;
    const [, short = '', rest = ''] = ENTRY.exec(text) ?? [];
    if (isShort(short)) add(short, longIn(short, rest));
  }
  return [...found.values()];
}
