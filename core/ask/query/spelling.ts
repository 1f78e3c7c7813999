import type { Db } from '../../store/database.ts';
import { wordsStarting } from '../../store/vocabulary.ts';

/** Shorter words have too many neighbours: `pods` is no misspelt `pids`. */
const SHORTEST = 5;
/** From this length on, two slips are still nearer to one word than to any other. */
const TWO_SLIPS_FROM = 9;
/** Slips at the very start are rare (Pollock and Zamora 1984 found 3 % to 8 %), and this bounds the look-up. */
const PREFIX_CHARS = 2;
/** A word that the notes have once may be a slip itself. */
const FEWEST_CHUNKS = 2;

/** Edits from one word to the other, where swapping two neighbours is one edit; above `most`, any number above it. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

/**
 * The word of the index that a word which it lacks is most likely a slip of; null when none is near enough. Both are
 * folded and stemmed.
 */
export function correctedWord(db: Db, word: string): string | null {
  if (word.length < SHORTEST || !/^\p{Ll}+$/u.test(word)) return null;
  const most = word.length >= TWO_SLIPS_FROM ? 2 : 1;
  let best: { readonly word: string; readonly distance: number; readonly chunks: number } | null = null;
  for (const { word: other, chunks } of wordsStarting(db, word.slice(0, PREFIX_CHARS))) {
    if (chunks < FEWEST_CHUNKS || Math.abs(other.length - word.length) > most) continue;
    const distance = editDistance(word, other, most);
    if (distance > most) continue;
    if (best === null || distance < best.distance || (distance === best.distance && chunks > best.chunks))
      best = { word: other, distance, chunks };
  }
  return best?.word ?? null;
}
