import type { Query } from './query.ts';
import { stem } from './words.ts';

/** `what did we decide about …`: a note that decides it seldom says so in that word. */
const ASKS_DECISION =
  /^(?:so |and )?what (?:did|do|have|has|had|was|were|is) .*\b(?:decide[ds]?|agree[ds]?|settled?|concluded?|chosen?)\b.*\b(?:about|on|regarding|for|concerning)\b/i;
const DECIDING = new Set(
  [
    'decide',
    'decided',
    'agree',
    'agreed',
    'settle',
    'settled',
    'conclude',
    'concluded',
    'choose',
    'chose',
    'chosen',
  ].map(stem),
);

/** True for the stem of a word that asks for a decision: that no note has it says nothing. */
export function asksDecision(wordStem: string): boolean {
  return DECIDING.has(wordStem);
}

/** The stems of what a decision is asked about, without those that ask for it; null for every other question. */
export function decisionSubject({ text, stems }: Pick<Query, 'text' | 'stems'>): readonly string[] | null {
  if (!ASKS_DECISION.test(text)) return null;
  const subject = stems.filter((one) => !DECIDING.has(one));
  return subject.length === 0 ? null : subject;
}
