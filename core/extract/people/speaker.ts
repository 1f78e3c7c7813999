import { withoutWikiLinks } from '../../notes/wiki-link.ts';
import { isNameLike } from './name-words.ts';

/** Who speaks at the start of a line: `Ann:`, `ann + bob:`, `Ann -> Bob:`, `**Ann** -`, `@ann`, `[Ann]`. */
export interface SpeakerHead {
  readonly speakers: readonly string[];
  readonly to: readonly string[];
  readonly form: 'plain' | 'bold' | 'handle';
  /**
   * What stands between the names and the text: `none` for `@ann text` and for a name alone on its line, `stamp` for a line
   * of a name and a time, as chats are exported.
   */
  readonly end: 'colon' | 'dash' | 'none' | 'stamp';
  /** What stands in brackets behind a single name: `Ann (remote): …`; null without it. */
  readonly aside: string | null;
  /** Offset of what is said. */
  readonly from: number;
}

/** Longest head, in characters: what is longer is a sentence. */
const HEAD_MAX_CHARS = 80;

const NEWLINE = 10;
const SPACE = 32;
const STAR = 42;
const PAREN = 40;
const COLON = 58;
const AT = 64;
const BRACKET = 91;
const UNDERSCORE = 95;
const WIDE_COLON = 0xff1a;

/** Characters of ASCII that a head may hold before its colon. */
const IN_HEAD = headCharacters(" '*+,-./_&>=@()[]|~");

function headCharacters(marks: string): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 0; code < 128; code++) {
    const character = String.fromCharCode(code);
    if (/[\dA-Za-z]/.test(character) || marks.includes(character)) table[code] = 1;
  }
  return table;
}

function mayStartHead(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === STAR ||
    code === AT ||
    code === BRACKET ||
    code === UNDERSCORE ||
    code === PAREN ||
    code > 191
  );
}

/** `10:32 Ann: …`, `[10:32:07] Ann: …`. */
const CLOCK = /[[(]?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?[\])]?[ \t]*(?:[-–—][ \t]*)?/iy;

/** Reads the speaker at an offset of a text; null when nobody's name may stand there. */
export function readSpeaker(text: string, at = 0): SpeakerHead | null {
  let from = at;
  const first = text.charCodeAt(at);
  if ((first >= 48 && first <= 57) || ((first === BRACKET || first === 40) && isDigitAt(text, at + 1))) {
    CLOCK.lastIndex = at;
    const clock = CLOCK.exec(text);
    if (clock === null) return null;
    from = CLOCK.lastIndex;
  }
  if (!mayStartHead(text.charCodeAt(from))) return null;
  const colon = colonOf(text, from);
  const head =
    colon === CLOCK_COLON ? stampedHead(text, from) : colon === -1 ? null : headBefore(text, { from, colon });
  if (head !== null) return head;
  const code = text.charCodeAt(from);
  if (code === STAR || code === UNDERSCORE || code === AT || code === BRACKET || code === PAREN)
    return markedHead(text, from);
  return null;
}

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** In place of an offset: the first colon is that of a time. */
const CLOCK_COLON = -2;
const TITLE = /^(?:prof|mrs|mme|sra|rev|herr|frau|capt)$/i;

/** Offset of the colon that ends a head; -1 when other text comes first. */
function colonOf(text: string, from: number): number {
  const end = Math.min(text.length, from + HEAD_MAX_CHARS);
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === COLON || code === WIDE_COLON) {
      const next = text.charCodeAt(at + 1);
      const ends = Number.isNaN(next) || next === SPACE || next === NEWLINE || next === STAR || next === UNDERSCORE;
      if (isDigitAt(text, at + 1) && isDigitAt(text, at - 1)) return CLOCK_COLON;
      return ends || code === WIDE_COLON || next === 9 || next === 0xa0 || isInitials(text, from, at) ? at : -1;
    }
    if (code < 128 ? IN_HEAD[code] !== 1 : code === 0x2014 || code === 0x2013 || code === 0x2026) return -1;
    // A sentence has ended: `etc. Result: …`. One letter before the dot is an initial, two an abbreviation: `St. John:`.
    if (code === 46 && text.charCodeAt(at + 1) === SPACE && at - from > 2 && text.charCodeAt(at - 3) !== SPACE) {
      if (text.charCodeAt(at - 2) !== SPACE && !TITLE.test(text.slice(from, at))) return -1;
    }
  }
  return -1;
}

/** `ABC:Text`: after initials writers of transcripts forget the space. */
function isInitials(text: string, from: number, colon: number): boolean {
  if (colon - from < 2 || colon - from > 4) return false;
  for (let at = from; at < colon; at++) if (!isCapital(text.charCodeAt(at))) return false;
  return isCapital(text.charCodeAt(colon + 1)) && !isCapital(text.charCodeAt(colon + 2));
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function headBefore(text: string, place: { readonly from: number; readonly colon: number }): SpeakerHead | null {
  const raw = text.slice(place.from, place.colon);
  let from = place.colon + 1;
  while (text.charCodeAt(from) === STAR || text.charCodeAt(from) === UNDERSCORE) from++;
  const closed = from > place.colon + 1;
  // `**note: this** is`: the mark opened before the colon must close around the name.
  const bold = raw.startsWith('*') || raw.startsWith('_');
  if (closed && !bold) return null;
  const names = namesOf(raw);
  if (names === null) return null;
  return { ...names, form: formOf(raw, bold), end: 'colon', aside: asideOf(raw, names), from: skipSpaces(text, from) };
}

function asideOf(raw: string, { speakers }: { readonly speakers: readonly string[] }): string | null {
  const open = speakers.length === 1 ? raw.indexOf('(') : -1;
  return open > 0 ? raw.slice(open + 1, raw.indexOf(')', open)).trim() : null;
}

function formOf(raw: string, bold: boolean): 'plain' | 'bold' | 'handle' {
  if (bold) return 'bold';
  return raw.startsWith('@') || raw.startsWith('[@') ? 'handle' : 'plain';
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === 9 || text.charCodeAt(at) === 0xa0) at++;
  return at;
}

const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2})?`;
const STAMPED = new RegExp(
  String.raw`(?:(\*{1,3}|_{1,2})([^*_\n:]{2,60})\1|@?(\p{L}[^\n:*_[\](){}<>,;|]{1,40}?)(?:[ \t]+\((?:she|he|they)/[a-z/]{2,10}\))?)[ \t]*(?:[·•|–—-][ \t]*)?` +
    String.raw`(?:(?:APP|BOT)[ \t]+)?(?:[[(][^\])\n]{0,30}${TIME}[^\])\n]{0,12}[\])]|` +
    String.raw`(?:(?:today|yesterday|at|\d{4}-\d{2}-\d{2},?)[ \t]+){0,3}${TIME}(?:[ \t]?[ap]\.?m\.?)?)(:?[ \t]*\n|:[ \t]+|(?<=[\])])[ \t]+)`,
  'iuy',
);

/** True for a line of a name and a time, whoever that is: `GitHub  APP  9:22 AM`. */
export function isStamped(text: string): boolean {
  STAMPED.lastIndex = 0;
  return STAMPED.test(text);
}

/** `*Ann* [10:02 AM]` or `Ann Lee  10:02 AM` above what she wrote, `Ann 10:02: …`. */
function stampedHead(text: string, at: number): SpeakerHead | null {
  STAMPED.lastIndex = at;
  const match = STAMPED.exec(text);
  const names = match === null ? null : namesBesideTime((match[2] ?? match[3] ?? '').trim());
  if (match === null || names === null) return null;
  const behind = match[4] ?? '';
  const end = behind.endsWith('\n') ? 'stamp' : behind.startsWith(':') ? 'colon' : 'dash';
  const form = match[2] === undefined ? 'plain' : 'bold';
  return { ...names, form, end, aside: null, from: skipSpaces(text, STAMPED.lastIndex) };
}

/** `ann.k`, as accounts of a chat are called: beside a time it is nobody's file. */
const ACCOUNT = /^[a-z][a-z\d]{1,19}(?:[._-][a-z\d]{1,19}){1,2}$/i;

function namesBesideTime(raw: string): ReturnType<typeof namesOf> {
  return namesOf(raw) ?? (ACCOUNT.test(raw) ? { speakers: [raw], to: [] } : null);
}

const MARKED =
  /(\*\*|__|\*|_)([^*_\n]{2,60})\1|[[(](?:name=)?([^[\]()\n]{2,60})[\])](?![(\]:])|@([A-Za-z][\w-]{0,38})(?![\w/(.@\p{M}\p{Script=Latin}])/uy;
const DASH = /[ \t]*(?:-{1,2}|–|—|→|\|)[ \t]+/y;

/** `**Ann** - …`, `**Ann** …`, `@ann - …`, `@ann …`, `[Ann] …`, `[Ann][Bob] …`, `(Ann) …`. */
function markedHead(text: string, at: number): SpeakerHead | null {
  MARKED.lastIndex = at;
  const match = MARKED.exec(text);
  if (match === null) return null;
  const handle = match[4];
  let names = namesOf(handle === undefined ? (match[2] ?? match[3] ?? '') : `@${handle}`);
  let after = MARKED.lastIndex;
  while (names !== null && match[3] !== undefined && text.charCodeAt(after) === BRACKET) {
    const next: RegExpExecArray | null = MARKED.exec(text);
    const more = next === null ? null : namesOf(next[3] ?? '');
    if (more === null) return null;
    names = { speakers: [...names.speakers, ...more.speakers], to: names.to };
    after = MARKED.lastIndex;
  }
  if (names === null || names.speakers.length > MOST_SPEAKERS) return null;
  DASH.lastIndex = after;
  const dash = DASH.exec(text) !== null;
  const form = handle === undefined && !match[2]?.startsWith('@') ? 'bold' : 'handle';
  const from = skipSpaces(text, dash ? DASH.lastIndex : after);
  // `[name=Ann]` is how HackMD marks who writes.
  const end = text.startsWith('[name=', at) ? 'colon' : dash ? 'dash' : 'none';
  return { ...names, form, end, aside: null, from };
}

const PLAIN_DASH =
  /(?:[•◦▪‣●·►\p{Extended_Pictographic}]\uFE0F?[ \t]+)?(\p{L}[\p{L}\p{M}'’.,&+/ -]{1,48}?) (?:-|–|—|→|->|=>|>>) (?=\S)/uy;

/** `Ann - …`: only to be believed of a name that is known already. */
export function readDashed(text: string, at = 0): SpeakerHead | null {
  PLAIN_DASH.lastIndex = at;
  const match = PLAIN_DASH.exec(text);
  if (match === null) return null;
  const names = namesOf(match[1] ?? '');
  return names === null ? null : { ...names, form: 'plain', end: 'dash', aside: null, from: PLAIN_DASH.lastIndex };
}

const TO = /[ \t]*(?:->|=>|→)[ \t]*|[ \t]+to[ \t]+/i;
const MAY_ADDRESS = /[ \t]to[ \t]|[>→]/i;
const BETWEEN = /[ \t]*[,+&/][ \t]*(?:and[ \t]+)?|[ \t]+(?:and|und|et|og|och|en|[yeiи]|και|w\/|with)[ \t]+/iu;
const MARKS = /[*~[\]|`]+|(?<![\p{L}\p{M}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;
/** Bullets and pictures before a name. */
const PICTURES = /[•◦▪‣●·►\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D]+/gu;
const ASIDE = /[ \t]*\([^)]*\)/g;
const LINK_TARGET = /\]\([^)]*\)/g;

/** `Ana y Luis`; a name such as `Ramón y Cajal` has a first one. */
const PAIR = /^\S+ [ye] \S+$/;

/** The names of a head; null when one of them cannot be a name. */
function namesOf(raw: string): { readonly speakers: readonly string[]; readonly to: readonly string[] } | null {
  // Most heads are one plain word.
  if (isNameLike(raw) && !PAIR.test(raw)) return { speakers: [raw], to: [] };
  const plain = withoutMarks(raw);
  if (plain === '') return null;
  const sides = MAY_ADDRESS.test(plain) ? plain.split(TO) : [plain];
  if (sides.length > 2) return null;
  const speakers = split(sides[0] ?? '');
  const to = sides[1] === undefined ? [] : split(sides[1]);
  return speakers === null || to === null || speakers.length === 0 ? null : { speakers, to };
}

const BEYOND_LATIN = /[\u00b7\u2000-\u{10ffff}]/u;

/** What is taken from around a name. */
const HAS_MARKS = /[*~[\]|`_()\u00b7\u2000-\u{10ffff}]/u;

function withoutMarks(raw: string): string {
  if (!HAS_MARKS.test(raw)) return raw.trim();
  let plain = BEYOND_LATIN.test(raw) ? raw.replaceAll(PICTURES, '') : raw;
  if (plain.includes('[name=')) plain = plain.replace('[name=', '[');
  if (plain.includes('](')) plain = plain.replaceAll(LINK_TARGET, ']');
  const open = plain.indexOf('(');
  // `(Ann): …` is Ann; `Ann (remote): …` too.
  if (open === 0) plain = plain.replaceAll(/[()]/g, '');
  else if (open > 0) plain = plain.replaceAll(ASIDE, '');
  if (plain.includes('(') || plain.includes(')')) return '';
  const bare = plain.replaceAll(MARKS, '').trim();
  // `mira[tomas`, `(Ann)Bo`: a mark within a word is none around a name.
  return bare.split(' ').every((word) => raw.includes(word)) ? bare : '';
}

const MOST_SPEAKERS = 6;

/** `a/b+c`: an expression, not people. */
const EXPRESSION = /\S\/\S+\+\S|\S\+\S+\/\S/;
/** `k8s-tools/site`, `cos precision`: paths and words, where more than one person is named. */
const NO_PARTNER = /^[^\p{Lu}]*(?:[-\d]|[^\p{Lu} ] [^\p{Lu} ])/u;

function split(side: string): string[] | null {
  if (EXPRESSION.test(side)) return null;
  const names: string[] = [];
  for (const part of side.split(BETWEEN)) {
    const trimmed = part.trim();
    const name = trimmed.startsWith('@') ? trimmed.slice(1) : trimmed;
    if (name === '') continue;
    if (!isNameLike(name)) return null;
    names.push(name);
  }
  if (names.length > 1 && side.includes('/') && names.some((name) => NO_PARTNER.test(name))) return null;
  return names.length > MOST_SPEAKERS ? null : names;
}

const MARKS_IN_FRONT = /^(?:\*\*|__|\*|_)?@?/;
const MARKS_BEHIND = /(?:\*\*|__|\*|_)?:?(?:\*\*|__)?$/;

/** The name that a heading, a bold line or a cell consists of: `**Ann**`, `Ann:`, `@ann`, `Ann (remote)`, `Ann's update`. */
export function nameAlone(text: string): string | null {
  if (text.length > HEAD_MAX_CHARS || endsSentence(text) || text.includes('\n') || hasManyWords(text)) return null;
  const marks = marksIn(text);
  if (marks !== 'some') return marks === 'none' && isNameLike(text) ? text : null;
  const linked = withoutWikiLinks(text);
  const bare = (BEYOND_LATIN.test(linked) ? linked.replaceAll(PICTURES, '') : linked)
    .trim()
    .replace(MARKS_IN_FRONT, '')
    .replace(MARKS_BEHIND, '')
    .replace(/['’]s(?:[ \t]+(?:updates?|status|notes|report))?$/i, '')
    .replace(/[ \t]*\([^)]{1,40}\)$/, '')
    .replace(/^\[([^\]]+)\](?:\([^)]*\))?$/, '$1')
    .replace(/^@/, '')
    .trim();
  return isNameLike(bare) ? bare : null;
}

/** Characters that stand in a name without marks, and those that no name has, marked or not. */
const OF_NAMES = headCharacters(' -._');
const OF_NO_NAME = noNameCharacters('"#$%&;<=>?{|}');

function noNameCharacters(marks: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const mark of marks) table[mark.charCodeAt(0)] = 1;
  return table;
}

/** What a text holds beside letters: nothing, marks around a name, or what no name has. */
function marksIn(text: string): 'none' | 'some' | 'other' {
  let marks: 'none' | 'some' = text.endsWith(' ') || text.startsWith(' ') ? 'some' : 'none';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) marks = 'some';
    else if (OF_NAMES[code] !== 1) {
      // A link has any character in its address.
      if (code === BRACKET) return 'some';
      if (OF_NO_NAME[code] === 1) return 'other';
      marks = 'some';
    }
  }
  return marks;
}

/** `.`, `,`, `;`, `!`, `?` at the end; a short name may end with an initial. */
function endsSentence(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return (
    last === 44 || last === 59 || last === 33 || last === 63 || (last === 46 && text.length > NAME_WITH_DOT_MAX_CHARS)
  );
}

const NAME_WITH_DOT_MAX_CHARS = 24;
const MOST_WORDS = 7;

function hasManyWords(text: string): boolean {
  let words = 1;
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) {
    words += 1;
    if (words > MOST_WORDS) return true;
  }
  return false;
}
