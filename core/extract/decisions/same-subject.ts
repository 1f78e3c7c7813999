import type { Decided, MayReplace } from './reversal.ts';
import { rarity, subjectWords } from '../subject-words.ts';

/** Two texts about one subject share this much of what their words say. */
const MIN_LIKENESS = 0.5;

/** What says the same again, or the same and more, replaces nothing: minutes repeat what was settled before. */
const RESTATED_SHARE = 0.95;

/** In a small ledger every word is rare. */
const FEWEST_TEXTS = 50;

/** And so many words, one of them rare. */
const MIN_SHARED_WORDS = 3;

/** A word that more than this share of the decisions have names no subject; in a small ledger, more than a few. */
const RARE_SHARE = 0.02;
const RARE_MIN = 4;

/**
 * For each decision the later one that is about the same subject, if one is: they share at least three words that say
 * something, and half of what all their words say, counted by rarity. Of several the most alike; then the latest.
 *
 * @returns positions in `subjects`; null where there is none
 */
export function laterOnSameSubject(subjects: readonly Decided[], mayReplace: MayReplace): (number | null)[] {
  const words = subjects.map(({ text }) => subjectWords(text));
  const holders = new Map<string, number[]>();
  for (const [at, own] of words.entries()) {
    for (const word of own) {
      const list = holders.get(word);
      if (list === undefined) holders.set(word, [at]);
      else list.push(at);
    }
  }
  const weigh = (word: string): number =>
    rarity(holders.get(word)?.length ?? 0, Math.max(subjects.length, FEWEST_TEXTS));
  const totals = words.map((own) => sum(own, weigh));
  const rare = Math.max(RARE_MIN, subjects.length * RARE_SHARE);
  return subjects.map((subject, at) => {
    const own = words[at] ?? new Set<string>();
    if (subject.date === null || own.size < MIN_SHARED_WORDS) return null;
    const candidates = new Set<number>();
    for (const word of own) {
      const list = holders.get(word) ?? [];
      if (list.length <= rare) for (const other of list) candidates.add(other);
    }
    let best: { readonly at: number; readonly likeness: number } | null = null;
    for (const other of candidates) {
      const date = subjects[other]?.date ?? null;
      if (date === null || date <= subject.date || !mayReplace(at, other)) continue;
      const shared = [...own].filter((word) => words[other]?.has(word) === true);
      if (shared.length < MIN_SHARED_WORDS) continue;
      const common = sum(shared, weigh);
      const likeness = common / ((totals[at] ?? 0) + (totals[other] ?? 0) - common);
      const isRestated = common >= Math.min(totals[at] ?? 0, totals[other] ?? 0) * RESTATED_SHARE;
      const better =
        best === null ||
        likeness > best.likeness ||
        (likeness === best.likeness && date > (subjects[best.at]?.date ?? ''));
      if (likeness >= MIN_LIKENESS && !isRestated && better) best = { at: other, likeness };
    }
    return best?.at ?? null;
  });
}

function sum(words: Iterable<string>, weigh: (word: string) => number): number {
  let total = 0;
  for (const word of words) total += weigh(word);
  return total;
}
