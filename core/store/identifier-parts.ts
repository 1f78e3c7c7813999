/*
 * The tokenizer of FTS5 splits at everything that is not a letter or a digit, so snake_case and kebab-case are found in
 * parts. It keeps `KubePodCrashLooping` and a run of Japanese or Chinese as one token: their parts are indexed beside
 * the text.
 */

const HUMP = /[a-z0-9][A-Z]/g;
const WORD = /[A-Za-z0-9]/;
const HUMPS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;

/** Scripts that are written without spaces between words. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]+/g;

/** No identifier is longer; a longer word is data (a key, a picture as base64), and its parts mean nothing. */
const LONGEST_IDENTIFIER = 80;

/** The pieces of one camelCase or PascalCase identifier: `HTTPServerName` gives `HTTP`, `Server`, `Name`. */
export function splitIdentifier(identifier: string): string[] {
  return identifier.match(HUMPS) ?? [];
}

/** Overlapping pairs of characters of every run written without spaces; a single character stands for itself. */
export function unspacedPairs(text: string): string[] {
  const pairs: string[] = [];
  for (const run of text.match(UNSPACED) ?? []) {
    if (run.length === 1) pairs.push(run);
    for (let at = 0; at + 1 < run.length; at++) pairs.push(run.slice(at, at + 2));
  }
  return pairs;
}

function identifiersWithHumps(text: string): Set<string> {
  const found = new Set<string>();
  HUMP.lastIndex = 0;
  for (let hump = HUMP.exec(text); hump !== null; hump = HUMP.exec(text)) {
    let from = hump.index;
    let to = hump.index + 2;
    while (from > 0 && WORD.test(text.charAt(from - 1))) from--;
    while (to < text.length && WORD.test(text.charAt(to))) to++;
    if (to - from <= LONGEST_IDENTIFIER) found.add(text.slice(from, to));
    HUMP.lastIndex = to;
  }
  return found;
}

/** What goes into the `parts` field of a chunk: pieces of its identifiers, then pairs of its unspaced runs. */
export function identifierParts(text: string): string {
  const parts: string[] = [];
  for (const identifier of identifiersWithHumps(text)) parts.push(...splitIdentifier(identifier));
  parts.push(...unspacedPairs(text));
  return parts.join(' ');
}
