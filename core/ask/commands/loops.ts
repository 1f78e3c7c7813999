/** A line of cron has five stars: one word more often than that is a loop. */
const SAME_WORD = 6;
const SAME_PHRASE = 3;
/** Longer phrases that come again are a repeated sentence, which is seen as such. */
const PHRASE_MAX_WORDS = 12;

function endsInRepeats(words: readonly string[], period: number, times: number): boolean {
  const from = words.length - period * times;
  if (from < 0) return false;
  for (let at = from + period; at < words.length; at++) if (words[at] !== words[at - period]) return false;
  return true;
}

/**
 * Whether a sentence that is being written goes round in a circle: a small model does not leave it again, and fills the
 * screen with it up to its limit.
 *
 * @param text may end within a word, which does not count yet
 */
export function isLooping(text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).slice(0, -1);
  if (endsInRepeats(words, 1, SAME_WORD)) return true;
  for (let period = 2; period <= PHRASE_MAX_WORDS; period++) {
    const phrase = new Set(words.slice(-period));
    if (phrase.size > 1 && endsInRepeats(words, period, SAME_PHRASE)) return true;
  }
  return false;
}
