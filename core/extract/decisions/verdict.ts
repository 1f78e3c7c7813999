import { ANSWER, ASKED, ASSENTED, VERDICT } from './plain.ts';
import { sentenceAt, type Sentence } from '../decision-sentence.ts';

/** True for a sentence that settles the one beside it and says nothing else: `Refused.`, `No objections.`, `final`. */
export function isVerdict(said: string): boolean {
  return said.length <= ANSWER_MAX_CHARS && (VERDICT.test(said) || ANSWER.test(said) || ASSENTED.test(said));
}

const MOTION_MAX_CHARS = 60;
const ANSWER_MAX_CHARS = 200;

/**
 * A sentence that decides, with what it decides about where that stands in the sentence before: `Motion to hire. Motion
 * carried.`, `Request to wait. Refused.`, `two disks per host. final`; null when nothing says it.
 */
export function withWhatItSettles(text: string, part: Sentence): Sentence | null {
  const said = text.slice(part.from, part.to);
  if (ASSENTED.test(said)) return beside(text, part);
  const isMotion = said.length <= MOTION_MAX_CHARS && /^(?:the )?motion\b(?! (?:to|that|for)\b)/i.test(said);
  if (!isMotion && !isVerdict(said)) return part;
  const before = part.from < 3 ? null : sentenceAt(text, part.from - 2);
  if (before === null) return null;
  const from = before.from + text.slice(before.from, before.to).lastIndexOf('\n') + 1;
  const asked = text.slice(from, before.to);
  if (/[?？]\W*$/.test(asked)) return null;
  const isAnswer = ANSWER.test(said);
  if (
    isAnswer
      ? ASKED.test(asked) || (/^\S+ \S/.test(said) && saysEnough(asked))
      : VERDICT.test(said) && saysEnough(asked)
  )
    return { from, to: part.to };
  return isMotion && MOVED.test(asked) ? { from, to: part.to } : null;
}

/** What nobody objects to: the next sentence of the line, else the one before. */
function beside(text: string, { from, to }: Sentence): Sentence | null {
  const isLast = to >= text.length || text.charAt(to) === '\n';
  const other = isLast ? (from < 3 ? null : sentenceAt(text, from - 2)) : sentenceAt(text, to + 1);
  const said = other === null ? '' : text.slice(other.from, other.to);
  if (other === null || !saysEnough(said) || /[?？]\W*$/.test(said)) return null;
  return isLast ? { from: other.from, to } : { from, to: other.to };
}

function saysEnough(text: string): boolean {
  return /\p{L}\S*\s+\S+\s+\S/u.test(text);
}

const MOVED = /^\P{L}{0,6}(?:[\p{L}.' -]{1,40} )?(?:moved|motion|proposed)\b/iu;
