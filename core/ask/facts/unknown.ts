import type { AskedPerson } from './people.ts';

/** A word with a capital that is no word of a sentence: `Tobias`, `Ana-Lucia`, `O'Neil`; no `API`, no `KubePod`. */
const NAME = String.raw`(\p{Lu}(?:['’]\p{Lu})?\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\p{Ll}+)?)`;
const DID =
  'do|doing|done|did|work|working|worked|say|said|report|reported|mention|mentioned|finish|finished|plan|promise|suggest|ask|think|argue';
const LISTED = '(?:items|tasks|to-?dos|action items|updates?|blockers|reports?|standups?)';

/** Places of a question where nothing but a person is named. */
const SLOTS: readonly RegExp[] = [
  new RegExp(String.raw`\bwhat (?:did|does|has|have|is|was|will) ${NAME} (?:been )?(?:${DID})(?!\p{L})`, 'u'),
  new RegExp(String.raw`^(?:did|does|has|was) ${NAME} (?:${DID})(?!\p{L})`, 'iu'),
  new RegExp(String.raw`\b${LISTED} (?:of|for|from|by|assigned to) ${NAME}(?=\W*$)`, 'u'),
  new RegExp(String.raw`(?<![\p{L}])${NAME}['’]s (?:\w+ )?${LISTED}(?=\W*$)`, 'u'),
  new RegExp(String.raw`\b(?:is|was) ${NAME} (?:blocked|stuck)(?!\p{L})`, 'u'),
];

/** Days and months stand in the same places. */
const TIME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|today|yesterday|tomorrow|everyone|everybody|anyone|anybody|someone)$/i;

/** Somebody whom a question names and no note knows: a name in a place where only a person stands. */
export function unknownPerson(question: string): AskedPerson | null {
  for (const slot of SLOTS) {
    const match = slot.exec(question);
    const name = match?.[1];
    if (match === null || name === undefined || TIME.test(name) || !/^\p{Lu}/u.test(name)) continue;
    const from = match.index + match[0].indexOf(name);
    return { names: [], label: name, from, to: from + name.length };
  }
  return null;
}
