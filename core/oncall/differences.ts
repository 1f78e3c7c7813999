import type { Alert } from '../contract/alerts.ts';
import { isStopWord } from '../ask/query/words.ts';
import { labelsOnPage, type Candidate } from './candidates.ts';

const WORD = /[\p{L}\p{N}]+/gu;

function wordsOfPage({ path, title }: Candidate): Map<string, string> {
  const parts = `${path.replace(/\.[^./]+$/, '')} ${title}`.match(WORD) ?? [];
  // `US` in a title is a place.
  const says = (word: string) => !isStopWord(word) || /^\p{Lu}{2,}$/u.test(word);
  return new Map(parts.filter(says).map((word) => [word.toLowerCase(), word]));
}

const SAYS: Readonly<Record<Candidate['match'], string>> = {
  address: 'the alert names its address',
  name: 'has the name of the alert',
  heading: 'has a heading of that name',
  signature: 'has the same error',
  words: 'has its words',
};

function saysOnly(said: readonly string[] = []): string[] {
  return said.length === 0 ? [] : [`says ${said.join(', ')}`];
}

/** Words shown that only one of the pages has. */
const OWN_WORDS = 5;

/**
 * What separates pages that may all be meant: how each was found, which labels it has, what of the alert only it says, and
 * what only it is called.
 *
 * @param says by note, what of the alert it says and a copy of it does not
 */
export function differences(
  candidates: readonly Candidate[],
  alert: Alert,
  says: ReadonlyMap<number, readonly string[]>,
): ReadonlyMap<number, string> {
  const words = new Map(candidates.map((one) => [one.noteId, wordsOfPage(one)]));
  return new Map(
    candidates.map((one) => {
      const others = candidates.filter(({ noteId }) => noteId !== one.noteId);
      const own = [...(words.get(one.noteId) ?? [])].filter(([word]) =>
        others.every(({ noteId }) => words.get(noteId)?.has(word) !== true),
      );
      const labels = labelsOnPage(alert, one);
      const parts = [
        SAYS[one.match],
        ...(labels.length > 0 ? [`about ${labels.join(', ')}`] : []),
        ...saysOnly(says.get(one.noteId)),
        ...(own.length > 0 && others.length > 0
          ? [
              `only here: ${own
                .slice(0, OWN_WORDS)
                .map(([, word]) => word)
                .join(', ')}`,
            ]
          : []),
      ];
      return [one.noteId, parts.join('; ')];
    }),
  );
}
