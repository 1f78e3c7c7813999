import { announces } from './announcement.ts';
import { FOREIGN_LABEL_WORDS, FUNCTION_WORDS, LABEL_WORDS, PRODUCT_WORDS } from './label-words.ts';
import { remembered } from '../remembered.ts';
import { kindOfLabel } from './update-kind.ts';

const NOT_IN_A_NAME = new Set(FUNCTION_WORDS.trim().split(/\s+/));
const LABELS = new Set(`${LABEL_WORDS} ${PRODUCT_WORDS} ${FOREIGN_LABEL_WORDS}`.trim().split(/\s+/));

/** What makes a group of people of a name: `Platform Team`. */
const GROUP_WORD =
  /^(?:teams?|groups?|squads?|guild|tribe|committee|council|board|department|dept|org|organi[sz]ation|inc|ltd|llc|gmbh|corp|company|foundation|working|wg|sig|sre|ops|devops|bots?|staff|members?|engineering|engineers|developers|platform|support|security|oncall|everyone|all|others?|community|users?|maintainers|contributors|reviewers|editors|attendees|participants|channel|here)$/;

/** Small words within a name: `Ana de la Cruz`. */
const PARTICLE =
  /^(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ter|ten|bin|ibn|ben|al|el|af|av|y|e|st|zu|zur)$/;

const NAME_MAX_CHARS = 40;
const NAME_MAX_WORDS = 4;

/** Letters with `'`, `-`, `.` or `_` within: one word of a name or a handle. Digits make it a handle. */
const NAME_WORD = /^\p{L}[\p{L}\p{M}\p{N}'’_.-]*$/u;
const CAPITAL = /^\p{Lu}/u;

/** First names that are other words too: only with a capital, and never without further evidence. */
const WORD_AND_NAME =
  /^(?:Will|Jan|April|June|May|August|Sun|Jun|Guy|Rich|Price|Chase|Sam|Best|Page|Art|Ruby|Even|Till)$/;

/** Endings of words for things, and of adverbs. */
const THING_ENDING =
  /(?:[ts]ions?|ness|ments|ities|bility|ology|ization|(?:al|ar|iv|ent|ous|ate|ct|ic|ing|ed)e?ly|(?:[efgs]|gh)tly|[ckn]kly|fully|lessly|(?:after|back|down|for|home|in|on|out|to|up|east|west|north|south)wards?|wise|ware|isms?)$/;

const TITLE = /^(?:dr|prof|mr|mrs|ms|mx|miss|herr|frau|mme|sra?|rev)\.? (?=\S)/i;

/** True when a word is one that notes use as a label or in any sentence. */
function isLabelWord(word: string): boolean {
  const lower = word.toLowerCase();
  if (THING_ENDING.test(lower)) return true;
  // `IS:`, `BE:` are initials in a transcript; they need a list that says whose.
  if (word.length <= 3 && isAllCapitals(word) && !LABELS.has(lower)) return false;
  if (LABELS.has(lower) || NOT_IN_A_NAME.has(lower)) return !WORD_AND_NAME.test(word);
  return kindOfLabel(word) !== null || announces(word) !== null;
}

/**
 * True when a text is written as a name may be: one to four words of letters, none of them a word of any sentence, no
 * label, no group. Whether it *is* somebody's name needs evidence.
 */
export function isNameLike(text: string): boolean {
  return text.length >= 2 && text.length <= NAME_MAX_CHARS && mayStartName(text.charCodeAt(0)) && readsAsName(text);
}

/** False for the marks and digits of ASCII: asked first, because most that is asked about starts with one. */
function mayStartName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 127;
}

const readsAsName: (text: string) => boolean = remembered((text): boolean => {
  if (text.length < 2 && BEYOND_ASCII.test(text)) return false;
  if (!text.includes(' ')) return isOneName(text);
  const title = TITLE.exec(text)?.[0];
  if (title !== undefined) return CAPITAL.test(text.slice(title.length)) && readsAsName(text.slice(title.length));
  const words = text.split(' ');
  if (words.length > NAME_MAX_WORDS) return false;
  let capitals = 0;
  for (const [index, word] of words.entries()) {
    if (!isNameWord(word)) return false;
    const lower = word.toLowerCase();
    if (GROUP_WORD.test(lower)) return false;
    const capital = CAPITAL.test(word);
    // `van der Berg`, but not `La carte`.
    const particle = PARTICLE.test(lower) && (index > 0 || !capital);
    if (!particle && !mayStandInName(words, index)) return false;
    if (capital || particle) capitals += 1;
  }
  // A script without small letters has no capitals either.
  if (capitals > 0 && text === text.toUpperCase()) return false;
  return (capitals === words.length && CAPITAL.test(words.at(-1) ?? '')) || (capitals === 0 && words.length <= 3);
});

function isOneName(text: string): boolean {
  if (!isNameWord(text) || isLabelWord(text)) return false;
  const parts = text.toLowerCase().split('-');
  return !parts.some((part) => GROUP_WORD.test(part));
}

/** `Amy Price`, `Sam Page`: a family name may be any word. `May Lind`: so may some first names, but not `May Release`. */
function mayStandInName(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  const lower = word.toLowerCase();
  const family = words.at(-1) ?? '';
  const isWord = LABELS.has(lower) || NOT_IN_A_NAME.has(lower);
  if (index === 0 && isWord) return WORD_AND_NAME.test(word) && CAPITAL.test(family) && !isLabelWord(family);
  if (NOT_IN_A_NAME.has(lower)) return false;
  // `Attach IAM Policy`: capitals within are no name's.
  if (index > 0 && index < words.length - 1 && isAllCapitals(word) && word.length > 2) return false;
  return !isWord || CAPITAL.test(word);
}

/** `St.`, `J.S.`, but not `array.from`: a dot ends an initial or an abbreviation. */
const DOT_WITHIN = /\p{L}\p{M}*\p{L}\p{M}*\.\p{L}/u;

function isNameWord(word: string): boolean {
  return NAME_WORD.test(word) && !/_$|^[\p{Lu}\d]+_/u.test(word) && !(word.includes('.') && DOT_WITHIN.test(word));
}

/** True when one of the words tells a group of people, as in `Platform Team`. */
export function isGroup(words: readonly string[]): boolean {
  return words.some((word) => GROUP_WORD.test(word.toLowerCase()));
}

/** True for `ABC`: initials, or an abbreviation of something. */
export function isAllCapitals(text: string): boolean {
  return text.length >= 2 && text.length <= 5 && /^\p{Lu}+$/u.test(text);
}

/** `Ann M. Lee` and `Ann Lee` are one name. */
const MIDDLE_INITIAL = /(?<=\S) \p{L}\.? (?=\S)/gu;
const ACCENTS = /\p{M}+/gu;
const BEYOND_ASCII = /[^\u0000-\u007f]/;

/** What two spellings of one name have in common: case, accents, spaces, a title, a middle initial and a closing dot left out. */
export const nameKey = remembered((name) => {
  const lower = (name.includes(' ') ? name.replace(TITLE, '') : name).toLowerCase();
  const plain = BEYOND_ASCII.test(lower) ? lower.normalize('NFD').replace(ACCENTS, '').replaceAll('’', "'") : lower;
  const whole = plain.endsWith('.') ? plain.slice(0, -1) : plain;
  return whole.includes(' ') ? whole.replaceAll(MIDDLE_INITIAL, ' ').replaceAll(/\s+/g, ' ') : whole;
});
