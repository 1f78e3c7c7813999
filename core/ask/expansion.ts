import type { Db } from '../store/database.ts';
import { quotePhrase } from '../store/filters.ts';
import { knownCounts } from '../store/postings.ts';
import { WORD_GROUPS } from './thesaurus-groups.ts';
import type { WordWeights } from './word-weights.ts';
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

/** A word that stands in more than one of so many chunks brings everything, and its list takes long. */
const COMMON_ONE_OF = 33;
/** In a small index no word is common. */
const FEWEST_COMMON = 100;

/**
 * The FTS5 expression of a question with other words for its own beside them.
 *
 * @param match the expression of the question's own words
 * @returns null when there is no other word that the notes have, or nothing to match at all
 */
export function expandedMatch(
  db: Db,
  match: string | null,
  { expansions, weights }: { readonly expansions: Expansions; readonly weights: WordWeights },
): string | null {
  const others = new Set([...expansions.values()].flatMap((words) => [...words]));
  for (const own of weights.idf.keys()) others.delete(own);
  const most = weights.indexedChunks / COMMON_ONE_OF;
  const rare = [...knownCounts(db, others)].filter(([, count]) => count > 0 && count <= Math.max(most, FEWEST_COMMON));
  if (match === null || rare.length === 0) return null;
  return [match, ...rare.map(([word]) => quotePhrase(word))].join(' OR ');
}
