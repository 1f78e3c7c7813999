import { isCalendarWord } from './calendar-words.ts';
import { fold } from './words.ts';

/*
 * Who did something is answered by a name, a role or a team, or by the writer.
 */

/** One who stands for a person without a name. Not `their`, `his`: whose it is says nothing of who did it. */
const SOMEBODY =
  /(?<![\p{L}\p{N}'’])(?:I|me|myself|we|us|he|she|nobody|no one|no-one|everybody|everyone|somebody|someone|both of|each of|all of (?:us|them))(?![\p{L}\p{N}])|(?<!\p{L})I['’]/u;
const ROLE =
  /(?<![\p{L}\p{N}])(?:teams?|squads?|guild|on-?call|captain|owners?|leads?|managers?|engineers?|developers?|devs?|admins?|dbas?|sre|sres|ops|devops|infra|vendor|supplier|provider|support|security|legal|finance|accounting|marketing|sales|hr|it|ceo|cto|cfo|coo|vp|head of|board|committee|council|chair(?:man|woman|person)?|treasurer|director|customers?|clients?|users?|interns?|contractors?|consultants?|freelancers?|colleagues?|maintainers?|reviewers?|deciders?|attendees|present|absent|author|steward|staff|members?|people|boss|mother|father|sister|brother|wife|husband|friend|agency|company|steering|architects?|analysts?|designers?|secretary|office|department|dept)(?![\p{L}\p{N}])/iu;
const HANDLE = /(?<![\p{L}\p{N}])@[\p{L}\p{N}][\p{L}\p{N}._-]+|[\w.+-]+@[\w-]+\.\w/u;
const CAPITAL = /(?<![\p{L}\p{N}_./-])\p{Lu}[\p{L}\p{M}'’-]*\p{Ll}[\p{L}\p{M}'’-]*(?![\p{L}\p{N}_/]|\.\p{L})/gu;
/** What follows a name at the head of a sentence, and seldom any other word there. */
const AFTER_NAME =
  /^(?: \p{Lu}\p{Ll}+)*(?:\s*[:,]|['’]s?\s|\s*[(+&/]|\s+(?:and|or|&|\+|is|are|currently|now|still|also|already|just|then|to|can|could|would|should|was|had|has|will|does|did|\p{Ll}+(?:s|ed)|took|gave|wrote|found|got|went|made|ran|set|built|did|said|told|sent|held|led)(?!\p{L}))/u;
const NO_NAME =
  /^(?:the|this|that|these|those|it|its|there|here|if|when|since|after|before|as|at|on|in|for|to|not|no|none|yes|also|only|now|then|so|but|and|or|todo|decision|decided|note|noted|action|done|fix|cause|status|date|start|end|severity|impact|alert|present|absent|trial|ticket|plan)$/i;

function startsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:]["')\]*_]*\s|\n)[\s"'([*_`\]-]*$/u.test(text.slice(0, at));
}

/**
 * True for a text that holds somebody: a name that the question does not have, a role, or the writer.
 *
 * @param isPerson whether a word, as written in any case, is the name of a person of the notes
 */
export function holdsPerson(text: string, question: string, isPerson: (name: string) => boolean): boolean {
  if (SOMEBODY.test(text) || ROLE.test(text) || HANDLE.test(text)) return true;
  const asked = new Set(fold(question).split(/[^\p{L}\p{N}]+/u));
  for (const match of text.matchAll(CAPITAL)) {
    const name = match[0].replace(/['’]s$/, '');
    if (asked.has(fold(name)) || isCalendarWord(name) || NO_NAME.test(name)) continue;
    if (!startsSentence(text, match.index)) return true;
    if (AFTER_NAME.test(text.slice(match.index + match[0].length))) return true;
  }
  return fold(text)
    .split(/[^\p{L}\p{N}'’-]+/u)
    .some((word) => word.length > 1 && !asked.has(word) && isPerson(word));
}
