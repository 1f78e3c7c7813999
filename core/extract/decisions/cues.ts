import { ABROAD, ASSENT, MAY_ASSENT, MAY_BE_ABROAD } from './assent.ts';
import type { Cue } from './clauses.ts';
import { FIRM, SAID, WRITTEN } from './patterns.ts';
import { MINUTED, PLAIN } from './plain.ts';
import { REVERSING } from './reversing.ts';

const HYPOTHESIS =
  /\b(?:if|whether|unless|suppose|imagine|assuming|would|could|might|wonder|hypothetical(?:ly)?|i (?:think|thought|believe|recall|guess|assume)|maybe|perhaps|supposed(?:ly)?|propos(?:e|es|ing) (?:that|to)|suggest(?:s|ing)?|before)\b/iu;
const CONDITION = /\b(?:if|whether|unless|suppose|imagine|assuming|maybe|perhaps)\b/iu;
/** What is still to be decided, or was and is no more. */
export const NOT_YET =
  /\b(?:not (?:yet |been )*(?:decided|agreed|settled)|(?:has|have|had|was|were|is)n['’]t (?:yet |been )*(?:decided|agreed)|(?:to|yet to|can|must|should|will) be (?:decided|agreed)|undecided|(?:wird|werden)(?: noch| erst)? (?:\S+ ){0,3}?(?:im|am|nächste[nr]?|später|noch|erst|dann)(?: \S+){0,3} (?:entschieden|beschlossen)|in the past,? |originally,? |used to )/iu;

/**
 * Who says it: the writer of a note, or of the minutes of a meeting; one who speaks in a meeting, in a few words (`said`) or at length (`talk`). `manual`:
 * a text without a day that explains something, where `I decided to` is a step of the story.
 */
export type Voice = 'notes' | 'minutes' | 'said' | 'talk' | 'manual';

/** One person's own: in a meeting an opinion, in a manual a step of the story. */
const I_DECIDED = /\bi(?:['’]ve| have| had)?(?: \w+)? (?:decided|agreed|concluded|went|chose|opted|settled)\b/iu;
/** Said by one of those who are minuted. */
const I_ALONE = /\bi(?:['’](?:m|ll)| (?:am|will|won['’]t|just|leave|keep|take)) /i;
const FIRM_WORD = /[Dd]eci|greed|esolved|oncluded|GREED|DECI|RESOLVED/;
/** `we agreed on this in spring`: what is remembered, and not what is settled now. */
const LONG_AGO =
  /\b(?:decided|agreed|settled)\b[^.;:]{0,60}?\b(?:in (?:spring|summer|autumn|winter|20\d\d)|last (?:spring|summer|autumn|fall|winter|year)|(?:months|years) ago|back (?:in|then)|at the (?:beginning|start|end) of the (?:year|quarter))\b|^(?:in 20\d\d|last (?:spring|summer|autumn|fall|winter|year)|(?:some )?(?:months|years) ago|back (?:in|then))\b/i;
const NO_END = /\b(?:further|more) (?:discussions?|work|time|input)\b|\bdiscussions? needs?\b|\bto discuss\b/i;

/**
 * Whether a sentence says that its writer, or the group that it minutes, decided something. Questions, conditions,
 * memories, other people's decisions and what is yet to be decided do not.
 */
export function decides(text: string, voice: Voice): boolean {
  if (/[?？]\W*$/.test(text)) return false;
  const firm = FIRM_WORD.test(text);
  if (firm && (NOT_YET.test(text) || NO_END.test(text) || LONG_AGO.test(text))) return false;
  if (!isWriter(voice) && I_DECIDED.test(text)) return false;
  if (firm && FIRM.some((cue) => holds(cue, text))) return true;
  if (voice === 'talk') return false;
  if (voice !== 'manual' && (anyHolds(OF_SPEECH, text) || (MAY_ASSENT.test(text) && anyHolds(OF_ASSENT, text))))
    return true;
  if (MAY_BE_ABROAD.test(text) && !NOT_YET.test(text) && anyHolds(OF_ABROAD, text)) return true;
  if (!isWriter(voice)) return false;
  if (anyHolds(OF_WRITING, text) || anyHolds(OF_REVERSING, text)) return true;
  const isOneOfMany = voice === 'minutes' && I_ALONE.test(text);
  if (text.length <= PLAIN_MAX_CHARS && !isOneOfMany && anyHolds(OF_PLAIN, text)) return true;
  return voice === 'minutes' && anyHolds(OF_MINUTES, text);
}

/** What is said without the word is said in a short sentence. */
const PLAIN_MAX_CHARS = 240;

/** True for whoever writes the note down, and not one who is quoted in it. */
export function isWriter(voice: Voice): boolean {
  return voice === 'notes' || voice === 'minutes';
}

/** Cues, and one test that each text passes which any of them may hold for: most pass none. */
interface CueGroup {
  readonly needs: RegExp;
  readonly cues: readonly Cue[];
}

function groupOf(cues: readonly Cue[]): CueGroup {
  return { needs: new RegExp(cues.map(({ needs }) => `(?:${needs.source})`).join('|'), 'i'), cues };
}

const OF_SPEECH = groupOf(SAID);
const OF_ASSENT = groupOf(ASSENT);
const OF_ABROAD = groupOf(ABROAD);
const OF_WRITING = groupOf(WRITTEN);
const OF_REVERSING = groupOf(REVERSING);
const OF_MINUTES = groupOf(MINUTED);
const OF_PLAIN = groupOf(PLAIN);

function anyHolds({ needs, cues }: CueGroup, text: string): boolean {
  return needs.test(text) && cues.some((cue) => holds(cue, text));
}

function holds({ needs, pattern, isConclusion }: Cue, text: string): boolean {
  if (!needs.test(text)) return false;
  const found = pattern.exec(text);
  if (found === null || isInQuotes(text, found.index)) return false;
  return !(isConclusion === true ? CONDITION : HYPOTHESIS).test(text.slice(0, found.index));
}

/** An opening quotation mark that is not closed before `at`: somebody else's words. */
function isInQuotes(text: string, at: number): boolean {
  const before = text.slice(0, at + 1);
  const straight = before.split('"').length - 1;
  return straight % 2 === 1 || before.lastIndexOf('“') > before.lastIndexOf('”');
}
