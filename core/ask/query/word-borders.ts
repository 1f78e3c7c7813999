/*
 * Where words begin and end: what `WORD` of words.ts finds, without making a match of each. A search cuts the text of every
 * passage that it shows, and this is most of what it costs.
 */

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const ASCII_END = 0x80;
const [HIGH, LOW, AFTER_LOW] = [0xd800, 0xdc00, 0xe000];

/** By UTF-16 code unit: 0 not asked yet, 1 part of a word, 2 not. Halves of pairs are never asked here. */
const kinds = new Uint8Array(0x1_0000);

/** True where a letter or a digit covers the code unit at `at`. */
export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= HIGH && code < AFTER_LOW) return isWordPair(text, code < LOW ? at : at - 1);
  const known = kinds[code];
  if (known) return known === 1;
  const isWord = WORD_CHARACTER.test(String.fromCharCode(code));
  kinds[code] = isWord ? 1 : 2;
  return isWord;
}

function isWordPair(text: string, at: number): boolean {
  const code = text.codePointAt(at);
  return code !== undefined && code > 0xffff && WORD_CHARACTER.test(String.fromCodePoint(code));
}

/** Tells the span `[from, to)` of every word, in order. */
export function forEachWord(text: string, visit: (from: number, to: number) => void): void {
  let from = -1;
  for (let at = 0; at < text.length; at++) {
    if (isWordAt(text, at)) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      visit(from, at);
      from = -1;
    }
  }
  if (from >= 0) visit(from, text.length);
}

/** Where the first word that begins at `at` or later begins; null when none does. */
export function wordStartFrom(text: string, at: number): number | null {
  let start = Math.max(at, 0);
  if (start > 0 && isWordAt(text, start - 1)) while (start < text.length && isWordAt(text, start)) start++;
  while (start < text.length && !isWordAt(text, start)) start++;
  return start < text.length ? start : null;
}

/** Where the last word that ends at `at` or before ends, when that is after `above`; null otherwise. */
export function wordEndBefore(text: string, at: number, above: number): number | null {
  let end = at;
  if (end < text.length && isWordAt(text, end)) while (end > above && isWordAt(text, end - 1)) end--;
  while (end > above && !isWordAt(text, end - 1)) end--;
  return end > above ? end : null;
}

/** For stems: true for a word that may have one of them, by its first letter, which no stemming changes. */
export function firstLetterTest(stems: Iterable<string>): (code: number) => boolean {
  const isFirst = new Uint8Array(ASCII_END);
  for (const stem of stems) {
    const code = stem.charCodeAt(0);
    if (code >= ASCII_END) continue;
    isFirst[code] = 1;
    isFirst[stem.charAt(0).toUpperCase().charCodeAt(0)] = 1;
  }
  // What is not ASCII may be folded to it: `École`.
  return (code) => code >= ASCII_END || isFirst[code] === 1;
}
