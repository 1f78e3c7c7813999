import { isTaskVerb } from '../tasks-verbs.ts';

/** Words that stand before `to` at the start of a sentence without a subject, and are nobody. */
const WORDS = new Set(
  `
able about according adequate afraid agreement allowed annoying answer anxious approach attempt authority bad beginning
best better bound brave capable chance cheap cheaper choice clever close closer comfortable commitment common compared
complex confident content contrary convenient convince cool correct crazy critical crucial curious dangerous decent
decision desirable desire determined difficult due eager easier easiest easy effort enough entitled equal equivalent
essential exciting expensive failure fair faster fine fit free fun glad good great handy happy hard harder hesitant
honest honor hopeless ideal identical illegal imperative important incentive inclined intent intention interesting
invitation invite keen key kind later legal legitimate licence license likely limited link lucky motion motivation nice
natural near nearly necessary need neat obliged obvious odd okay open opportunity opposed optimal opposition ought over
owing painful path perfect permission pleasant pointer pointless poised power practical preferable prior prone proper
proud quick quicker quite rare ready reasonable refusal relative reluctance reluctant response right risky road route
sad safe safer sane sensible sensitive shame silly similar simple simpler simplest slow sorry sound specific
straightforward strange subject subtle sufficient superior supposed sure switch tedious tempting tendency thanks tough
transition tricky trivial typical unable unlikely unsure unwilling up urgent useful usual vital weird welcome willing
willingness expect prefer desugars wise wish worth worthwhile wrong
`
    .trim()
    .split(/\s+/),
);
/** `Ready to merge`, `Best to wait`: what stands before `to` in a sentence without a subject. */
export const NOBODY =
  /^(?:ready|best|easy|easier|hard|harder|unable|able|want|wants|wanted|hop(?:e|ing)|try|trying|tried|happy|glad|need|needs|ways?|nothing|something|anything|everything|start|starting|aim|aiming|seek|seeking|prepare|decide|decided|remember|command|commands|volunteers?|offer|hesitan(?:t|ce)|express|ensure|free|fcp|welcome|time|plan|plans|proposal|proposals|motion|request|option|options|idea|goal|how|what|when|where|who|why|which|whether|if|it|we|they|you|this|that|these|those|all|some|most|people|team|users?|everyone|someone|back|up|next|due|going|move|rfc|pr|pep|tsc|wg|sig)$/i;

/** Words before `to` that are nobody's name. */
export const BEFORE_TO =
  /^(?:remember|reminder|need|want|try|have|plan|planning|continue|start|begin|ensure|aim|decide|agree|agreed|happy|ready|time|reply|respond|talk|speak|go|switch|move|migrate|upgrade|add|get|look|proceed|commit|return|listen|connect|link|port|convert|change|push|deploy|submit|reach|refer|apply|revert|attend|contribute|update|prefer|hope|promise|offer|prepare|manage|learn|adapt|react|able|due|easy|hard|possible|important|permission|access|ways?|things?|steps?|intend|expect|waiting|wait|pr|prs|script|tool|job|ticket|issue|plans|trying|going|looking|hoping|working|[a-z]+n['’]t|everyone|someone|somebody|anyone)$/i;

const ENDING = /(?:ing|ed|ible|able|ary|ous|ful|less|ive|ly|tion|sion|ment|ness|ity|ism|ence|ance|while)$/;
const NAME = /^\p{Lu}\p{Ll}{2,}$/u;

/** True for one word with a capital that is no word of any sentence: in minutes, before `to` and a verb, it is somebody. */
export function isPlausible(name: string): boolean {
  const word = name.toLowerCase();
  if (!NAME.test(name)) return false;
  if (WORDS.has(word) || NOBODY.test(word) || BEFORE_TO.test(word) || ENDING.test(word) || isTaskVerb(word))
    return false;
  // `Tries`, `Writes`, `Pushes`.
  const stems = word.endsWith('s') ? [word.slice(0, -1), word.slice(0, -2), `${word.slice(0, -3)}y`] : [];
  return !stems.some(isTaskVerb);
}
