import { camelParts } from '../notes/camel-parts.ts';

/*
 * The tokenizer of FTS5 splits at everything that is not a letter or a digit, so snake_case and kebab-case are found in
 * parts. It keeps `KubePodCrashLooping` and a run of Japanese or Chinese as one token: their parts are indexed beside
 * the text.
 */

const HUMP = /[a-z0-9][A-Z]/g;

/** Scripts that are written without spaces between words. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]+/g;

/** No identifier is longer; a longer word is data (a key, a picture as base64), and its parts mean nothing. */
const LONGEST_IDENTIFIER = 80;

/** Overlapping pairs of characters of every run written without spaces; a single character stands for itself. */
export function unspacedPairs(text: string): string[] {
  const pairs: string[] = [];
  for (const run of text.match(UNSPACED) ?? []) {
    if (run.length === 1) pairs.push(run);
    for (let at = 0; at + 1 < run.length; at++) pairs.push(run.slice(at, at + 2));
  }
  return pairs;
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function addIdentifiers(text: string, found: Set<string>): void {
  HUMP.lastIndex = 0;
  // `test` makes no array of every match, as `exec` does.
  while (HUMP.test(text)) {
    let from = HUMP.lastIndex - 2;
    let to = HUMP.lastIndex;
    while (from > 0 && isWord(text.charCodeAt(from - 1))) from--;
    while (to < text.length && isWord(text.charCodeAt(to))) to++;
    if (to - from <= LONGEST_IDENTIFIER) found.add(text.slice(from, to));
    HUMP.lastIndex = to;
  }
}

/** What goes into the `parts` field of a chunk: pieces of its identifiers, then pairs of its unspaced runs. */
export function identifierParts(...texts: readonly string[]): string {
  const identifiers = new Set<string>();
  for (const text of texts) addIdentifiers(text, identifiers);
  const parts: string[] = [];
  for (const identifier of identifiers) parts.push(...camelParts(identifier));
  for (const text of texts) parts.push(...unspacedPairs(text));
  return parts.join(' ');
}
