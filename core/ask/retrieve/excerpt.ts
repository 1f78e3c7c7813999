import { firstLetterTest, forEachWord, wordEndBefore, wordStartFrom } from '../query/word-borders.ts';
import { stemOfWritten } from '../query/words.ts';
import type { Word } from '../query/words.ts';

/** Text shown around a match, and where in it the matched words stand. */
export interface Excerpt {
  readonly excerpt: string;
  readonly marks: [number, number][];
  /** Lines of `text` above the excerpt's first line. */
  readonly lineOffset: number;
}

/** About five lines of a column of text: enough to judge a passage without opening it. */
const EXCERPT_CHARS = 400;

/**
 * Cuts the part of `text` that holds the most of the wanted stems, at word borders, and marks them.
 *
 * @param stems stems of the question's terms
 */
export function excerptOf(text: string, stems: ReadonlySet<string>): Excerpt {
  const matches = matchesIn(text, stems);
  let from = 0;
  if (text.length > EXCERPT_CHARS && matches.length > 0) {
    let most = -1;
    for (const [index, first] of matches.entries()) {
      const inside = new Set<string>();
      for (const word of matches.slice(index)) {
        if (word.to - first.from > EXCERPT_CHARS) break;
        inside.add(word.stem);
      }
      if (inside.size > most) {
        most = inside.size;
        from = first.from;
      }
    }
    const lineStart = text.lastIndexOf('\n', from) + 1;
    from = from - lineStart < EXCERPT_CHARS / 3 ? lineStart : (wordStartFrom(text, from - 60) ?? from);
  }
  let to = Math.min(text.length, from + EXCERPT_CHARS);
  if (to < text.length) to = wordEndBefore(text, to, from) ?? to;
  while (to < text.length && /[.,;:!?)\]"'`]/.test(text.charAt(to))) to += 1;
  const marks = matches
    .filter((word) => word.from >= from && word.to <= to)
    .map((word): [number, number] => [word.from - from, word.to - from]);
  let lineOffset = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < from; at = text.indexOf('\n', at + 1)) lineOffset += 1;
  return { excerpt: text.slice(from, to), marks, lineOffset };
}

/** The words of `text` whose stem is wanted. */
function matchesIn(text: string, stems: ReadonlySet<string>): Omit<Word, 'text'>[] {
  const matches: Omit<Word, 'text'>[] = [];
  const mayBegin = firstLetterTest(stems);
  forEachWord(text, (from, to) => {
    if (!mayBegin(text.charCodeAt(from))) return;
    const stem = stemOfWritten(text.slice(from, to));
    if (stems.has(stem)) matches.push({ stem, from, to });
  });
  return matches;
}
