import { findWrittenDate } from '../../dates/written.ts';
import { closedWithAction } from './closed.ts';
import type { ListKind } from '../tasks-heading.ts';
import { readActionFor, readOwners, splitNames, type NoteNames } from './owner.ts';
import { isPlausible, NOBODY } from './nobody.ts';
import { isDuty, isOngoing, isThing } from './phrases.ts';
import { stateOfSuffix } from './suffix.ts';
import { readDashed, readSpeaker } from '../people/speaker.ts';
import { beginsWithVerb, isImperative } from '../tasks-verbs.ts';

const MAX_CHARS = 600;
const NOTHING =
  /^[([_*]*(?:none|no(?:ne| action items?| actions?| tasks?| to-?dos?| follow-?ups?| new (?:items?|actions?))?|nothing|n\/?a|nil|tbd|tba|-+|\.+|…|\?+|same as (?:above|last week)|(?:all )?done(?= for (?:today|now|the day)))(?: (?:yet|today|so far|this week|for now|at this time|noted|recorded|identified|left|new|to report|for .{1,40}))?(?:[)\]_*.!]*$|[.,;]? [-–—(] ?|[.;] )/i;
const ONLY_LINK = /^!?\[[^\]]*\]\([^)]*\)\.?$|^<?https?:\/\/\S+>?$/;
/** A subject that items stand below: `Backend:`. */
const GROUP = /^[^.!?,]{1,40}:(?:\*\*|__)?$/;

/** True for what stands in place of an item when there is none, or when a template was not filled in. */
export function isNothing(text: string): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(text) ||
    NOTHING.test(text) ||
    /^(?:<[^<>]{1,60}>|\{\{[^{}]{1,60}\}\}|\[[^[\]]{0,40}\])$/.test(text)
  );
}

/** True for a line above a group of items within a list of them. */
export function isGroup(text: string): boolean {
  return text.length < 50 && GROUP.test(text);
}

/** True when a plain line below such a title is something to do. */
export function isPlainItem(text: string, kind: ListKind, names: NoteNames): boolean {
  if (text.length > MAX_CHARS || isNothing(text) || ONLY_LINK.test(text) || isGroup(text)) return false;
  if (/\?[)"'*_]*$/.test(text) && !/[.!] /.test(text)) return false;
  if (REFUSED.test(text)) return false;
  if (kind === 'settled') return isPromised(text, names);
  if (kind === 'named')
    return (isAssigned(text) || namesThing(text) || stateOfSuffix(text) !== null) && namesSomebody(text, names);
  if (isTodo(text, names) || isBracketed(text) || isMine(text) || isDashedUntil(text)) return true;
  if (kind === 'steps') return false;
  if (kind === 'next') return isOngoing(text) || isThing(text) || (namesThing(text) && !isOfMonth(text, names));
  return !STATES_SOMETHING.test(text) || namesSomebody(text, names);
}

/** `let's not cache it`: settled, and nothing to do. */
const REFUSED = /^let['’]?s not\b/i;

const MINE = /^(?:me|myself|I)(?: ?(?:->|=>|→)|:| [-–—]) ?(?=\S)/iu;

/** `me → call the vendor`: the writer's own. */
function isMine(text: string): boolean {
  const match = MINE.exec(text);
  return match !== null && (beginsWithVerb(text.slice(match[0].length)) || isThing(text.slice(match[0].length)));
}

/** Behind somebody's name and what there is to do, a day by which it is. */
const UNTIL =
  /(?: [-–—→] | \(|, )(?:(?:by|due|until|till|eta|before):? )?(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.? \p{Lu}\p{L}{2,8}|\p{Lu}\p{L}{2,8}\.? \d{1,2})\)?$/u;

/** `Ann — alert on the queue — 2031-03-04`. */
function isDashedUntil(text: string): boolean {
  return UNTIL.test(text.slice(-UNTIL_CHARS)) && readDashed(text) !== null;
}

const UNTIL_CHARS = 40;

/** `[Ann] list of hosts`, `(Ann, Bob) list of hosts`: whose item it is, before what it is. */
const BRACKETED = /^(?:\[|\()@?\p{Lu}[\p{L}\p{M}'’., &+/@-]{1,50}[\])] (?=\p{L})/u;

function isBracketed(text: string): boolean {
  const match = BRACKETED.exec(text);
  return match !== null && isThing(text.slice(match[0].length));
}

/** `Status page → Ann`, `Ann asks the vendor` in a list of items: it is one when other notes show that Ann is somebody. */
export function mayNameSomebody(text: string, kind: ListKind, names: NoteNames): boolean {
  if (kind === 'settled' || text.length > MAX_CHARS || isNothing(text) || /\?\W*$/.test(text)) return false;
  const { owners, maybe } = readOwners(text, names, true);
  return owners.length === 0 && maybe.length > 0;
}

const PROMISE = /^[^:?]{1,60}? (?:to|will|shall|is to|needs? to|is going to)(?: also| then| now)? (?=[a-z])/u;

/** `Ann will write it up` of somebody whom the note shows to be a person, in a conclusion. */
function isPromised(text: string, names: NoteNames): boolean {
  // `It goes ahead, and Ann will write it up`.
  const and = text.indexOf(' and ', 4);
  return isPromise(text, names) || (and > 0 && and < 60 && isPromise(text.slice(and + 5), names));
}

function isPromise(text: string, names: NoteNames): boolean {
  const match = PROMISE.exec(text);
  if (match === null || !beginsWithVerb(text.slice(match[0].length))) return false;
  const { owners } = readOwners(text, names, false);
  return owners.length > 0 && owners.every((name) => names.isKnown(name));
}

/** True when a text is written as something to do, or gives it to somebody. */
export function isTodo(text: string, names: NoteNames): boolean {
  return isImperative(text) || isDuty(text) || (isAssigned(text) && namesSomebody(text, names));
}

/** `Ann: draft of the guide`. */
export function namesThing(text: string): boolean {
  const head = readSpeaker(text);
  return head !== null && head.end !== 'none' && head.to.length === 0 && isThing(text.slice(head.from));
}

/** `August: the other half`: when it is done, unless the note knows somebody of that name. */
function isOfMonth(text: string, names: NoteNames): boolean {
  const month = MONTH.exec(text)?.[1];
  return month !== undefined && !names.isKnown(month);
}

const MONTH = /^[*_]{0,3}(Jan|Apr(?:il)?|May|June?|July?|Aug(?:ust)?):/;

/** `measure first`: advice for always. */
const MAXIM = /^\P{L}{0,3}\p{L}+ (?:first|early|often|twice|more|less|better|again)\W*$/iu;

/** True for what somebody notes for themselves to do, and not only to think of. */
export function isOrder(text: string, names: NoteNames): boolean {
  return isTodo(text, names) && !MAXIM.test(text);
}

/** `Oct 11, same time`: when the next meeting is. */
function isWhen(text: string): boolean {
  const found = findWrittenDate(text.slice(0, WHEN_CHARS));
  return found !== null && found.from === 0 && found.isWeak !== true;
}

const WHEN_CHARS = 24;

/** True for what stands behind `Next step:`. */
export function isStep(text: string, names: NoteNames): boolean {
  return text.length <= MAX_CHARS && !text.endsWith('?') && !isWhen(text) && (isTodo(text, names) || isOngoing(text));
}

/** Verbs of a sentence that says how things are. */
const STATES_SOMETHING =
  /(?<![\p{L}\d'’])(?:is|are|was|were|has|have|had|isn['’]t|aren['’]t|wasn['’]t|doesn['’]t|didn['’]t|seems?|looks|should be|will be|would be|we['’]re|it['’]s|there['’]s|that['’]s|plans to|now)(?![\p{L}\d])/iu;

/** `Ann to …`, `Ann will …`, `@ann …`, and `Ann: send …`: somebody gets something to do, and does not only speak. */
export function isAssigned(text: string): boolean {
  if (text.startsWith('@') || text.includes('[name=')) return true;
  const head = readSpeaker(text);
  if (head?.form === 'handle') return true;
  if (head === null) return isDashedTodo(text);
  return head.end === 'none' && head.form !== 'bold' ? true : beginsWithVerb(text.slice(head.from));
}

/** After `Ann - ` too stands what she is to do, not what she says. */
function isDashedTodo(text: string): boolean {
  const dashed = readDashed(text);
  if (dashed === null) return true;
  const rest = text.slice(dashed.from);
  return beginsWithVerb(rest) || isThing(rest);
}

/** True for `Ann to …`, `Ann will …` and `@ann …`, with nothing else to make an item of it. */
export function isHandedOut(text: string, names: NoteNames): boolean {
  return text.length < MAX_CHARS && readSpeaker(text)?.end !== 'colon' && namesSomebody(text, names);
}

/** `-> Mira to write it up`, `→ Mira: …`. */
const ARROW = /^(?:[-=]{1,2}>|[→⇒➔]|➡\uFE0F?|👉)[ \t]*/u;
const ERRAND = /^([@\p{L}][^:?]{1,40}?) to (?=[a-z])/u;
const ERRAND_MAX_CHARS = 240;
const MAY_BE_VERB =
  /^(?!(?:the|an?|this|that|these|those|it|its|them|him|her|me|us|you|my|our|your|his|their|and|or|for|with|from|in|on|at|by|all|each|every|any|some|no|what|how|be|do|come)(?![\p{L}\d]))[a-z]{2,}(?:-[a-z]+)*(?= [^:]|\.?$)/u;

const CLOSED =
  /[([](?:[Aa]ction(?: (?:items?|points?))?|ACTION(?: (?:ITEM|POINT))?|AI|AP)(?:[: -]+[^()[\]]{2,40})?[)\]]\.?$/;
const CLOSED_CHARS = 60;
const PAREN = 41;
const DOT = 46;
const BRACKET = 93;

/** `rotate the keys (ACTION: Ann)`. */
function isClosedWithAction(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  const close = last === DOT ? text.charCodeAt(text.length - 2) : last;
  return (close === PAREN || close === BRACKET) && CLOSED.test(text.slice(-CLOSED_CHARS));
}

/** True for a line that `isErrand` may take for something to do: a cheap test, because every item of minutes is asked. */
export function mayBeErrand(text: string): boolean {
  const to = text.indexOf(' to ');
  const first = text.charCodeAt(0);
  return (
    (to > 1 && to <= NAMES_MAX_CHARS) ||
    first === AT ||
    text.includes('ction item ') ||
    first > 0x2000 ||
    ((first === DASH || first === EQUALS) && ARROW.test(text)) ||
    isClosedWithAction(text)
  );
}

/** Nobody has taken it yet. */
const ANYBODY = /^(?:somebody|someone|tbd|volunteer|\?{2,3})(?: needed)? to (?:also )?(?=[a-z])/iu;
const NAMES_MAX_CHARS = 42;
const AT = 64;
/** `@ann please ask the vendor`. */
export const PLEASE =
  /^@(?!(?:here|channel|all|everyone|everybody|team|group)\b)[A-Za-z][\w-]{0,38}(?: [A-Z][a-z]+)?,? (?:please|pls|plz)(?: (?!see|read|note|find)[a-z]{2,})/u;
const DASH = 45;
const EQUALS = 61;

/**
 * True for `Ann to write it up`. Of somebody whom the note itself lists it is an item (`sure`), of another it is one when
 * other notes show that this is somebody (`maybe`).
 */
export function isErrand(line: string, names: NoteNames): 'sure' | 'maybe' | null {
  if (line.length > ERRAND_MAX_CHARS && closedWithAction(line) === null) return null;
  const text = line.startsWith('**') && line.endsWith('**') ? line.slice(2, -2) : line;
  if (readActionFor(text) !== null) return 'sure';
  const anybody = ANYBODY.exec(text);
  if (anybody !== null) return beginsWithVerb(text.slice(anybody[0].length)) ? 'sure' : null;
  const arrow = ARROW.exec(text);
  if (arrow !== null) {
    const rest = text.slice(arrow[0].length);
    if (isAssigned(rest) && readOwners(rest, names, false).owners.length > 0) return 'sure';
    // One arrow leads in; a row of them is a drawing.
    return ARROW.test(rest) ? null : isErrand(rest, names);
  }
  if (isClosedWithAction(text) || PLEASE.test(text) || closedWithAction(text) !== null) return 'sure';
  const match = ERRAND.exec(text);
  if (match === null || text.endsWith('?')) return null;
  const owners = splitNames(match[1] ?? '');
  const isWhole = (name: string): boolean => /^(?:\S+|\p{Lu}\S*(?: \p{Lu}\S*)+)$/u.test(name);
  if (owners === null || !owners.every(isWhole)) return null;
  const rest = text.slice(match[0].length);
  const isKnown = owners.every((name) => names.isKnown(name));
  // Of somebody known any word may be the verb, but for what `Ann to ben: …` addresses.
  const verb = isKnown ? MAY_BE_VERB.exec(rest)?.[0] : undefined;
  if (verb !== undefined && !names.isKnown(verb)) return 'sure';
  if (!beginsWithVerb(rest)) return null;
  if (isKnown || owners.every(isPlausible)) return 'sure';
  return owners.some((name) => NOBODY.test(name) || !/^\p{L}/u.test(name)) ? null : 'maybe';
}

/** True when a line says who does it: `Ann to …`, `Ann: …`, `@ann …`. */
export function namesSomebody(text: string, names: NoteNames): boolean {
  return readOwners(text, names, true).owners.length > 0;
}
