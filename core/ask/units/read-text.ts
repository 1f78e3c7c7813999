import { unspacedPairs } from '../../store/identifier-parts.ts';
import { camelParts } from '../../notes/camel-parts.ts';
import { otherForms } from '../query/same-word.ts';
import { compoundOf, fold, groupedNumbers, isStopWord, stem, stemOfWritten, WORD } from '../query/words.ts';

/** A text as a list of stems. */
export interface ReadText {
  /** In order; the parts of an identifier follow it. */
  readonly list: readonly string[];
  /** With those of other forms of the words. */
  readonly stems: ReadonlySet<string>;
  /** Stems of the words that say something, each once. Only headings are asked for them: found when they are. */
  readonly content: () => readonly string[];
}

/** Most words have no capital after their first letter, and so no parts. */
const MAY_BE_CAMEL = /.\p{Lu}/u;

/** Kana, Chinese, Hangul and Thai all lie above. */
const NOT_LATIN = /[\u0e00-\uffff]/;

/** What a word gives to a list of stems. */
interface ReadWord {
  readonly stem: string;
  /** Stems of the parts of an identifier, and pairs of a script without spaces; null for most words. */
  readonly parts: readonly string[] | null;
}

/** Entries after which the words are read anew: about 6 MB. */
const KEPT_WORDS = 50_000;
const WORDS = new Map<string, ReadWord>();

function readWord(word: string): ReadWord {
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  if (WORDS.size >= KEPT_WORDS) WORDS.clear();
  const pairs = NOT_LATIN.test(word) ? unspacedPairs(word).map(fold) : [];
  const camel = MAY_BE_CAMEL.test(word) ? camelParts(word).map((part) => stem(fold(part))) : [];
  const parts = [...pairs, ...camel];
  const read = { stem: stemOfWritten(word), parts: parts.length === 0 ? null : parts };
  WORDS.set(word, read);
  return read;
}

/** Reads a text for comparing it with a question. */
export function readText(text: string): ReadText {
  const list: string[] = [];
  let before = '';
  for (const word of text.match(WORD) ?? []) {
    const { stem: found, parts } = readWord(word);
    list.push(found);
    if (parts !== null) list.push(...parts);
    const compound = compoundOf(before, found);
    if (compound !== null) list.push(compound);
    before = found;
  }
  let content: readonly string[] | null = null;
  const stems = new Set(list);
  for (const number of groupedNumbers(text)) stems.add(number);
  for (const one of list) for (const other of otherForms.get(one) ?? []) stems.add(other);
  return { list, stems, content: () => (content ??= contentOf(text)) };
}

function contentOf(text: string): readonly string[] {
  const said = (text.match(WORD) ?? []).filter((word) => !isStopWord(word));
  return [...new Set(said.map(stemOfWritten))];
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
