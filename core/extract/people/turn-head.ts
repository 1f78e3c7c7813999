import { areRegulars, isDashRound } from './dash-round.ts';
import type { Extractable } from '../extract.ts';
import { startsWithLabel } from './label-start.ts';
import { isAllCapitals, isNameLike } from './name-words.ts';
import { knownNames, listedPeople } from './note-people.ts';
import { personIn } from './people-list.ts';
import { readDashed, readSpeaker, type SpeakerHead } from './speaker.ts';

/** What a note is and whom it lists: how far it can be believed that a line starts with a speaker. */
export interface HeadReader {
  readonly note: Extractable;
  readonly talk: boolean;
  readonly standup: boolean;
  /** The people whom the note lists; null until somebody asks. */
  known: ReadonlySet<string> | null;
  /** Section that is being read, and whether the one asked about last is a round of `Ann - did this`. */
  section: number;
  round: { readonly section: number; readonly dashed: boolean } | null;
}

/** The speaker at the start of a text, in a shape that this note can be believed. */
export function readHead(reader: HeadReader, text: string): SpeakerHead | null {
  const head = readSpeaker(text);
  if (head !== null) {
    if (head.end === 'colon')
      return isIntroduction(head, text) || isTerm(reader, head, text) ? null : inOrder(reader, withAside(reader, head));
    if (head.from >= text.length) return null;
    if (head.end === 'stamp') return head;
    if (head.end === 'dash') return reader.standup || reader.talk || allKnown(reader, head) ? head : null;
    if (head.form === 'handle')
      return reader.note.kind !== 'meeting' && !ASKS.test(text.slice(head.from)) ? head : null;
    return reader.standup || allKnown(reader, head) ? head : null;
  }
  if (!reader.talk && !reader.standup) return ofListed(reader, text);
  const initials = INITIALS.exec(text);
  if (initials !== null) return ofInitials(reader, initials);
  const dashed = mayBeDashed(text) ? readDashed(text) : null;
  if (dashed !== null) {
    const labelled = startsWithLabel(text, dashed.from);
    return labelled || allKnown(reader, dashed) || isOfRound(reader, dashed) ? dashed : null;
  }
  return reader.note.kind === 'meeting' ? afterComma(reader, text) : null;
}

/** `Ann - …` in a note of any kind that lists Ann. */
function ofListed(reader: HeadReader, text: string): SpeakerHead | null {
  if (reader.note.kind === 'decision' || !listsSomebody(reader) || !mayBeDashed(text)) return null;
  const dashed = readDashed(text);
  return dashed !== null && allKnown(reader, dashed) ? dashed : null;
}

/** `AL: Ann Lee (@ann)` in a list of those who are there: nobody says that. */
function isIntroduction(head: SpeakerHead, text: string): boolean {
  const [name = ''] = head.speakers;
  const last = text.charCodeAt(text.length - 1);
  // `Yes.`, `Okay?`: most of what is said.
  if (text.length > INTRODUCTION_MAX_CHARS || (last < LETTERS_FROM && last !== CLOSING)) return false;
  if (!isAllCapitals(name) || !FULL_NAME.test(text.slice(head.from))) return false;
  return personIn(text)?.alias === name;
}

/** `*elastic*: …`: a word that is explained, unless somebody of that name is listed. */
function isTerm(reader: HeadReader, { form, speakers }: SpeakerHead, text: string): boolean {
  if (form !== 'bold' || !/^([*_])(?!\1)\p{Ll}/u.test(text)) return false;
  return !speakers.every((name) => isKnown(reader, name));
}

const FULL_NAME = /^\p{Lu}[\p{L}\p{M}'’.-]+(?: [\p{L}\p{M}'’.-]+){1,3}(?: \([^)]*\))?$/u;

const INTRODUCTION_MAX_CHARS = 100;
const LETTERS_FROM = 65;
const CLOSING = 41;
const INITIALS = /^(\p{Lu}{1,4}):[ \t]+(?=\S)/u;
/** Letters that stand for other things: yesterday, today, blockers; question and answer. */
const OTHER_LETTER = /^[YTBQAPS]$/;

/** `PR: …` is a label everywhere but in minutes that list somebody with these initials. */
function ofInitials(reader: HeadReader, match: RegExpExecArray): SpeakerHead | null {
  const short = match[1] ?? '';
  const name = short.length === 1 ? ofLetter(reader, short) : short;
  if (name === null || !isKnown(reader, name)) return null;
  return { speakers: [name], to: [], form: 'plain', end: 'colon', aside: null, from: match[0].length };
}

/** In minutes of many, one letter may be anybody. */
const FEW_PEOPLE = 3;

/** `K: …` in notes of a talk with Kwame: the one whom they list with that letter. */
function ofLetter({ note }: HeadReader, letter: string): string | null {
  if (OTHER_LETTER.test(letter)) return null;
  const listed = new Set(listedPeople(note).flatMap(({ name, why }) => (why === 'mention' ? [] : [name])));
  const names = [...listed].filter((name) => name.startsWith(letter));
  return listed.size <= FEW_PEOPLE && names.length === 1 ? (names[0] ?? null) : null;
}

/** `Example Ltd (AL): yes`: who speaks stands in the brackets, when the note lists them and nobody of the other name. */
function withAside(reader: HeadReader, head: SpeakerHead): SpeakerHead {
  const [name = ''] = head.speakers;
  if (head.aside === null || !reader.talk || !isKnown(reader, head.aside) || isKnown(reader, name)) return head;
  return { ...head, speakers: [head.aside], aside: null };
}

/** `Lee, Ann: …`, where the note lists Ann Lee. */
function inOrder(reader: HeadReader, head: SpeakerHead): SpeakerHead {
  const [last = '', first = ''] = head.speakers;
  if (head.speakers.length !== 2 || !reader.talk || !isKnown(reader, `${first} ${last}`)) return head;
  return { ...head, speakers: [`${first} ${last}`] };
}

const COMMA = /^(\p{L}[\p{L}\p{M}'’-]{1,24}), (?=\p{Ll}|I\b|I['’])/u;

/** `Ann, we should wait`, in minutes that write so of those whom they list. */
function afterComma(reader: HeadReader, text: string): SpeakerHead | null {
  const match = text.slice(0, COMMA_WITHIN_CHARS).includes(', ') ? COMMA.exec(text) : null;
  const name = match?.[1] ?? '';
  if (match === null || !isNameLike(name) || !isKnown(reader, name)) return null;
  const rest = text.slice(match[0].length, match[0].length + ASK_READ_CHARS);
  if (ASKS.test(rest) || /\byou(?:r|['’]\w+)?\b/i.test(rest)) return null;
  return { speakers: [name], to: [], form: 'plain', end: 'dash', aside: null, from: match[0].length };
}

const ASK_READ_CHARS = 40;
const COMMA_WITHIN_CHARS = 28;

/** `Parquet - needs a registry` between the lines of people is about a thing, where no standup makes a report of it. */
function isOfRound(reader: HeadReader, { speakers }: SpeakerHead): boolean {
  return inDashRound(reader) && (reader.standup || areRegulars(reader.note, speakers));
}

/** True for a section in which people report as `Ann - did this`. */
function inDashRound(reader: HeadReader): boolean {
  const { round, section } = reader;
  if (round !== null && round.section === section) return round.dashed;
  const dashed = isDashRound(reader.note, section);
  reader.round = { section, dashed };
  return dashed;
}

const DASH_WITHIN_CHARS = 46;

/** Cheap test for a dash or arrow after a space, before any colon. */
function mayBeDashed(text: string): boolean {
  const end = Math.min(text.length, DASH_WITHIN_CHARS);
  for (let at = 2; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 58 || code === 10) return false;
    const isDash = code === 45 || code === 61 || code === 62 || code === 0x2013 || code === 0x2014 || code === 0x2192;
    if (isDash && text.charCodeAt(at - 1) === 32) return true;
  }
  return false;
}

/** `@ann please look`: said to Ann, not by her. */
const ASKS = /^(?:please|pls|can|could|would|will you|to |should|thanks|thank|fyi|cc|and |[,?&])/i;

function allKnown(reader: HeadReader, head: SpeakerHead): boolean {
  return head.speakers.every((name) => isKnown(reader, name));
}

/** True for a note that lists people. */
export function listsSomebody(reader: HeadReader): boolean {
  reader.known ??= knownNames(reader.note);
  return reader.known.size > 0;
}

/** True for a name, first name, handle or initials of somebody whom the note lists. */
export function isKnown(reader: HeadReader, name: string): boolean {
  reader.known ??= knownNames(reader.note);
  return reader.known.has(name.toLowerCase());
}
