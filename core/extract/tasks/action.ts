import { ASIDE_MAX_CHARS, matchAt, readAfter, type Keyword } from './keyword-parts.ts';
import { beginsWithVerb, isImperative } from '../tasks-verbs.ts';

const OLD_OR_NEW = String.raw`(?:new|existing|pending|open|outstanding|remaining|previous)(?:\*\*|__|[*_])? `;
const ACTION = new RegExp(
  String.raw`(?:(?:${OLD_OR_NEW})?action[ _](?:items?|points?)(?: reminder)?|actions?|a/?[ipr])(?![\p{L}\p{N}_/-])`,
  'iuy',
);
const STEP = /(?:next (?:steps?|actions?)|follow[- ]?ups?|tasks?)(?![\p{L}\p{N}_/-])/iuy;
/** `Remember to …`, `Don't forget to …`: what somebody notes for themselves. */
const REMEMBER =
  /(?:(?:(?:i )?must |(?:note to self|reminder):? )?(?:remember|don['’]t forget|do not forget|never forget)(?: to |: ?(?:to )?)|(?:reminder|note to self|memo)(?: to |: ?(?:to )?))(?=\S)/iuy;
/** `Next step is for Mira to …`, `Next steps are to …`. */
const STEP_IS =
  /[ \t]+(?:is|are|will be|would be)(?: now)?[: \t]+(?:for (?=[^:?]{1,40}? to )|to (?=[a-z])|(?=[@\p{L}][^:?]{1,40}? to [a-z]))/uy;

/** `AI`, `A/I`, `AP` and `A/P` are short for an action item or point. */
const SHORT = /^A\/?[IPR]$/;

/** `ACTION:`, `AI:`, `Next step:` and the like, with what stands between them and the text. */
export function readAction(text: string, from: number): Keyword | null {
  const action = matchAt(ACTION, text, from);
  if (action !== -1) return readMarked(text, from, action);
  const remember = matchAt(REMEMBER, text, from);
  if (remember !== -1)
    return { kind: 'step', state: 'open', from, to: remember, end: remember, aside: null, separator: null };
  const step = matchAt(STEP, text, from);
  return step === -1 ? null : readStep(text, from, step);
}

function readStep(text: string, from: number, to: number): Keyword | null {
  const word = { kind: 'step', state: 'open', from, to } as const;
  const said = text[from + 4] === ' ' ? matchAt(STEP_IS, text, to) : -1;
  if (said !== -1) return { ...word, end: said, aside: null, separator: null };
  const after = readAfter(text, to);
  return after.separator === null ? null : { ...word, ...after };
}

/** `AI` is also somebody's initials: only with a colon, `(names)`, `@name` or `Name:` behind it. */
function readMarked(text: string, from: number, to: number): Keyword | null {
  const word = text.slice(from, to);
  const low = word.toLowerCase();
  const isShort = SHORT.test(word);
  if (!isShort && low.length <= 3) return null;
  const after = readAfter(text, to);
  if (SETTLED.test(text.slice(after.end, after.end + SETTLED_CHARS))) return null;
  // `Actions: the PR landed` says what came of it.
  if (low === 'actions' || (low === 'action' && word === low)) {
    return after.separator === ':' ? { kind: 'step', state: 'open', from, to, ...after } : null;
  }
  const said = text.slice(after.end, after.end + ASIDE_MAX_CHARS * 2);
  // `AI: the new model is better` is about something, and `AR` is rarely a request.
  if (isShort && /^(?:the|an?|our|this|these|it|we (?:have|had|are))(?!\p{L})/iu.test(said)) return null;
  if (word.endsWith('R') && !isErrandIn(said) && !NAMED_FIRST.test(said) && !isImperative(said)) return null;
  const marked = { kind: 'action', state: 'open', from, to, ...after } as const;
  if (after.separator === ':' || (after.separator === '-' && !isShort)) return marked;
  const rest = text.slice(after.end, after.end + ASIDE_MAX_CHARS);
  const isApart = after.end > to;
  const isAssigned = rest.startsWith('@') || (isApart && NAMED_AFTER.test(rest));
  // `ACTION BW: …`; `AI PR: …` is about something else.
  const isInitialed =
    isApart &&
    ((word === 'ACTION' && INITIALS_AFTER.test(rest)) ||
      (/^a\/?p$/i.test(word) && POINT_AFTER.test(rest)) ||
      MINE_AFTER.test(rest));
  const isOrder = (isShort || word === 'ACTION ITEM') && isApart && (isImperative(rest) || isErrandIn(rest));
  const isBold = low.includes('action item') && text[to] === '*' && after.end < text.length;
  return isAssigned || isInitialed || isOrder || isBold || (word === 'ACTION' && isErrandIn(rest)) ? marked : null;
}

/** `Action: agreed that …` says what came of it. */
const SETTLED = /^(?:determined|agreed|decided|concluded|noted|discussed|resolved|approved|confirmed)(?!\p{L})/iu;
const SETTLED_CHARS = 16;

const NAMED_FIRST = /^@?\p{Lu}[\p{L}'’-]+(?:(?: and | & |, ?|\/| )\p{Lu}[\p{L}'’-]+){0,3}(?::| [-–—]) (?=\S)/u;

/** `Mira:` and `for Mira:` after `AI`; `PR:` is nobody. */
const INITIALS_AFTER = /^[A-Z]{2,4}:[ \t]/;
/** `AP MS: …`, `AP all: …`. */
const POINT_AFTER =
  /^(?:[A-Z]{2,4}(?:[/+&, ]+[A-Z]{2,4}){0,3}|all|everyone|everybody|alle|allen|team|tous|todos|iedereen):[ \t]/;
const MINE_AFTER = /^(?:me|I|all|everyone|everybody|team):[ \t]/;
const NAMED_AFTER = /^(?:(?:for|on) [\p{L}.'’@+&,/ -]{1,40}|\p{Lu}[\p{Ll}.'’-]+(?: \p{Lu}[\p{Ll}.'’-]+)?):(?=[ \t])/u;
const ERRAND_AFTER = /^(?:for )?\p{Lu}[\p{L}.'’-]*(?:(?: and | \+ | & |, ?|\/| )\p{Lu}[\p{L}.'’-]*){0,3} (?:to|will) /u;

/** `Mira to rotate the keys`. */
export function isErrandIn(rest: string): boolean {
  const match = ERRAND_AFTER.exec(rest);
  return match !== null && beginsWithVerb(rest.slice(match[0].length));
}

const WRAPPED = /\[(action(?: (?:item|point))?|a\/?[ipr])\](?:\*\*|__)?[ \t:]+(?=\S)/iy;

/** `[ACTION] …`; `[AI] Mira to …`, because `[AI]` alone may be what something is about. */
export function readWrappedAction(text: string, at: number): Keyword | null {
  WRAPPED.lastIndex = at;
  const match = WRAPPED.exec(text);
  if (match === null) return null;
  const end = WRAPPED.lastIndex;
  const word = match[1] ?? '';
  const from = at + 1;
  const rest = text.slice(end, end + ASIDE_MAX_CHARS);
  if (word.length <= 3) {
    const isAssigned = rest.startsWith('@') || NAMED_AFTER.test(rest) || isErrandIn(rest) || isImperative(rest);
    if (!SHORT.test(word) || !isAssigned) return null;
  }
  return { kind: 'action', state: 'open', from, to: from + word.length, end, aside: null, separator: null };
}
