/*
 * A paragraph is prose that was wrapped, or lines that somebody jotted down, each a thought of its own: `14:20 re-enqueued`,
 * `Ada: imports`, `disk full again`. Where a line ends tells them apart: prose is broken where the next word did not fit.
 */

/** Prose is wrapped at about 80 columns, seldom at fewer. */
const WRAP_CHARS = 72;
/** A word that would have fitted with so much room left was put on the next line on purpose. */
const ROOM_CHARS = 6;
/** So many of the breaks are on purpose where lines are entries. */
const MOST_BREAKS = 0.6;

/** Begins an entry: a time of the clock, a day, a name or label with a colon or in bold. */
const LABELLED =
  /^(?:\d{1,2}[:.h]\d{2}\b|\d{4}-\d{2}-\d{2}\b|\d{1,2}\.\d{1,2}\.|(?:\*\*|__)[^*_\n]{1,40}(?:\*\*|__)|[\p{L}@][\p{L}\p{N} .&+/-]{0,24}(?::| [–—-])\s)/u;
/** True for a line that says by its beginning that it is an entry: `14:20`, `Ada:`. */
export function isLabelled(line: string): boolean {
  return LABELLED.test(line);
}

/** Goes on from the line before. */
const GOES_ON = /^(?:(?:and|but|so|then|or|because|since|which|that|this|it|they)(?![\p{L}\p{N}])|→|->|=>|[(&+])/iu;
/** Is not over yet: `while it was`, `the release with`. */
const ENDS_OPEN =
  /(?:(?<![\p{L}])(?:an?|the|of|to|with|without|was|is|are|were|be|been|and|or|but|in|on|at|by|for|from|as|than|that|which|since|having|has|have|had|not|can|will|would|if|when|while|its?|their|our|your|my|this|these|those|there)|[,(–—-])$/iu;
const END = /[.!?:;]["')*_`\]]*$/;
/** Without a capital and with no end in front of it, a line begins something only where far more would have fitted. */
const FAR_ROOM_CHARS = 20;

function isBreak(line: string, next: string, width: number): boolean {
  if (ENDS_OPEN.test(line)) return false;
  const word = /^\S+/.exec(next)?.[0].length ?? 0;
  const goesOn = /^\p{Ll}/u.test(next) && !END.test(line);
  // Who ends sentences with a full stop and begins them with a capital goes on here.
  if (goesOn && /[.!?]\s+\p{Lu}/u.test(line)) return false;
  return line.length + 1 + word + (goesOn ? FAR_ROOM_CHARS : ROOM_CHARS) <= width;
}

/** Whole sentences, each on a line of its own: prose as well. */
function isSentences(lines: readonly string[]): boolean {
  return lines.every(
    (line) => END.test(line) && /^[^\p{L}\p{N}]{0,3}[\p{Lu}\p{N}]/u.test(line) && !LABELLED.test(line),
  );
}

/**
 * The entries of a paragraph, each with its lines: one that goes on over several lines stays whole.
 *
 * @returns null for prose
 */
export function entriesOf(lines: readonly string[]): string[][] | null {
  if (lines.length < 2 || isSentences(lines)) return null;
  const width = Math.max(WRAP_CHARS, ...lines.map((line) => line.length));
  const starts = lines.map((line, at) => at === 0 || LABELLED.test(line) || isBreak(lines[at - 1] ?? '', line, width));
  const begun = starts.filter(Boolean).length - 1;
  if (begun < (lines.length - 1) * MOST_BREAKS) return null;
  const entries: string[][] = [];
  for (const [at, line] of lines.entries()) {
    if (starts[at] === true && (at === 0 || !GOES_ON.test(line))) entries.push([line]);
    else entries.at(-1)?.push(line);
  }
  return entries.length > 1 ? entries : null;
}
