import { camelParts } from '../../notes/camel-parts.ts';
import { stemmer } from 'stemmer';
import { COMPOUNDS } from './compounds.ts';
import { forEachWord } from './word-borders.ts';

/** One word of a text with its place, so that a match can be marked where it stands. */
export interface Word {
  /** As written. */
  readonly text: string;
  /** Folded and stemmed as the lexical index does it: comparable across question and note. */
  readonly stem: string;
  readonly from: number;
  readonly to: number;
}

/** Words that carry no topic: function words of English, and the words that make a sentence a question. */
const STOP_WORDS = new Set(
  `a about above after again against ago all also am an and any anyone anybody anything are aren as at be because been before being below
  between both but by can cannot could couldn d did didn do does doesn doing don done down during each ever every few find for from further
  get gets getting give given go goes going got had hadn has hasn have haven having he her here hers him his how i if in into is isn it its
  itself just know let like ll look m make makes many may maybe me might mine more most much must my need needs no nor not now of off
  ok on once one only or other our ours out over own please put re s said same say says see seem seems shall she should shouldn show so
  some somebody someone something still such t take tell than that the their theirs them then there these they thing things this those through to
  too under until up us use used using ve very want wants was wasn way we well were weren what whatever when where which while who whom whose
  why will with won would wouldn yes yet you your yours happened happen happens vs versus`.split(/\s+/),
);

/** A word, as the lexical index cuts text. */
export const WORD = /[\p{L}\p{N}]+/gu;
/** Not the end of a clock time, `10:00:12,123`. */
const GROUPED = /(?<![\d.,:])[1-9]\d{0,2}(?:,\d{3})+(?!\d|,\d)/g;

/** Numbers in groups of three as one, `12,500` → `12500`. Their groups stay words too: `137,143` may be two numbers. */
export function groupedNumbers(text: string): string[] {
  return (text.match(GROUPED) ?? []).map((number) => number.replaceAll(',', ''));
}

/** A text with such numbers written as one. */
export function ungrouped(text: string): string {
  return text.replaceAll(GROUPED, (number) => number.replaceAll(',', ''));
}

/** Accents of Latin letters. Those of others make other letters (`й`, `έ`), and the index keeps them. */
const MARKS = /(?<=\p{Script=Latin})[\u0300-\u036f]+/gu;
const NON_ASCII = /[^\u0000-\u007f]/;

/** Lower case without diacritics, as FTS5's `unicode61 remove_diacritics 2` folds. May change a text's length. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return NON_ASCII.test(lower) ? lower.normalize('NFD').replace(MARKS, '').normalize('NFC') : lower;
}

/** Entries after which a cache starts anew: about 4 MB. */
const CACHE_ENTRIES = 50_000;

/** Remembers what was computed for a word: the words of notes repeat. */
function remembered(compute: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size >= CACHE_ENTRIES) known.clear();
    const computed = compute(word);
    known.set(word, computed);
    return computed;
  };
}

/** The Porter stem of one folded word; the same algorithm as FTS5's `porter` tokenizer. */
export const stem = remembered((word) => (word.length > 2 && /^[a-z]+$/.test(word) ? stemmer(word) : word));

/** The stem of a word as it is written. */
export const stemOfWritten = remembered((word) => stem(fold(word)));

/** Every word of `text` with its stem and offsets. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  forEachWord(text, (from, to) => {
    const word = text.slice(from, to);
    words.push({ text: word, stem: stemOfWritten(word), from, to });
  });
  return words;
}

/** The stem of each compound, by the stems of its two parts. */
const BY_PARTS = new Map<string, Map<string, string>>();
for (const pair of COMPOUNDS) {
  const [first = '', second = ''] = pair.split(' ');
  const seconds = BY_PARTS.get(stem(first)) ?? new Map<string, string>();
  BY_PARTS.set(stem(first), seconds.set(stem(second), stem(first + second)));
}

/** `roll`, `back` → the stem of `rollback`; null for two words that are two. */
export function compoundOf(first: string, second: string): string | null {
  return BY_PARTS.get(first)?.get(second) ?? null;
}

const isStop = remembered((word) => (STOP_WORDS.has(fold(word)) ? 'stop' : ''));

/** True for a word that says nothing about the topic. */
export function isStopWord(word: string): boolean {
  return isStop(word) !== '';
}

/** Verbs among them that things are called after: `Go`, `Make`. */
const ALSO_NAMES = new Set('find get give go know let make need put say see show take tell use want'.split(' '));
/** What stands before a word within a sentence, and what follows the subject of one. */
const WITHIN = /[\p{L}\p{N},;(/"“‘`*_-]\s?$/u;
const AS_SUBJECT = /^ (?:is|was|has|had|does|did|will|can|would|won)\b/;

/** True for a verb that is written as a name would be, wherever it stands. */
export function mayBeName(word: string): boolean {
  return /^[A-Z][a-z]+$/.test(word) && ALSO_NAMES.has(word.toLowerCase());
}

/** True for a verb that is written as a name where it stands: `we chose Go`, and not `Go to …`, `go` or `Let’s`. */
export function isVerbAsName(text: string, { text: written, from, to }: Word): boolean {
  if (!mayBeName(written) || /['’]/.test(text[to] ?? '')) return false;
  return WITHIN.test(text.slice(Math.max(0, from - 2), from)) || AS_SUBJECT.test(text.slice(to, to + 8));
}

/** The verbs that are written as names in a text. */
export function verbNamesIn(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).flatMap((word) => (isVerbAsName(text, word) ? [word.text] : [])));
}

/** The stems of `text` that carry a topic, with those of identifier parts. */
export function contentStems(text: string): Set<string> {
  const found = new Set<string>();
  let before = '';
  for (const word of wordsOf(text)) {
    const compound = compoundOf(before, word.stem);
    if (compound !== null) found.add(compound);
    before = word.stem;
    if (isStopWord(word.text) && !isVerbAsName(text, word)) continue;
    found.add(word.stem);
    for (const part of camelParts(word.text)) found.add(stem(fold(part)));
  }
  for (const number of groupedNumbers(text)) found.add(number);
  return found;
}
