import type { Abbreviation } from '../../notes/abbreviations.ts';
import type { Query } from './query.ts';
import { fold, isStopWord, stem, wordsOf } from './words.ts';

/** What the notes write in place of words of a question: an abbreviation for a phrase, or a phrase for an abbreviation. */
export interface OtherWords {
  /** Stems of the question that they stand for. */
  readonly stems: readonly string[];
  /** As the notes write them. */
  readonly text: string;
}

/** Meanings taken of one abbreviation, commonest first. */
const MEANINGS = 3;
/** `is` and `it` are words; as abbreviations they are asked for in capitals. */
const ANY_CASE_CHARS = 3;

/** What the notes explain, to be looked up. */
interface Glossary {
  /** By the folded abbreviation, commonest meaning first. */
  readonly byShort: ReadonlyMap<string, readonly Abbreviation[]>;
  /** Phrases by the stem of their first word. */
  readonly byFirst: ReadonlyMap<string, readonly { readonly stems: readonly string[]; readonly short: string }[]>;
}

/** For each list that the store gives out, which it keeps until the notes change. */
const GLOSSARIES = new WeakMap<readonly Abbreviation[], Glossary>();

function glossaryOf(explained: readonly Abbreviation[]): Glossary {
  const known = GLOSSARIES.get(explained);
  if (known !== undefined) return known;
  const phrases = explained.map(({ short, long }) => ({ short, stems: wordsOf(long).map((word) => word.stem) }));
  const made: Glossary = {
    byShort: Map.groupBy(explained, ({ short }) => fold(short)),
    byFirst: Map.groupBy(phrases, ({ stems }) => stems[0] ?? ''),
  };
  GLOSSARIES.set(explained, made);
  return made;
}

/** Finds the abbreviations of a question in what the notes explain, and the phrases that the notes shorten. */
export function otherWordsOf({ topic, terms }: Query, explained: readonly Abbreviation[]): OtherWords[] {
  const { byShort, byFirst } = glossaryOf(explained);
  const phrases = terms.flatMap((term): OtherWords[] => {
    const meant = byShort.get(fold(term)) ?? [];
    const asked = meant.filter(({ short }) => short.length >= ANY_CASE_CHARS || short === term);
    return asked.slice(0, MEANINGS).map(({ long }) => ({ stems: [stem(fold(term))], text: long }));
  });
  const words = wordsOf(topic);
  const abbreviations = words.flatMap(({ stem: first }, at): OtherWords[] => {
    const here = (byFirst.get(first) ?? []).filter(({ stems }) => stems.every((one, i) => words[at + i]?.stem === one));
    return here.map(({ stems, short }) => {
      const said = words.slice(at, at + stems.length).filter(({ text }) => !isStopWord(text));
      return { stems: said.map((word) => word.stem), text: short };
    });
  });
  return [...phrases, ...abbreviations];
}
