/*
 * What the sentences that decide something are made of. Every pattern starts where a clause starts: `the board that we
 * agreed on`, `if we decided to`, `I think we decided` decide nothing.
 */

export const GROUP =
  '(?:(?:the|our|whole|entire) )*(?:team|group|committee|board|council|working group|steering (?:committee|council|group)|meeting|maintainers|squad|guild|leads?|tsc|wg|sig|pmc|participants|attendees)';
export const SUBJECT = `(?:we(?: all)?|i|everyone|everybody|all(?: of us)?|both(?: of us)?|${GROUP})`;
export const HAVE = `(?:['’]ve| have| had| has)?`;
export const ADVERBS = `(?: (?:also|all|both|just|now|finally|eventually|ultimately|then|therefore|already|collectively|jointly|unanimously|mostly|generally|informally|thus|together|recently|mutually|instead|quickly|quietly)){0,3}`;
/** Where a clause starts: of the sentence, after a comma or colon, or after a word that joins. */
export const CLAUSE = `(?:^|[,;:)—–-]\\s+|\\b(?:and|so|but|then|therefore|thus|hence|finally|ok|okay|instead|today|yesterday|meeting|discussion|week|end) )`;
/** Where a clause may stand without a subject: the writer's own. */
export const OWN = `(?:^(?:(?:discussed|reviewed|after|following|per|in|at|as)\\b[^.;:]{0,80}[,;:] |[^.,;]{1,80}: )?(?:so |then |finally |also |and |ultimately |eventually |unanimously )?)`;
export const REASON = `\\b(?:because|since (?:it|we|they|that|this|the|there|our|i)|instead of|rather than|as (?:it|they|we|that|this)|due to|so that|in favou?r of)\\b`;
/** Verbs of going on talking: an agreement to talk settles nothing. */
export const TALK = `(?!(?:to )?(?:discuss|talk|think|look (?:at|into)|investigate|explore|consider|disagree|chat|sync|meet|follow up|revisit|continue|dig|ask|see|check|try|take a look|wait and|read|play|give))`;

export const VERB = '(?:decided|agreed|resolved|concluded|made (?:the|a) decision|took (?:the|a) decision)';
export const WHEN = '(?: (?:unanimously|together|instead|again|early on|yesterday|today|last (?:week|time)))?';
export const DECIDED = `${VERB}${WHEN}`;
export const OBJECT = `(?:not )?(?:to|on|upon|against|that|we|i|it|this|the|in favou?r of|for)\\b`;

/** The object of a decision, or the list that it leads on to. */
export const GOES_ON = `(?:[:：]|$| ${TALK})`;

export function sentence(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join(''), 'iu');
}

/** A pattern, with a cheap test that every text which it matches passes. */
export interface Cue {
  readonly needs: RegExp;
  readonly pattern: RegExp;
  /** It draws the conclusion of what stands before: there things are weighed with `would` and `could`. */
  readonly isConclusion?: true;
}

export function cue(needs: RegExp, pattern: RegExp): Cue {
  return { needs, pattern };
}

/** The verb first, then what stands before it: the words that decide are rare, and clauses start everywhere. */
export function after(verb: string, before: string, ...behind: readonly string[]): RegExp {
  return sentence('\\b', verb, `(?<=${before}${verb})`, ...behind);
}
