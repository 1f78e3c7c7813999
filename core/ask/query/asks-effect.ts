/*
 * `did the larger pool help?`: whether a change did what it was made for. The day of the change says what was hoped for; how it
 * came out stands beside it, or days later, and seldom with the word `help`.
 */

const EFFECT =
  /^(?:and |so |but )?(?:did|has|have|was|were)(?:n['’]t)? (?<what>.+?) (?:(?:really|actually|finally|ever|even|also|made|make|any|a|been) )*(?:help(?:s|ed|ing|ful)?|work(?:s|ed)?(?: out)?|improve[ds]?|difference|pa(?:y|ys|id) off|effect(?:ive)?|worth it|success(?:ful)?|solve[ds]?|fix(?:ed|es)?|do anything|bring anything|change anything)(?: (?<rest>(?:it|this|that|anything|us|with|against|for|the|at all|in the end|our|my)\b.*))?$/iu;

/** What the change is of a question whether it helped, with what it was to help with; null for every other question. */
export function asksEffect(question: string): string | null {
  const { what, rest = '' } = EFFECT.exec(question.trim().replace(/[?!.\s]+$/, ''))?.groups ?? {};
  if (what === undefined) return null;
  const against = rest.replace(/^(?:it|this|that|us|anything|at all|in the end)\b|^(?:with|against|for)\b/i, '');
  return `${what} ${against}`.trim();
}

/** What was changed, and not what it was changed in: a later note says `the pool`, no more `the larger pool`. */
const OF_CHANGE =
  /^(?:new|old|other|second|extra|more|larger|bigger|smaller|longer|shorter|wider|higher|lower|faster|stronger|better|chang\w*|switch\w*|upgrad\w*|updat\w*|rais\w*|increas\w*|lower\w*|reduc\w*|replac\w*|remov\w*|add\w*|mov\w*|swap\w*|bump\w*|fix\w*)$/i;

/** True for a word of such a question that a note on how it came out need not have. */
export function isOfChange(word: string): boolean {
  return OF_CHANGE.test(word);
}

/** Wording that tells how something came out. */
const CAME_OUT =
  /\b(?:since|no more|no longer|any ?more|still|again|gone|went away|clean|quiet|stable|fine|ok(?:ay)?|works?|worked|working|fixed|solved|resolved|help(?:s|ed)?|improv\w*|better|worse|faster|slower|cheaper|fewer|less|never|nothing|none|no \w+|without|stopped|dropped|fell|went|down|up|only|instead|cured?|did it|the trick|win|success\w*|useless|in vain|gives?|brings?|brought|cut|halved|doubled|reduced)\b|->|→|=>|%/i;

/** A change that is only thought of has no effect yet. */
const THOUGHT_OF = /\b(?:could|should|would|may|might|maybe|try|plan\w*|wants?|suggest\w*|suspect\w*|to-?do)\b|\[ \]/i;

/** True for a sentence that may tell how a change came out. */
export function tellsEffect(text: string): boolean {
  return CAME_OUT.test(text) && !THOUGHT_OF.test(text);
}
