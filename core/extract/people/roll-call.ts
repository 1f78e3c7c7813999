import type { HeardTurn } from './person-evidence.ts';

/** What is answered when names are called: votes, presence. */
const ANSWER =
  /^(?:[+±-] ?[01]|yes|no|yea|nay|aye|y|n|ok(?:ay)?|abstain(?:s|ed|ing)?|approved?|agreed?|in favou?r|against|for|present|here|absent|not (?:on|in|at) (?:the |this )?(?:call|meeting)|n\/a|no (?:vote|answer|response|objections?)|(?:does|did) not (?:participate|vote|attend)\b.*|lgtm|ack|accept|reject|\p{Extended_Pictographic}\uFE0F?)(?![\p{L}\p{N}]).{0,24}$/iu;
const ANSWER_MAX_CHARS = 80;
/** A list of that many, of which most are answers, is a roll call. */
const MIN_TURNS = 3;
const MIN_SHARE = 0.6;
/** What stands behind a word that is no speaker: a figure, a value. */
const VALUE = /^(?:[^\p{L}]*|true|false|null|none|nil|undefined)[.,;]?$/u;

/** True for a turn in which nobody says anything: `retries: 3`. */
export function isValue(text: string): boolean {
  return text.length < ANSWER_MAX_CHARS && VALUE.test(text) && !/\p{Extended_Pictographic}/u.test(text);
}

/**
 * True for a run of lines in which names are called and answer: `- Initech: yes`, `- Globex: abstain`. Companies and
 * projects are called like people, so it says nothing about who is one.
 */
export function isRollCall(run: readonly HeardTurn[]): boolean {
  if (run.length < MIN_TURNS) return false;
  const answers = run.filter(({ at }) => isAnswer(at.fact.text)).length;
  return answers >= run.length * MIN_SHARE;
}

function isAnswer(text: string): boolean {
  return text.length <= ANSWER_MAX_CHARS && ANSWER.test(text);
}
