/*
 * How what somebody types is matched to a name: a note's title and path, a person, a command. The engine matches notes and
 * the page what it knows itself, by the same rules; apart from the schemas, as it needs none of zod.
 */

/** The words of what was typed, as names are folded. */
export type TypedWords = readonly string[];

const COMBINING = /\p{M}+/gu;
/** Nothing in it can fold to another letter. */
const PLAIN = /^[\x20-\x7e]*$/;

/** The text as it is compared: lower case, without accents. */
export function foldName(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(COMBINING, '').toLowerCase();
}

/** Splits what was typed; each word has to be found. */
export function typedWords(text: string): TypedWords {
  return foldName(text).split(/\s+/).filter(Boolean);
}

const WHOLE = 100;
const AT_WORD = 60;
const INSIDE = 30;
/** Letters in order with others between: worth less than any word that stands there as it was typed. */
const SCATTERED = 10;

/**
 * How well the words fit a folded name: 0 when one of them is not there.
 *
 * @param scattered also letters in their order with others between (`bdf` for `berth-db-failover`)
 */
export function matchName(words: TypedWords, name: string, scattered: boolean): number {
  let score = 0;
  for (const word of words) {
    const at = name.indexOf(word);
    if (at === -1) {
      const spread = scattered ? spreadOf(word, name) : -1;
      if (spread === -1) return 0;
      score += SCATTERED * (word.length / (word.length + spread));
    } else {
      score += scoreAt(name, word, at) + word.length / (name.length + 1);
    }
  }
  return score === 0 ? 1 : score;
}

function scoreAt(name: string, word: string, first: number): number {
  for (let at = first; at !== -1; at = name.indexOf(word, at + 1)) {
    if (isWordStart(name, at)) {
      const end = at + word.length;
      return end === name.length || !isLetter(name.charCodeAt(end)) ? WHOLE : AT_WORD;
    }
  }
  return INSIDE;
}

function isWordStart(name: string, at: number): boolean {
  return at === 0 || !isLetter(name.charCodeAt(at - 1));
}

/** Letters and digits, and everything beyond ASCII. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
}

/** How many characters stand between the letters of `word` in `name`; -1 when they are not there in this order. */
function spreadOf(word: string, name: string): number {
  let at = name.indexOf(word.charAt(0));
  if (at === -1) return -1;
  const first = at;
  for (let index = 1; index < word.length; index += 1) {
    at = name.indexOf(word.charAt(index), at + 1);
    if (at === -1) return -1;
  }
  return at - first + 1 - word.length;
}

/** Where the words stand in a name, as `[from, to)`, for the eye; nothing where letters are scattered. */
export function nameMarks(words: TypedWords, name: string): [number, number][] {
  const folded = foldName(name);
  // A letter that folds to several would move every mark behind it.
  if (folded.length !== name.length) return [];
  const marks = words.flatMap((word): [number, number][] => {
    const at = folded.indexOf(word);
    return at === -1 ? [] : [[at, at + word.length]];
  });
  const sorted = marks.toSorted(([a], [b]) => a - b);
  return sorted.filter(([from], index) => index === 0 || from >= (sorted[index - 1]?.[1] ?? 0));
}
