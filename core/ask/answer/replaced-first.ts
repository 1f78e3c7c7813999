import type { Decision } from '../../contract/facts.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import { readChunks, type ChunkRow } from '../../store/chunks.ts';
import { chunksAt } from '../../store/chunks-at.ts';
import type { Db } from '../../store/database.ts';
import { readNotes, type ReadNote } from './read-notes.ts';
import type { Candidate } from '../retrieve/retrieve.ts';

/** Why something is not used any more. */
const ASKS_WHY_LEFT =
  /^(?:and |so |but )?(?:why|how come|what made (?:us|them|you))\b.*\b(?:leav(?:e|ing)|left|drop(?:ped|ping)?|abandon\w*|replac\w*|retir\w*|ditch\w*|scrap(?:ped)?|sunset\w*|deprecat\w*|remov\w*|discard\w*|supersed\w*|stop(?:ped)? (?:us|do|buy|pay|writ|host|keep)ing|giv(?:e|ing) up|gave up|g[eo]t(?:ting)? rid of|(?:mov|migrat|switch|chang|go|went|walk|get|got|turn|step)\w* (?:away|off|from|back from|out of)|no longer|any ?more)\b/i;

/** True for `why did we leave Jenkins?`. */
export function asksWhyLeft(question: string): boolean {
  return ASKS_WHY_LEFT.test(question);
}

const ASKS_HOW_IT_IS =
  /^(?:and |so )?(?:where|what|which|how|who|do|does|is|are)\b(?:.*?\b)?(?:is|are|do|does|keeps?|runs?|holds?|uses?)\b/i;
const OF_BEFORE = /\b(?:did|was|were|had|used to|before|previously|formerly|originally|old|former|reject\w*)\b/i;

/** True for `where do we keep sessions?`: what is in force answers. */
export function asksHowItIs(question: string): boolean {
  return ASKS_HOW_IT_IS.test(question) && !OF_BEFORE.test(question);
}

/** True where the decision stands in what was read of the note: a day of a journal is only its own lines. */
function stands({ journal, path, line, endLine }: Decision, { best, parts }: ReadNote): boolean {
  if (journal !== best.chunk.journal || path !== best.chunk.path) return false;
  return parts.some((part) => part.line <= endLine && part.endLine >= line);
}

/** A section that was not found by the question, but by what another note says of it. */
function unfound(chunk: ChunkRow): Candidate {
  const evidence = { coverage: 0, proximity: 0, identifiers: 0, phrase: false };
  return { chunk, score: 0, evidence, similarity: null, why: [] };
}

interface Replacing {
  readonly db: Db;
  readonly facts: FactBase | null;
  /** Notes that were read already. */
  readonly read: readonly ReadNote[];
  /** True when only a record that names what it replaces counts. */
  readonly isSure?: boolean;
}

/**
 * Of a question why something was left, or how it is now: the notes with the decision that replaced the one in the leading note, before all
 * others. The reasons stand there, often without a word of the question; the old decision only says why it was taken.
 */
export function replacedFirst(
  notes: readonly ReadNote[],
  { db, facts, read, isSure = false }: Replacing,
): readonly ReadNote[] {
  const [first] = notes;
  if (first === undefined || facts === null) return notes;
  const decisions = facts.decisions();
  const later = new Set(
    decisions
      .filter((decision) => stands(decision, first))
      .flatMap(({ supersededBy, maybeSupersededBy }) => supersededBy ?? (isSure ? [] : maybeSupersededBy) ?? []),
  );
  const replacing = decisions.filter((decision) => later.has(decision.id) && !stands(decision, first));
  const isReplacing = (note: ReadNote): boolean => replacing.some((decision) => stands(decision, note));
  const known = read.filter(isReplacing);
  const missing = replacing.filter((decision) => !known.some((note) => stands(decision, note)));
  const others = readNotes(db, readChunks(db, chunksAt(db, missing)).map(unfound), missing.length);
  return [...known, ...others, ...notes.filter((note) => !known.includes(note))];
}
