import { unspacedPairs } from '../store/identifier-parts.ts';
import { camelParts, fold, isStopWord, stem, stemOfWritten, WORD } from './words.ts';

/** A text as a list of stems. */
export interface ReadText {
  /** In order; the parts of an identifier follow it. */
  readonly list: readonly string[];
  readonly stems: ReadonlySet<string>;
  /** Stems of the words that say something, each once. */
  readonly content: readonly string[];
}

/** Most words have no capital after their first letter, and so no parts. */
const MAY_BE_CAMEL = /.\p{Lu}/u;

/** Kana, Chinese, Hangul and Thai all lie above. */
const NOT_LATIN = /[\u0e00-\uffff]/;

/** Reads a text for comparing it with a question. */
export function readText(text: string): ReadText {
  const list: string[] = [];
  const content = new Set<string>();
  for (const word of text.match(WORD) ?? []) {
    const found = stemOfWritten(word);
    list.push(found);
    if (!isStopWord(word)) content.add(found);
    if (NOT_LATIN.test(word)) for (const pair of unspacedPairs(word)) list.push(fold(pair));
    if (MAY_BE_CAMEL.test(word)) for (const part of camelParts(word)) list.push(stem(fold(part)));
  }
  return { list, stems: new Set(list), content: [...content] };
}

/** Texts kept: about 20 MB of chunks. */
const KEPT_TEXTS = 6_000;

/** A reader that remembers: titles and headings repeat within a search, chunks from one key press to the next. */
export function rememberingReader(): (text: string) => ReadText {
  const known = new Map<string, ReadText>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    // The oldest half goes: a Map keeps the order in which keys came.
    if (known.size >= KEPT_TEXTS) for (const key of [...known.keys()].slice(0, KEPT_TEXTS / 2)) known.delete(key);
    const read = readText(text);
    known.set(text, read);
    return read;
  };
}
