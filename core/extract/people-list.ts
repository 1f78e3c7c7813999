import { isAllCapitals, isNameLike } from './name-words.ts';

/** One person of a list of people. */
export interface Listed {
  readonly name: string;
  /** Initials or handle that stand beside the name. */
  readonly alias: string | null;
}

const LINK = /\[([^\]\n]{1,80})\]\([^)\n]{0,300}\)/g;
const MARKS = /[*_~`]+|<[^>\n]{0,80}>|[\u{1F300}-\u{1FAFF}\u{2600}-\u{27BF}]|\uFE0F|:[a-z_]{2,30}:/gu;
const BETWEEN = /[,;\n•]|[ \t]+(?:and|&|\+)[ \t]+|[ \t]+\/[ \t]+/;

/** The people of a text such as `Ann Lee (@ann), Bob (BL) and Cy`; empty when it reads as anything else. */
export function peopleIn(text: string): Listed[] {
  const plain = plainOf(text);
  const people: Listed[] = [];
  let others = 0;
  for (const part of splitOutsideAsides(plain)) {
    const trimmed = part.trim().replace(/\.$/, '');
    if (trimmed === '') continue;
    const person = personIn(trimmed);
    if (person === null) others += 1;
    else people.push(person);
  }
  // A sentence has a part or two that could be a name; a list of people has little else.
  return others * 2 > people.length + 1 ? [] : people;
}

/** How much of an item or a cell is read for its one person: what is longer is a sentence that starts with a name at most. */
const PERSON_READ_CHARS = 400;

/** The one person of a list item or a cell: `Ann Lee (@ann) - Example Ltd`. */
export function personIn(text: string): Listed | null {
  const plain = plainOf(text.length > PERSON_READ_CHARS ? text.slice(0, PERSON_READ_CHARS) : text).trim();
  const aside = asidesOf(plain);
  let name = aside.rest
    .replace(/^[-–—:\s]+/, '')
    .replace(/[ \t]+(?:-{1,2}|–|—|:|\|)[ \t].*$/, '')
    .replace(/[:.\s]+$/, '')
    .trim();
  let handle: string | null = null;
  const at = name.indexOf('@');
  if (at !== -1) {
    const match = /@([\w-]{1,39})/.exec(name);
    handle = match?.[1] ?? null;
    name = name.slice(0, at).trim() || (handle ?? '');
    if (name === handle) handle = null;
  }
  if (name === '' && aside.handle !== null) return { name: aside.handle, alias: null };
  if (!isListedName(name)) return null;
  const alias = handle ?? aside.handle ?? initialsOf(name, aside.capitals);
  return { name, alias: alias === name ? null : alias };
}

function plainOf(text: string): string {
  const unlinked = text.includes('](') ? text.replaceAll(LINK, '$1') : text;
  return unlinked.replaceAll(MARKS, ' ').replaceAll(/[ \t]{2,}/g, ' ');
}

function splitOutsideAsides(text: string): string[] {
  if (!text.includes('(')) return text.split(BETWEEN);
  // Commas within `(…)` part nothing.
  const asides: string[] = [];
  const masked = text.replaceAll(/\([^)\n]{0,120}\)/g, (aside) => `(\u0000${asides.push(aside) - 1}\u0000)`);
  return masked
    .split(BETWEEN)
    .map((part) => part.replaceAll(/\(\u0000(\d+)\u0000\)/g, (_, index: string) => asides[Number(index)] ?? ''));
}

interface Asides {
  readonly rest: string;
  readonly handle: string | null;
  readonly capitals: string | null;
}

function asidesOf(text: string): Asides {
  if (!text.includes('(') && !text.includes('[')) return { rest: text, handle: null, capitals: null };
  let handle: string | null = null;
  let capitals: string | null = null;
  const rest = text.replaceAll(/[([]([^)\]\n]{0,80})[)\]]?/g, (_, inner: string) => {
    for (const word of inner.split(/[,;/\s]+/)) {
      const known = /^@([\w-]{1,39})$/.exec(word);
      if (known !== null) handle ??= known[1] ?? null;
      else if (isAllCapitals(word)) capitals ??= word;
    }
    return ' ';
  });
  return { rest, handle, capitals };
}

/** Initials begin with the first letter of the name; what else stands in brackets is a company or a place. */
function initialsOf(name: string, capitals: string | null): string | null {
  if (capitals === null || !name.includes(' ')) return null;
  const first = name.normalize('NFD').charAt(0).toUpperCase();
  return capitals.startsWith(first) ? capitals : null;
}

const NOBODY =
  /^(?:none|nobody|all|everyone|everybody|others?|tbd|n\/?a|you|me|team|anonymous|various|unknown|absent|remote)$/i;
const FULL_NAME_MAX_WORDS = 5;

/** In a list of people even a word such as `Will` is a name; sentences and groups are none. */
function isListedName(name: string): boolean {
  if (NOBODY.test(name) || name.length < 2) return false;
  if (isNameLike(name)) return !name.endsWith('.') || name.includes(' ');
  const words = name.split(' ');
  if (words.length < 2 || words.length > FULL_NAME_MAX_WORDS) return false;
  return (
    words.every((word) => /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|da|van|von|der|den|la|el|bin|al)$/u.test(word)) &&
    isNameLike(words[0] ?? '')
  );
}
