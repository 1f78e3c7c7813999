import { isStopWord, wordsOf } from './words.ts';

/** What a question compares. */
export interface Comparison {
  /** Stems that tell the two things apart. */
  readonly sides: readonly [string, string];
  /** The question asks for nothing else: `A or B` may be a part of one that does. */
  readonly isOnly: boolean;
}

const OR = /(?<left>.+?),? or (?!not\b|no\b|so\b|else\b|something\b)(?<right>.+)/i;
const COMPARED: readonly RegExp[] = [
  /\bdifferences?\b.*?\bbetween (?<left>.+?) and (?<right>.+)/i,
  /\b(?:compare[ds]?|comparison of|comparing) (?<left>.+?) (?:and|with|to|against) (?<right>.+)/i,
  /\bhow (?:do|does|did|is|are|was|were) (?<left>.+?) (?:differ|different|compare[ds]?) (?:from|to|with) (?<right>.+)/i,
  /(?<left>.+?)[\s,]+(?:vs\.?|versus)\s+(?<right>.+)/i,
  OR,
];

function content(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !isStopWord(word.text))
    .map(({ stem }) => stem);
}

/**
 * Reads the two sides of `the difference between A and B`, `A vs B` and `A or B`: of each, the word nearest to the other
 * side that the other does not have.
 *
 * @returns null for a question that compares nothing
 */
export function sidesOf(question: string): Comparison | null {
  if (question.includes('\n') || question.length > 300) return null;
  for (const pattern of COMPARED) {
    const { left, right } = pattern.exec(question)?.groups ?? {};
    if (left === undefined || right === undefined) continue;
    const before = content(left);
    const after = content(right);
    const one = before.findLast((stem) => !after.includes(stem));
    const other = after.find((stem) => !before.includes(stem));
    if (one !== undefined && other !== undefined) return { sides: [one, other], isOnly: pattern !== OR };
  }
  return null;
}
