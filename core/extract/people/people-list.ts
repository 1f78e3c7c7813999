import { withoutWikiLinks } from '../../notes/wiki-link.ts';
import { isAllCapitals, isGroup, isNameLike } from './name-words.ts';

/** One person of a list of people. */
export interface Listed {
  readonly name: string;
  /** Initials or handle that stand beside the name. */
  readonly alias: string | null;
  /** The handle, where initials stand there too. */
  readonly handle?: string;
}

const LINK = /\[([^\]\n]{1,80})\]\([^)\n]{0,300}\)/g;
const MARKS =
  /[*_~`]+|<[^>\n]{0,80}>|&lt;[^&\n]{0,80}&gt;|[\u{1F300}-\u{1FAFF}\u{2600}-\u{27BF}]|\uFE0F|:[a-z_]{2,30}:/gu;
const BETWEEN = /[,;\n•]|[ \t]+(?:and|&|\+)[ \t]+|[ \t]+\/[ \t]+/;

/** The people of a text such as `Ann Lee (@ann), Bob (BL) and Cy`; empty when it reads as anything else. */
export function peopleIn(text: string): Listed[] {
  const plain = namesApart(plainOf(handlesApart(text)));
  const people: Listed[] = [];
  const short: string[] = [];
  let others = 0;
  for (const part of splitOutsideAsides(withoutSubLabel(plain))) {
    const trimmed = part.trim().replace(/\.$/, '');
    if (trimmed === '') continue;
    if (ALL_INITIALS.test(trimmed)) {
      for (const name of trimmed.split(' ')) people.push({ name, alias: null });
      continue;
    }
    const person = personIn(trimmed);
    if (person !== null) people.push(person);
    else if (INITIALS.test(trimmed)) short.push(trimmed.split(' ', 1)[0] ?? '');
    else others += 1;
  }
  // Among initials, those that are a word as well are somebody too: `KB, LM, PS (minutes)`.
  if (people.filter(({ name }) => isAllCapitals(name)).length >= 2)
    for (const name of short) people.push({ name, alias: null });
  else others += short.length;
  // A sentence has a part or two that could be a name; a list of people has little else.
  return others * 2 > people.length + 1 ? [] : people;
}

/** `@Ann Lee @Bob Kern`: mentions that nothing but spaces parts. */
function handlesApart(text: string): string {
  const first = text.search(/\S/);
  if (text.charCodeAt(first) !== 64 || text.includes(',') || !text.includes(' @', first)) return text;
  return text.replaceAll(/[ \t]+(?=@\p{L})/gu, ', ');
}

/** `Ann Lee Bob Kern Cy Dahl`, as the chips of a document are pasted: four words or more, two for each. */
function namesApart(text: string): string {
  if (text.length > CHIPS_MAX_CHARS || !CHIPS.test(text)) return text;
  const words = text.trim().split(/ +/);
  const names = words.flatMap((word, at) => (at % 2 === 0 ? [`${word} ${words[at + 1] ?? ''}`] : []));
  return names.every(isNameLike) ? names.join(', ') : text;
}

const CHIPS_MAX_CHARS = 400;
const CHIPS = /^\s*\p{Lu}[^\s,;()@]+ \p{Lu}[^\s,;()@]+(?: \p{Lu}[^\s,;()@]+ \p{Lu}[^\s,;()@]+){1,9}\s*$/u;

const INITIALS = /^\p{Lu}{2,3}(?: \([^()]*\))?$/u;

/** `AB CDE FG`: initials that nothing but spaces parts. */
const ALL_INITIALS = /^\p{Lu}{2,4}(?: \p{Lu}{2,4})+$/u;
/** `Team: Ann, Bob`, in a list whose own label stands above. */
const SUB_LABEL = /^[\s*_-]*[\p{L}\p{M}-]{2,24}(?: [\p{L}\p{M}-]{2,24})?:[ \t]+(?=\S)(?!\p{Lu}{2,4}$)/u;

function withoutSubLabel(text: string): string {
  if (text.length > LIST_WITH_LABEL_MAX_CHARS || FIRST_INITIALS.test(text.trimStart())) return text;
  return text.replace(SUB_LABEL, '');
}

const LIST_WITH_LABEL_MAX_CHARS = 1000;

/** How much of an item or a cell is read for its one person: what is longer is a sentence that starts with a name at most. */
const PERSON_READ_CHARS = 400;

/** The one person of a list item or a cell: `Ann Lee (@ann) - Example Ltd`. */
export function personIn(text: string): Listed | null {
  const plain = plainOf(text.length > PERSON_READ_CHARS ? text.slice(0, PERSON_READ_CHARS) : text).trim();
  const initialled = FIRST_INITIALS.exec(plain);
  if (initialled !== null) {
    const person = personIn(plain.slice(initialled[0].length));
    const alias = initialsOf(person?.name ?? '', initialled[1] ?? '');
    if (person === null || alias === null) return null;
    return person.alias === null ? { name: person.name, alias } : { name: person.name, alias, handle: person.alias };
  }
  const aside = asidesOf(plain);
  let name = aside.rest
    .replace(/^[-–—:\s]+/, '')
    .replace(/[ \t]+(?:-{1,2}|–|—|:|\|)[ \t].*$/, '')
    .replace(/[:.\s]+$/, '')
    .trim();
  let handle: string | null = null;
  const at = name.indexOf('@');
  if (at > 0 && ADDRESS.test(name)) {
    // The part behind the `@` names their employer.
    name = name.replace(ADDRESS, '').trim() || nameInAddress(name.slice(0, at));
  } else if (at !== -1) {
    const match = /@([\w-]{1,39})/.exec(name);
    handle = match?.[1] ?? null;
    name = name.slice(0, at).trim() || (handle ?? '');
    if (name === handle) handle = null;
  }
  if (name === '' && aside.handle !== null) return { name: aside.handle, alias: null };
  const behind = handle === null && aside.capitals === null ? LAST_INITIALS.exec(aside.rest.trim()) : null;
  if (behind !== null && initialsOf(behind[1] ?? '', behind[2] ?? '') !== null)
    return { name: behind[1] ?? '', alias: behind[2] ?? null };
  if (!isListedName(name)) return null;
  const alias = handle ?? aside.handle ?? initialsOf(name, aside.capitals);
  return { name, alias: alias === name ? null : alias };
}

/** `ann@example.com`. */
const ADDRESS = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+/;
/** `ann.lee` is Ann Lee. */
function nameInAddress(local: string): string {
  const words = local.split(/[._]/);
  if (words.length < 2 || !words.every((word) => /^\p{L}{2,}$/u.test(word))) return local;
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** `AL: Ann Lee`, `AL = Ann Lee`. */
const FIRST_INITIALS = /^(\p{Lu}{2,4})[ \t]*[:=–—-][ \t]*(?=\p{Lu}[\p{L}\p{M}]+ )/u;
/** `Ann Lee AL`, `Ann Lee: AL`. */
const LAST_INITIALS = /^(\p{Lu}\S+(?: \p{Lu}\S*)*[\p{L}\p{M}.])(?:[ \t]*[:=–—-])? (\p{Lu}{2,4})$/u;

function plainOf(text: string): string {
  const linked = withoutWikiLinks(text);
  const unlinked = linked.includes('](') ? linked.replaceAll(LINK, '$1') : linked;
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

/** `WdB`, for Wim de Boer. */
const MIXED_INITIALS = /^\p{Lu}\p{L}{0,2}\p{Lu}$/u;

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
      else if (isAllCapitals(word) || MIXED_INITIALS.test(word)) capitals ??= word;
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
  /^(?:none|nobody|all|everyone|everybody|others?|tbd|n\/?a|you|me|team|anonymous|various|unknown|absent|remote|(?:your |first ?|last ?|full ?)?name(?: .*)?|first ?name .*|keine[rn]?|niemand|aucun|personne|ninguno|nadie)$/i;
const FULL_NAME_MAX_WORDS = 5;
const FULL_NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|da|van|von|der|den|la|el|bin|al)$/u;

/** In a list of people even a word such as `Will` is a name; sentences and groups are none. */
function isListedName(name: string): boolean {
  if (NOBODY.test(name) || name.length < 2) return false;
  if (isNameLike(name)) return !name.endsWith('.') || name.includes(' ');
  const words = name.split(' ');
  if (words.length < 2 || words.length > FULL_NAME_MAX_WORDS || isGroup(words)) return false;
  // `Even Berg`, `Jun He`: beside another name, a word of any sentence is one too.
  const named = words.length === 2 ? words : words.slice(0, 1);
  return words.every((word) => FULL_NAME_WORD.test(word)) && named.some((word) => isNameLike(word));
}
