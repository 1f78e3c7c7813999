import { WORD_GROUPS } from './thesaurus-groups.ts';
import { isStopWord, wordsOf } from './words.ts';

/** Other words for the words of a question, by the stem that they may stand for. */
export type Expansions = ReadonlyMap<string, ReadonlySet<string>>;

interface Group {
  /** Stems of each word or phrase. */
  readonly phrases: readonly (readonly string[])[];
  /** Stems of the single words. */
  readonly words: readonly string[];
}

const GROUPS: readonly Group[] = WORD_GROUPS.map(({ words }) => {
  const phrases = words.map((word) => wordsOf(word).map(({ stem }) => stem));
  return { phrases, words: phrases.flatMap((phrase) => (phrase.length === 1 ? phrase : [])) };
});

/** Groups by the first stem of each of their phrases. */
const BY_FIRST = new Map<string, { readonly phrase: readonly string[]; readonly group: Group }[]>();
for (const group of GROUPS) {
  for (const phrase of group.phrases) {
    const first = phrase[0] ?? '';
    BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), { phrase, group }]);
  }
}

/** Looks a text's words and phrases up in the thesaurus. The words of the text itself are no expansions. */
export function expansionsOf(text: string): Expansions {
  const words = wordsOf(text);
  const own = new Set(words.map(({ stem }) => stem));
  const found = new Map<string, Set<string>>();
  for (const [at, { stem }] of words.entries()) {
    for (const { phrase, group } of BY_FIRST.get(stem) ?? []) {
      if (!phrase.every((part, index) => words[at + index]?.stem === part)) continue;
      for (const part of words.slice(at, at + phrase.length)) {
        if (phrase.length > 1 && isStopWord(part.text)) continue;
        const others = found.get(part.stem) ?? new Set<string>();
        for (const other of group.words) if (!own.has(other)) others.add(other);
        found.set(part.stem, others);
      }
    }
  }
  return found;
}
