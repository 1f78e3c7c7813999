import { wordsOf } from './words.ts';

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
  const words = wordsOf(text);
  const matches = words.filter((word) => stems.has(word.stem));
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
    from =
      from - lineStart < EXCERPT_CHARS / 3 ? lineStart : (words.find((word) => word.from >= from - 60)?.from ?? from);
  }
  let to = Math.min(text.length, from + EXCERPT_CHARS);
  if (to < text.length) to = words.findLast((word) => word.to <= to && word.to > from)?.to ?? to;
  while (to < text.length && /[.,;:!?)\]"'`]/.test(text.charAt(to))) to += 1;
  const marks = matches
    .filter((word) => word.from >= from && word.to <= to)
    .map((word): [number, number] => [word.from - from, word.to - from]);
  let lineOffset = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < from; at = text.indexOf('\n', at + 1)) lineOffset += 1;
  return { excerpt: text.slice(from, to), marks, lineOffset };
}
