import type { Text } from '@codemirror/state';

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;
/** Scripts that write no blanks between words: each sign counts. */
const SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** How many words a line has. */
function wordsIn(line: string): number {
  const signs = line.match(SIGN)?.length ?? 0;
  const rest = signs === 0 ? line : line.replaceAll(SIGN, ' ');
  return signs + (rest.match(WORD)?.length ?? 0);
}

/** How many words a text has. */
export function countWords(text: Text): number {
  let count = 0;
  for (const line of text.iterLines()) count += wordsIn(line);
  return count;
}

/** Lines between two looks at the clock. */
const LINES_AT_ONCE = 64;
const SPARE_MS = 3;

/** Counts the words while the window has nothing else to do: a long note takes a moment. Gives what stops it. */
export function countWhenIdle(text: Text, onCount: (words: number) => void): () => void {
  const lines = text.iterLines();
  let count = 0;
  let waiting = requestIdleCallback(work);
  function work(deadline: IdleDeadline): void {
    while (deadline.timeRemaining() > SPARE_MS) {
      for (let left = LINES_AT_ONCE; left > 0; left--) {
        const next = lines.next();
        if (next.done) return onCount(count);
        count += wordsIn(next.value);
      }
    }
    waiting = requestIdleCallback(work);
  }
  return () => cancelIdleCallback(waiting);
}
