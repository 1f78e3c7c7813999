import type { ListKind } from './tasks-heading.ts';
import { readOwners, splitNames, type NoteNames } from './tasks-owner.ts';
import { readSpeaker } from './speaker.ts';
import { isImperative } from './tasks-verbs.ts';

const MAX_CHARS = 600;
const NOTHING =
  /^[([_*]*(?:none|no(?:ne| action items?| actions?| tasks?| to-?dos?| follow-?ups?| new (?:items?|actions?))?|nothing|n\/?a|nil|tbd|tba|-+|\.+|…|\?+|same as (?:above|last week))(?: (?:yet|today|so far|this week|for now|at this time|noted|recorded|identified|left|new|to report))?(?:[)\]_*.!]*$|[.,;]? [-–—(] ?|[.;] )/i;
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
  if (isAssigned(text) && namesSomebody(text, names)) return true;
  if (kind === 'steps') return isImperative(text);
  return isImperative(text) || !STATES_SOMETHING.test(text) || namesSomebody(text, names);
}

/** Verbs of a sentence that says how things are. */
const STATES_SOMETHING =
  /(?<![\p{L}\d'’])(?:is|are|was|were|has|have|had|isn['’]t|aren['’]t|wasn['’]t|doesn['’]t|didn['’]t|seems?|looks|should be|will be|would be|we['’]re|it['’]s|there['’]s|that['’]s|plans to|now)(?![\p{L}\d])/iu;

/** `Ann to …`, `Ann will …`, `@ann …`, and `Ann: send …`: somebody gets something to do, and does not only speak. */
export function isAssigned(text: string): boolean {
  if (text.startsWith('@') || text.includes('[name=')) return true;
  const head = readSpeaker(text);
  return head === null || head.end === 'none' || head.form === 'handle' || isImperative(text.slice(head.from));
}

/** True for `Ann to …`, `Ann will …` and `@ann …`, with nothing else to make an item of it. */
export function isHandedOut(text: string, names: NoteNames): boolean {
  return text.length < MAX_CHARS && readSpeaker(text)?.end !== 'colon' && namesSomebody(text, names);
}

const ERRAND = /^([@\p{L}][^:?]{1,40}?) to (?=[a-z])/u;
const ERRAND_MAX_CHARS = 240;

/** `Ready to merge`, `Best to wait`: what stands before `to` in a sentence without a subject. */
const NOBODY =
  /^(?:ready|best|easy|easier|hard|harder|unable|able|want|wants|wanted|hop(?:e|ing)|try|trying|tried|happy|glad|need|needs|ways?|nothing|something|anything|everything|start|starting|aim|aiming|seek|seeking|prepare|decide|decided|remember|command|commands|volunteers?|offer|hesitan(?:t|ce)|express|ensure|free|fcp|welcome|time|plan|plans|proposal|proposals|motion|request|option|options|idea|goal|how|what|when|where|who|why|which|whether|if|it|we|they|you|this|that|these|those|all|some|most|people|team|users?|everyone|someone|back|up|next|due|going|move|rfc|pr|pep|tsc|wg|sig)$/i;

/**
 * True for `Ann to write it up`. Of somebody whom the note itself lists it is an item (`sure`), of another it is one when
 * other notes show that this is somebody (`maybe`).
 */
export function isErrand(text: string, names: NoteNames): 'sure' | 'maybe' | null {
  const match = ERRAND.exec(text);
  if (match === null || text.length > ERRAND_MAX_CHARS || text.endsWith('?')) return null;
  const owners = splitNames(match[1] ?? '');
  const isWhole = (name: string): boolean => /^(?:\S+|\p{Lu}\S*(?: \p{Lu}\S*)+)$/u.test(name);
  if (owners === null || !owners.every(isWhole) || !isImperative(text.slice(match[0].length))) return null;
  if (owners.every((name) => names.isKnown(name))) return 'sure';
  return owners.some((name) => NOBODY.test(name) || !/^\p{L}/u.test(name)) ? null : 'maybe';
}

/** True when a line says who does it: `Ann to …`, `Ann: …`, `@ann …`. */
export function namesSomebody(text: string, names: NoteNames): boolean {
  return readOwners(text, names, true).owners.length > 0;
}
