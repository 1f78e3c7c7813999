import { isTaskVerb } from '../tasks-verbs.ts';

const DUTY =
  /^(?:\*\*|__|[*_`])?(?:(?:we|i|you|someone|somebody|everyone|everybody|all|(?:the |our )?team)(?:['’]ll| will| should| (?:still )?(?:need|have|want|going|plan) to| needs to| has to| must| can)|(?:still )?(?:needs?|have|has|want|going|plan|try|trying) to|should|must|will|let['’]?s|to)(?: also| then| still| now| probably| first)? ([a-z][a-z-]{1,14})(?![\p{L}\d'’:/(]|\.(?=.))/iu;

/** `I prepare the talk`: among what is to be done nobody says what they do every day. */
const OWN = /^I (?!think|see|feel|agree|use|need|like|know|learn|propose|suggest|hold)([a-z]{2,14})(?= \S)/u;
const NEEDED = /^[^.;:?!]{2,80} (?:needs?|ha(?:s|ve)) to be \p{L}+/u;

/** `We should rename it`, `Need to ask Mira`, `to contact the vendor`, `It needs to be sent`: somebody is to do something. */
export function isDuty(text: string): boolean {
  const own = OWN.exec(text)?.[1];
  if (own !== undefined && isTaskVerb(own)) return true;
  const verb = DUTY.exec(text)?.[1]?.toLowerCase();
  if (verb === 'do' && /^\W*let['’]?s do (?:that|this|it|so)(?!\p{L})/iu.test(text)) return false;
  return verb === undefined ? NEEDED.test(text) : verb === 'have' || isTaskVerb(verb);
}

const ONGOING = /^(?:\*\*|__|[*_`])?(?:start |begin |continue |keep |finish )?([a-z]{2,14})ing(?![\p{L}\d'’:/])/iu;

/** `Writing the guide`, `Uploading the comics`: verbs of things to do, in the form that lists of next steps have too. */
export function isOngoing(text: string): boolean {
  const stem = ONGOING.exec(text)?.[1]?.toLowerCase();
  if (stem === undefined) return false;
  if (isTaskVerb(stem) || isTaskVerb(`${stem}e`)) return true;
  const last = stem.at(-1);
  return last !== undefined && last === stem.at(-2) && isTaskVerb(stem.slice(0, -1));
}

const THING_MAX_CHARS = 90;
const THING_MAX_WORDS = 14;
/** Words of a whole sentence, and marks of what is asked or quoted. */
const SENTENCE =
  /[?!;"“”]|: |(?<![\p{L}\d'’])(?:is|are|was|were|has|have|had|can|could|may|might|would|will|should|do|does|did|don['’]t|doesn['’]t|didn['’]t|can['’]t|cannot|won['’]t|isn['’]t|aren['’]t|wasn['’]t|agreed?|thinks?|wants?|needs?|gets?|got|makes?|made|means?|says?|said|seems?|looks|works|worked|went|came|took|goes|not|how about|what about|(?:i|we|you|they)['’](?:m|re|ll|ve|d)|it['’]s|there['’]s|that['’]s)(?![\p{L}\d])/iu;
const NO_THING =
  /^(?:and|but|or|because|if|so|also|yes|no|not|maybe|perhaps|probably|i|we|you|he|she|they|it|this|that|these|those|there|here|who|what|when|where|why|how|which|ok|okay|done|see|cc|e\.g|i\.e|via|with|for|from|in|on|at|by|as|after|before|until|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december|today|tomorrow|yesterday|once|up|some|several|various|other|others|things|more|few|many)(?![\p{L}\d])|^[^\p{L}`[*_]|^\p{L}+ed (?:the|a|an|to|up|with|that|on|in|by|it|all|our|my)(?!\p{L})/iu;

/** `Migration plan for the queue`: no sentence, but a thing that a list of next steps names. */
export function isThing(text: string): boolean {
  if (text.length > THING_MAX_CHARS || NO_THING.test(text) || SENTENCE.test(text)) return false;
  return text.split(' ').length <= THING_MAX_WORDS;
}
