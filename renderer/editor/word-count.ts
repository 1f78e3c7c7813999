import type { Text } from '@codemirror/state';

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;
/** Scripts that write no blanks between words: each sign counts. */
const SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** How many words a text has. */
export function countWords(text: Text): number {
  let count = 0;
  for (const line of text.iterLines()) {
    const signs = line.match(SIGN)?.length ?? 0;
    const rest = signs === 0 ? line : line.replaceAll(SIGN, ' ');
    count += signs + (rest.match(WORD)?.length ?? 0);
  }
  return count;
}
