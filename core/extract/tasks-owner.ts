import type { Extractable } from './extract.ts';
import { isNameLike } from './name-words.ts';
import { isTalk, knownNames } from './note-people.ts';
import { readDashed, readSpeaker } from './speaker.ts';

/** Who a note lets believe to be people. */
export interface NoteNames {
  /** True when the note itself shows that this is somebody's name. */
  readonly isKnown: (name: string) => boolean;
  readonly isTalk: boolean;
}

/** Gathers the names of a note when they are first asked for: most notes hold no item. */
export function namesOfNote(note: Extractable): NoteNames {
  let known: Set<string> | null = null;
  const gather = (): Set<string> => {
    const found = new Set(knownNames(note));
    const seen = new Set<string>();
    for (const entry of note.outline.entries) {
      if (entry.kind === 'row') continue;
      const head = readSpeaker(entry.text);
      if (head === null) continue;
      const names = [...head.speakers, ...head.to];
      for (const name of names) {
        const key = name.toLowerCase();
        // Once may be a label; twice, together with somebody, or as a handle is somebody.
        if (names.length > 1 || head.form === 'handle' || seen.has(key)) found.add(key);
        seen.add(key);
      }
    }
    return found;
  };
  return {
    isTalk: isTalk(note),
    isKnown(name) {
      known ??= gather();
      const key = name.toLowerCase();
      if (known.has(key)) return true;
      const space = key.indexOf(' ');
      return space > 0 && known.has(key.slice(0, space));
    },
  };
}

/** An item's text without those who are named as its owners. */
export interface OwnersRead {
  readonly text: string;
  readonly owners: readonly string[];
  /** Names that are owners when other notes show that they are people. They stay in the text. */
  readonly maybe: readonly string[];
}

const HANDLE = String.raw`@[A-Za-z][\w-]{0,38}(?![\w/.@(])`;
const BETWEEN = String.raw`(?: ?[,/&+] ?| and | )`;
const LEADING = new RegExp(
  String.raw`^(${HANDLE}(?:${BETWEEN}${HANDLE}){0,5})(?:(?::| -| –| —| to(?= [a-z])| will(?= ))[ \t]*|[ \t]+(?=[a-z\`["#])(?!(?:has|is|was|had|says?|said|thinks?|asks?|asked|wants?|mentions?|mentioned|suggests?|suggested|and|did|does)[ \t])|$)`,
);
const TRAILING = new RegExp(
  String.raw`[ \t]*(?:[-–—][ \t]*)?[([]?[ \t]*(?:assigned to |assignee:? |owner:? |cc )?(${HANDLE}(?:${BETWEEN}${HANDLE}){0,5})[ \t]*[)\]]?[.;]?$`,
);
const ASSIGNED = new RegExp(String.raw`(?:assigned to|assignee:?|owner:?|for) (${HANDLE})`, 'i');
const NAME_TAG = /\[name=([^\]\n]{1,60})\][ \t:]*/;
const AND = /[ \t]*[,+&/][ \t]*(?:and[ \t]+)?|[ \t]+(?:and|with)[ \t]+/i;
/** A handle at the end is looked for in so many characters. */
const TAIL_CHARS = 160;

/** Splits `Ann + Bob`; null when one of them is written as nobody's name is. */
export function splitNames(raw: string): string[] | null {
  const names: string[] = [];
  for (const part of raw.split(AND)) {
    const name = part
      .trim()
      .replace(/^@/, '')
      .replaceAll(/[*_~[\]]+/g, '');
    if (name === '') continue;
    if (!isNameLike(name)) return null;
    names.push(name);
  }
  return names.length === 0 || names.length > 6 ? null : names;
}

function handlesOf(raw: string): string[] {
  return [...raw.matchAll(/@([A-Za-z][\w-]*)/g)].map((match) => match[1] ?? '');
}

function readHandles(text: string): OwnersRead | null {
  const tag = text.includes('[name=') ? NAME_TAG.exec(text) : null;
  if (tag !== null) {
    const names = splitNames(tag[1] ?? '');
    if (names !== null) return { text: text.replace(NAME_TAG, '').trim(), owners: names, maybe: [] };
  }
  if (!text.includes('@')) return null;
  if (text.startsWith('for @')) return readHandles(text.slice('for '.length));
  const leading = LEADING.exec(text);
  if (leading !== null) {
    return { text: text.slice(leading[0].length), owners: handlesOf(leading[1] ?? ''), maybe: [] };
  }
  const cut = Math.max(0, text.length - TAIL_CHARS);
  const tail = text.slice(cut);
  const trailing = TRAILING.exec(tail);
  if (
    trailing !== null &&
    !/(?:with|from|via|to|and|or|ask|by|of|see|thanks|ping) ?$/i.test(tail.slice(0, trailing.index))
  ) {
    return { text: text.slice(0, cut + trailing.index), owners: handlesOf(trailing[1] ?? ''), maybe: [] };
  }
  const assigned = ASSIGNED.exec(text);
  return assigned === null ? null : { text, owners: handlesOf(assigned[1] ?? ''), maybe: [] };
}

/** How far into a text `Ann to …` is looked for. */
const HEAD_CHARS = 70;
const WILL =
  /(?: to| will| should| needs? to| has to| must| shall| is going to| is to|['’]ll)(?: also| then| still| now| just| please)?(?= ([a-z][\p{L}'’-]*))/u;
const NOT_A_VERB =
  /^(?:the|an?|this|that|these|those|it|its|them|him|her|me|us|my|our|your|his|their|and|or|for|with|from|into|of|in|on|at|by|all|each|every|any|some|no|date|end|do-)$/;

interface Head {
  readonly names: readonly string[];
  readonly from: number;
}

/** `Ann to review …`, `Ann and Bob will …`. */
function readWill(text: string): Head | null {
  const head = text.slice(0, HEAD_CHARS);
  const match = WILL.exec(head);
  if (match === null || match.index === 0 || NOT_A_VERB.test(match[1] ?? '')) return null;
  const names = splitNames(head.slice(0, match.index));
  if (names === null || names.some((name) => !isOneName(name))) return null;
  return { names, from: match.index + match[0].length };
}

/** Words before `to` that are nobody, and names that are months when a number follows. */
const BEFORE_TO =
  /^(?:remember|reminder|need|want|try|have|plan|planning|continue|start|begin|ensure|aim|decide|agree|agreed|happy|ready|time|reply|respond|talk|speak|go|switch|move|migrate|upgrade|add|get|look|proceed|commit|return|listen|connect|link|port|convert|change|push|deploy|submit|reach|refer|apply|revert|attend|contribute|update|prefer|hope|promise|offer|prepare|manage|learn|adapt|react|able|due|easy|hard|possible|important|permission|access|ways?|things?|steps?|intend|expect|waiting|wait|pr|prs|script|tool|job|ticket|issue|plans|trying|going|looking|hoping|working|everyone|someone|somebody|anyone)$/i;
const MONTH = /^(?:Jan|Feb|Mar|Apr|April|May|June|July|Aug|August|Sept?|Oct|Nov|Dec|Sun|Jun|Jul)$/;

function isOtherWord(found: readonly string[], rest: string): boolean {
  const only = found.length === 1 ? (found[0] ?? '') : '';
  return BEFORE_TO.test(only) || (MONTH.test(only) && /^\d/.test(rest));
}

/** In the small, only one word is a name: `add link to …`. */
function isOneName(name: string): boolean {
  return !name.includes(' ') || /^\p{Lu}/u.test(name);
}

/** `Ann: …`, and `Ann - …` of somebody known. */
function readHead(text: string, names: NoteNames): Head | null {
  const head = readSpeaker(text);
  if (head !== null && head.end !== 'none' && head.to.length === 0) return { names: head.speakers, from: head.from };
  const dashed = readDashed(text);
  if (dashed === null || !dashed.speakers.every((name) => names.isKnown(name))) return null;
  return { names: dashed.speakers, from: dashed.from };
}

const LAST_ASIDE = /[ \t]*[([]([^()[\]\n]{2,40})[)\]]\.?$/;

/** `… (Ann)` of somebody known. */
function readLastAside(text: string, names: NoteNames): OwnersRead | null {
  if (!/[)\]]\.?$/.test(text.slice(-2))) return null;
  const cut = Math.max(0, text.length - TAIL_CHARS);
  const tail = text.slice(cut);
  const match = LAST_ASIDE.exec(tail);
  const found = match === null ? null : splitNames((match[1] ?? '').replace(/^(?:action|owner|assignee):? /i, ''));
  if (match === null || found === null || !found.every((name) => names.isKnown(name))) return null;
  return { text: text.slice(0, cut + match.index), owners: found, maybe: [] };
}

/**
 * Finds who is to do an item, in its own text.
 *
 * @param trusted true under `Action items` and after `ACTION:`, where `Word: …` and `Word to …` name who does it;
 *   elsewhere such a word must be known as a name
 */
export function readOwners(text: string, names: NoteNames, trusted: boolean): OwnersRead {
  const handles = readHandles(text);
  if (handles !== null) return handles;
  const said = trusted ? text.replace(/^(?:for|on) (?=[^:]{1,40}: )/, '') : text;
  const head = readWill(said) ?? readHead(said, names);
  if (head !== null && head.from < said.length) {
    if (isOtherWord(head.names, said.slice(head.from)))
      return readLastAside(text, names) ?? { text, owners: [], maybe: [] };
    const sure = trusted || head.names.every((name) => names.isKnown(name));
    if (sure) return { text: said.slice(head.from).trimStart(), owners: head.names, maybe: [] };
    return readLastAside(text, names) ?? { text, owners: [], maybe: head.names };
  }
  return readLastAside(text, names) ?? { text, owners: [], maybe: [] };
}
