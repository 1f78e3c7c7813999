import { matchesOf } from './matches-of.ts';

/** Words whose full stop does not end a sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'e.g i.e etc vs cf ca approx no nr fig sec ref resp incl mr mrs ms dr prof st al eq dept est'.split(' '),
);

/** Starts only at the first of several marks: a megabyte of dots would cost its square. */
const SENTENCE_END = /(?<![.!?…])[.!?…]+["'”’)\]*_`]*(?=\s)|(?<![。！？])[。！？]+[」』”’）]*/g;

/**
 * Offsets at which a new sentence starts, without 0 and the text's length. A list number (`3.`), an initial (`J.`) and
 * a common abbreviation end no sentence.
 */
export function sentenceStarts(text: string): number[] {
  const starts: number[] = [];
  for (const match of matchesOf(SENTENCE_END, text)) {
    if (match[0].startsWith('.') && isAbbreviation(text, match.index)) continue;
    let next = match.index + match[0].length;
    while (next < text.length && /\s/.test(text.charAt(next))) next++;
    if (next < text.length) starts.push(next);
  }
  return starts;
}

function isAbbreviation(text: string, stop: number): boolean {
  let from = stop;
  while (from > 0 && stop - from < 8 && /[\p{L}\p{N}.]/u.test(text.charAt(from - 1))) from--;
  const word = text.slice(from, stop).toLowerCase();
  return /^(?:\d{1,3}|\p{L})$/u.test(word) || ABBREVIATIONS.has(word);
}
