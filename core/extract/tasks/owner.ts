import type { Extractable } from '../extract.ts';
import { isNameLike } from '../people/name-words.ts';
import { closedWithAction } from './closed.ts';
import { BEFORE_TO } from './nobody.ts';
import { isTalk, knownNames } from '../people/note-people.ts';
import { readDashed, readSpeaker } from '../people/speaker.ts';
import { beginsWithVerb, isTaskVerb } from '../tasks-verbs.ts';

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

/** `@ann`, and `@Ann Lee` as pages with links to people are exported. */
const HANDLE = String.raw`@[A-Za-z][\w-]{0,38}(?![\w/.@(])(?:(?<=@[A-Z][a-z-]{1,38}) [A-Z][a-z'’-]{1,38}(?= ?(?:$|[a-z@:,&+/)\]–—-])))?`;
const BETWEEN = String.raw`(?: ?[,/&+] ?| and | )`;
const LEADING = new RegExp(
  String.raw`^(${HANDLE}(?:${BETWEEN}${HANDLE}){0,5})(?:(?::| -| –| —| to(?= [a-z])| will(?= ))[ \t]*|[ \t]+(?=[a-z\`["#])(?!(?:has|is|was|had|says?|said|thinks?|asks?|asked|wants?|mentions?|mentioned|suggests?|suggested|and|did|does)[ \t])|$)`,
);
const TRAILING = new RegExp(
  String.raw`[ \t]*(?:[-–—][ \t]*)?[([]?[ \t]*(?:assigned to |assignee:? |owner:? |cc )?(${HANDLE}(?:${BETWEEN}${HANDLE}){0,5})[ \t]*[)\]]?[.;]?$`,
);
/** `… - @ann - Fri`, `… (@ann, 3 May)`. */
const DAY_BEHIND =
  /(?<=@[\w-]{1,39})(?:[ \t]*[-–—|,:][ \t]*|[ \t]+)(?:(?:by|due|until|eta):? )?((?:(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?|tomorrow|today|next week|eow|eod|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\p{L}*\.? \d{1,2}|\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\p{L}*|\d[\d./-]{3,9}))[)\]]?\.?$/iu;
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
  return [...raw.matchAll(/@([A-Za-z][\w-]*(?: [A-Z][a-z'’-]+)?)/g)].map((match) => match[1] ?? '');
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
  const day = DAY_BEHIND.exec(text.slice(cut));
  const tail = text.slice(cut, day === null ? undefined : cut + day.index);
  const trailing = TRAILING.exec(tail);
  if (
    trailing !== null &&
    !/(?:with|from|via|to|and|or|ask|by|of|see|thanks|ping) ?$/i.test(tail.slice(0, trailing.index))
  ) {
    const said = text.slice(0, cut + trailing.index);
    const behind = day?.[1] ?? '';
    const due = day === null ? '' : said.trim() === '' ? behind : `, due ${behind}`;
    return { text: said + due, owners: handlesOf(trailing[1] ?? ''), maybe: [] };
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
  /** `[Ann] write …`, without a colon: only to be believed of somebody known. */
  readonly isBare?: true;
  /** `Ann - …` of somebody who may be known elsewhere. */
  readonly isDashed?: true;
}

/** `Ann to review …`, `Ann and Bob will …`. */
function readWill(text: string, { isKnown }: NoteNames): Head | null {
  const head = text.slice(0, HEAD_CHARS);
  const match = WILL.exec(head);
  if (match === null || match.index === 0 || NOT_A_VERB.test(match[1] ?? '')) return null;
  const names = splitNames(head.slice(0, match.index));
  if (names === null || names.some((name) => !isOneName(name))) return null;
  const from = match.index + match[0].length;
  // `talked to mira`: in the small and of somebody unknown, what follows must be a verb.
  const isSpelled = names.every((name) => /^[\p{Lu}@]/u.test(name) || isKnown(name));
  if (!isSpelled && !beginsWithVerb(text.slice(from).trimStart())) return null;
  return { names, from };
}

/** Names that are months when a number follows. */
const MONTH = /^(?:Jan|Feb|Mar|Apr|April|May|June|July|Aug|August|Sept?|Oct|Nov|Dec|Sun|Jun|Jul)$/;

function isOtherWord(found: readonly string[], rest: string): boolean {
  const only = found.length === 1 ? (found[0] ?? '') : '';
  return BEFORE_TO.test(only) || (MONTH.test(only) && /^\d/.test(rest));
}

/** In the small, only one word is a name: `add link to …`. */
function isOneName(name: string): boolean {
  return !name.includes(' ') || /^\p{Lu}/u.test(name);
}

/** `Ann: …`, `[Ann] write …`, `Ann - …`. */
function readHead(text: string, names: NoteNames): Head | null {
  const head = readSpeaker(text);
  if (head !== null && head.to.length === 0) {
    if (head.end !== 'none') return { names: head.speakers, from: head.from };
    if (head.form === 'bold' && !isPast(text.slice(head.from)))
      return { names: head.speakers, from: head.from, isBare: true };
  }
  const dashed = readDashed(text);
  if (dashed === null) return null;
  if (dashed.speakers.every((name) => names.isKnown(name))) return { names: dashed.speakers, from: dashed.from };
  const isWritten = dashed.to.length === 0 && dashed.speakers.every((name) => /^\p{Lu}\p{M}*\p{Ll}/u.test(name));
  return isWritten ? { names: dashed.speakers, from: dashed.from, isDashed: true } : null;
}

/** `**Ann** said …` tells what was. */
function isPast(rest: string): boolean {
  return /^(?:\w+ed|is|was|has|had|said|says|thinks|went|gave|made|wrote)(?![\p{L}\d])/u.test(rest);
}

const PRESENT = /^([\p{L}@][\p{L}'’.@+&,/ -]{1,40}?) ([a-z]{2,14})s (?=\S)/u;

const PRESENT_OF_SEVERAL =
  /^(\p{Lu}[\p{L}'’-]+(?:(?:, | and | & | \+ |\/)\p{Lu}[\p{L}'’-]+){1,4}) ([a-z]{2,14}) (?=\S)/u;

/** `has a prototype`, `needs the keys`: how things are. */
const NO_DEED = /^(?:ha|i|wa|doe|say|think|want|need|see|feel|know|like|mean|seem|get|use)$/;
/** What somebody does it to, behind a verb. */
const OBJECT = /^(?:the|an?|our|all|his|her|their|these|those) /;

/** Who asks whom, in a list of what is to be done: `Ann asks the vendor`, `Ann and Bob ask the vendor`. */
function doersOf(text: string): string[] | null {
  const match = PRESENT.exec(text) ?? PRESENT_OF_SEVERAL.exec(text);
  const verb = match?.[2] ?? '';
  const isDone =
    isTaskVerb(verb) ||
    isTaskVerb(verb.replace(/e$/, '')) ||
    (!NO_DEED.test(verb) && OBJECT.test(text.slice(match?.[0].length)));
  if (match === null || !isDone) return null;
  return splitNames(match[1] ?? '');
}

/** `Ann asks the vendor` of somebody known. */
function readPresent(text: string, names: NoteNames): Head | null {
  const found = doersOf(text);
  return found?.every((name) => names.isKnown(name)) === true ? { names: found, from: 0 } : null;
}

const LAST_ASIDE =
  /[ \t]*(?:[([]([^()[\]\n]{2,60})[)\]]|[ \t](?:[-–—>→|]|->|=>)[ \t]+@?(\p{L}[^()[\]\n.:;–—-]{1,60}))\.?$/u;
/** `(Ann, OPS-12)`: where it is followed up. */
const ASIDE_TICKET = /[,;]? (?:[A-Z][A-Z\d]{1,9}-\d+|#\d+|(?:\d+(?:[.,]\d+)?|½) ?(?:h|d|pt|pts|days?|hours?|points?))$/;
const ASIDE_LABEL = /^(?:action(?: items?)?|ai|ap|owners?|assignees?|assigned to|who|lead|dri)[: ]+/i;
/** `(Ann, by Friday)`: the day is read elsewhere. */
const ASIDE_DAY =
  /[,;]? (?:(?:by|due|until|before|eta|bis|avant|antes)[: ].*|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?(?: \d{1,2})?|\d[\d./-]{3,9}|tbd|asap|eow|eod|tomorrow|today)$/iu;

/** `… — Ann — 2031-03-04`. */
const DAY_LAST =
  /[ \t]+[-–—|→][ \t]+(?:(?:by|due|until|eta):? )?(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.? \p{Lu}\p{L}{2,8}|\p{Lu}\p{L}{2,8}\.? \d{1,2})$/u;
const DAY_CHARS = 30;

/** `… (Ann)` and `… – Ann` of somebody known; in a list of items, of somebody who may be known elsewhere. */
function readLast(text: string, names: NoteNames, trusted: boolean): OwnersRead {
  const nobody = { text, owners: [], maybe: [] };
  const behind = DAY_LAST.exec(text.slice(-DAY_CHARS));
  if (behind !== null) {
    const rest = readLast(text.slice(0, text.length - behind[0].length), names, trusted);
    if (rest.owners.length + rest.maybe.length > 0) return { ...rest, text: rest.text + behind[0] };
  }
  const cut = Math.max(0, text.length - TAIL_CHARS);
  const tail = text.slice(cut);
  const match = LAST_ASIDE.exec(tail);
  if (match === null || cut + match.index === 0) return nobody;
  const inner = (match[1] ?? match[2] ?? '')
    .trim()
    .replace(ASIDE_LABEL, '')
    .replace(ASIDE_TICKET, '')
    .replace(ASIDE_DAY, '');
  const found = splitNames(inner);
  if (found === null || !found.every(isOneName)) return nobody;
  if (found.every((name) => names.isKnown(name))) {
    const day = ASIDE_DAY.exec(match[1] ?? match[2] ?? '')?.[0] ?? '';
    return { text: text.slice(0, cut + match.index) + day, owners: found, maybe: [] };
  }
  // `write it up - soon`: in the small only somebody known.
  return trusted && found.every((name) => /^\p{Lu}/u.test(name)) ? { text, owners: [], maybe: found } : nobody;
}

const TOPIC_CHARS = 160;

/** `The queue: Ann to rename it`, `2024-05-06: [Ann] rename it`. */
function readAfterTopic(text: string, names: NoteNames): OwnersRead | null {
  const colon = text.lastIndexOf(': ', TOPIC_CHARS);
  if (colon <= 0) return null;
  const rest = text.slice(colon + 2).trimStart();
  const head = readWill(rest, names) ?? readHead(rest, names);
  if (head === null || !head.names.every((name) => names.isKnown(name))) return null;
  return { text, owners: head.names, maybe: [] };
}

const LINKED =
  /^\[\[(?:[^\]\n]{1,40}\/)?([^\]\n|/]{2,40})(?:\|[^\]\n]{1,40})?\]\](?::| -| –| to| will)?[ \t]+(?=[a-z])/u;

/** `[[Ann]] compare the costs`, as notes link to people. */
function readLinked(text: string, names: NoteNames): OwnersRead | null {
  const match = LINKED.exec(text);
  const name = match?.[1] ?? '';
  if (match === null || !isNameLike(name) || !/^\p{Lu}/u.test(name)) return null;
  const rest = text.slice(match[0].length);
  if (!beginsWithVerb(rest)) return null;
  return names.isKnown(name) ? { text: rest, owners: [name], maybe: [] } : { text, owners: [], maybe: [name] };
}

/** Of whom other notes must show that they are people. */
function maybeDoers(text: string): OwnersRead {
  const found = doersOf(text);
  const isWritten = found?.every((name) => isOneName(name) && /^\p{Lu}/u.test(name)) === true;
  return { text, owners: [], maybe: isWritten ? found : [] };
}

/** `Seconded by Bob, action item for Ann to open an issue`. */
const ACTION_FOR =
  /(?:^|[-–—:;.,(] ?)action(?: (?:item|point))?s? (?:for|on) (@?[\p{L}][\p{L}'’.-]{1,30}(?: \p{Lu}[\p{L}'’-]+)?) (?:is )?to (?=[a-z])/iu;

/** Reads who gets something to do at the end of a line that says something else first; null without that. */
export function readActionFor(text: string): OwnersRead | null {
  if (!text.includes('ction ')) return null;
  const match = ACTION_FOR.exec(text.slice(0, ACTION_CHARS));
  const name = (match?.[1] ?? '').replace(/^@/, '');
  if (match === null || !isNameLike(name)) return null;
  const rest = text.slice(match.index + match[0].length);
  return beginsWithVerb(rest) ? { text: rest, owners: [name], maybe: [] } : null;
}

const ACTION_CHARS = 240;
const OWNER_LABEL = /(?:owner|assignee|responsible|dri|assigned to|verantwortlich|responsable)s?\W{0,3}: ?/i;
const LABELLED =
  /(?:^|[.,;–—|-] ?|[ \t]{2,})(?:\*\*|__|[*_])?(?:owner|assignee|responsible|dri|assigned to|verantwortlich|responsable)s?(?:\*\*|__|[*_])?:(?:\*\*|__|[*_])? ?([^.,;:|()–—\n]{2,60}?)(?=$|[.,;|–—]| - )[.,;]?[ \t]*(?:[|–—-] )?/iu;

/** `Owner: Ann, rotate the keys`, `Rotate the keys. Owner: Ann. Due: Friday.` */
function readLabelled(text: string): OwnersRead | null {
  const match = LABELLED.exec(text);
  const names = match === null ? null : splitNames((match[1] ?? '').trim());
  if (match === null || names === null || !names.every(isOneName)) return null;
  const before = text.slice(0, match.index).trimEnd();
  const behind = text.slice(match.index + match[0].length).trimStart();
  const joined = before === '' ? behind : behind === '' ? before : `${before.replace(/\.$/, '')}, ${behind}`;
  return joined === '' ? null : { text: joined, owners: names, maybe: [] };
}

/** `Ann / rotate the keys / 24 Jan`: who, what, when. */
const SLASHED = /^(\p{Lu}[^/\n]{1,40}?) \/ ([^/\n]{3,200}) \/ ([^/\n]{2,30})$/u;

/**
 * Finds who is to do an item, in its own text.
 *
 * @param trusted true under `Action items` and after `ACTION:`, where `Word: …` and `Word to …` name who does it;
 *   elsewhere such a word must be known as a name
 */
export function readOwners(text: string, names: NoteNames, trusted: boolean): OwnersRead {
  const columns = trusted ? SLASHED.exec(text) : null;
  const who = columns === null ? null : splitNames(columns[1] ?? '');
  if (columns !== null && who !== null)
    return { text: `${columns[2] ?? ''} - ${columns[3] ?? ''}`, owners: who, maybe: [] };
  const closed = text.includes('cti') ? closedWithAction(text) : null;
  const closers = closed === null ? null : splitNames(closed.names);
  if (closed !== null && closers !== null) return { text: closed.text, owners: closers, maybe: [] };
  const labelled = OWNER_LABEL.test(text) ? readLabelled(text) : text.startsWith('[[') ? readLinked(text, names) : null;
  const given = labelled ?? readActionFor(text);
  if (given !== null) return given;
  const handles = readHandles(text);
  if (handles !== null) return handles;
  const last = (): OwnersRead => readLast(text, names, trusted);
  const said = trusted ? text.replace(/^[A-Z]{1,3}-?\d{1,4}[.):][ \t]+|^(?:for|on) (?=[^:]{1,40}: )/, '') : text;
  const head = readWill(said, names) ?? readHead(said, names) ?? readPresent(said, names);
  if (head === null || head.from >= said.length) {
    const end = (trusted ? readAfterTopic(text, names) : null) ?? last();
    return trusted && end.owners.length + end.maybe.length === 0 ? maybeDoers(text) : end;
  }
  if (isOtherWord(head.names, said.slice(head.from))) return last();
  const isSure =
    head.names.every((name) => names.isKnown(name)) || (trusted && head.isBare !== true && head.isDashed !== true);
  if (isSure) return { text: said.slice(head.from).trimStart(), owners: head.names, maybe: [] };
  const end = last();
  const isLast = end.owners.length > 0 || (head.isDashed === true && end.maybe.length > 0);
  return isLast ? end : { text, owners: [], maybe: head.names };
}
