import { writtenDay } from '../../dates/written-day.ts';
import { isOver } from '../../contract/kinds.ts';
import { resolveDay } from '../../dates/relative.ts';
import type { Extractable } from '../extract.ts';
import { wordsOfItem } from '../fact-keys.ts';
import type { ItemRead } from '../facts.ts';
import type { Draft } from './drafts.ts';
import { findDueAbroad, findLastDayAbroad } from './due-abroad.ts';
import { findDayAtEnd, readRecurrence } from './due-tail.ts';
import { findDue, type DuePhrase } from './due.ts';
import { readFields, type ItemFields } from './fields.ts';
import { readOwners, splitNames, type NoteNames } from './owner.ts';
import { isNothing } from './plain.ts';
import { readReason } from './reason.ts';
import { stateOfSuffix } from './suffix.ts';

interface Around {
  readonly note: Extractable;
  readonly names: NoteNames;
  readonly details: readonly string[];
  /** The day that the line names itself; else that of the section counts. */
  readonly day: string | null;
}

/** What is longer is no item that somebody typed; the rest of it is not read. */
const MAX_CHARS = 4000;

interface DraftRead {
  readonly item: ItemRead;
  /** By which the line is known, whoever is meant and whatever state it is in. */
  readonly words: string;
}

/** Reads an item's text; null when nothing is left of it, as of a template's empty box. */
export function readDraft(draft: Draft, { note, names, details, day }: Around): DraftRead | null {
  const said = isHeadline(draft, note) ? draft.text.replace(TAGS, '') : draft.text;
  const fields = readFields(said.length > MAX_CHARS ? said.slice(0, MAX_CHARS) : said);
  const words = wordsOfItem(draft.knownBy ?? fields.text);
  fields.text = tidy(fields.text);
  readFirstDay(fields, draft);
  const suffix = draft.isMarked ? null : stateOfSuffix(fields.text);
  const state = suffix?.state ?? draft.state;
  if (suffix !== null) fields.text = suffix.text;
  const owners = ownersOf(draft, fields, names);
  const again = readRecurrence(fields.text);
  if (again !== null) {
    fields.recurrence ??= again.rule;
    fields.text = again.text;
  }
  const due = readDue(draft, fields, { anchor: day ?? anchorOf(note, draft.section), isOpen: !isOver(state) });
  const lead = state === 'blocked' ? readBlockedOn(fields) : null;
  const read = readReason(fields.text, state, details);
  const text = tidy(read.text);
  if (isNothing(text)) return null;
  const item: ItemRead = {
    section: draft.section,
    line: draft.line,
    endLine: draft.endLine,
    state,
    text,
    ...owners,
    ...(draft.isErrand === true && owners.owners.length === 0 ? { isErrand: true } : {}),
    due,
    scheduled: fields.scheduled,
    start: fields.start,
    finished: fields.finished,
    priority: fields.priority,
    recurrence: fields.recurrence,
    reason: fields.reason ?? draft.remark ?? lead ?? read.reason,
    details,
  };
  return { item, words };
}

/** Org's tags, `:work:urgent:`, at the end of a headline. */
const TAGS = /[ \t]+:(?:[\p{L}\p{N}_@#%]+:)+[ \t]*(?=\n|$)/u;

function isHeadline({ entry, isMarked }: Draft, { outline }: Extractable): boolean {
  const own = outline.entries[entry];
  return own === undefined || (isMarked && own.box === null && own.marker === '*');
}

const LEADING =
  /^(?:[-–—:,;.|][ \t]+|[-=]{1,2}>[ \t]*|(?:[→⇒➔]|➡\uFE0F?|👉)[ \t]*|\*\*(?=\s)|:|#(?:task|todo)[ \t]+)+/iu;
const TRAILING = /(?:[ \t]+[-–—|,;:]|[ \t,;])+$/;
const WRAPPED = /^(\*\*|__|~~)((?:(?!\1).){1,600})\1$/;

function tidy(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim().replace(LEADING, '').trimStart();
  const unmarked = plain.endsWith('*') && !plain.startsWith('*') ? withoutLoneMark(plain) : plain;
  const end = /[-–—|,;: ]$/.test(unmarked) ? unmarked.replace(TRAILING, '') : unmarked;
  return WRAPPED.exec(end)?.[2] ?? end;
}

/** `*DONE: check it*`: the mark that was opened before the keyword. */
function withoutLoneMark(text: string): string {
  let stars = 0;
  for (const character of text) if (character === '*') stars++;
  const at = text.search(/\*{1,3}$/);
  return stars === text.length - at ? text.slice(0, at) : text;
}

const FIRST_DAY = /^[[(]?(\d{4}-\d{2}-\d{2})[\])]?(?:[:,]| -| –|(?=\s))\s*/;

/** `DONE 2024-12-05: …` is when it was finished; before something to do it is when that was noted. */
function readFirstDay(fields: ItemFields, { state, aside }: Draft): void {
  const match = FIRST_DAY.exec(fields.text);
  const day = match?.[1] ?? (aside === null ? undefined : /^\d{4}-\d{2}-\d{2}$/.exec(aside)?.[0]);
  if (match !== null && match[0].length < fields.text.length) fields.text = fields.text.slice(match[0].length);
  if (isOver(state) && day !== undefined) fields.finished ??= day;
}

const SUBJECT = /^(\p{Lu}[\p{L}\p{M}'’-]+) (?=\p{Ll})/u;

interface Owners {
  readonly owners: readonly string[];
  readonly maybeOwners?: readonly string[];
}

function ownersOf(draft: Draft, fields: ItemFields, names: NoteNames): Owners {
  const inText = readOwners(fields.text, names, draft.isAction);
  fields.text = inText.text;
  const byField = fields.owners.flatMap((value) => splitNames(value) ?? [value.replace(/^@/, '')]);
  if (byField.length > 0) return { owners: byField };
  const aside = asideOwners(draft, fields, names);
  if (aside !== null) return { owners: aside };
  if (draft.owners.length > 0) return { owners: draft.owners };
  if (inText.owners.length > 0) return { owners: inText.owners };
  const around = draft.around === null ? null : splitNames(draft.around);
  if (around?.every((name) => names.isKnown(name)) === true) return { owners: around };
  // In whatever language: `Joost zet de servers uit`, in a list of what is to be done.
  const doer = draft.isAction ? SUBJECT.exec(fields.text)?.[1] : undefined;
  if (doer !== undefined && names.isKnown(doer)) return { owners: [doer] };
  const maybe = inText.maybe.length > 0 ? inText.maybe : (around ?? []);
  return maybe.length > 0 ? { owners: [], maybeOwners: maybe } : { owners: [] };
}

/** `TODO(ann)`; in brackets after `WILLNOTFIX` stands a reason unless it is a name. */
function asideOwners({ aside, state }: Draft, fields: ItemFields, names: NoteNames): readonly string[] | null {
  if (aside === null || /^\d{4}-\d{2}-\d{2}$/.test(aside)) return null;
  const found = splitNames(aside);
  const isSure = aside.startsWith('@') || found?.every((name) => names.isKnown(name)) === true;
  const isOver = state === 'cancelled' || state === 'blocked' || state === 'done';
  if (found !== null && (isSure || !isOver || !aside.includes(' '))) {
    if (found.every((name) => !name.includes(' ') || /^\p{Lu}/u.test(name))) return found;
  }
  if (isOver) fields.reason ??= aside;
  else fields.text = `(${aside}) ${fields.text}`;
  return null;
}

function anchorOf({ sections }: Extractable, ordinal: number): string | null {
  const section = sections[ordinal];
  return section === undefined ? null : writtenDay(section);
}

/** Where no date is known, only what says its year names a day. */
const ANY_ANCHOR = '2000-01-01';
const AROUND_DUE = /[([,;–—-]?[ \t]*$/;

/** A day at the end, with no word for it; of what is over it is when that was. */
function findUnsaid(text: string, anchor: string, isOpen: boolean): DuePhrase | null {
  return (
    findDueAbroad(text, anchor) ?? (isOpen ? (findDayAtEnd(text, anchor) ?? findLastDayAbroad(text, anchor)) : null)
  );
}

function readDue(
  { due: cell }: Draft,
  fields: ItemFields,
  { anchor, isOpen }: { readonly anchor: string | null; readonly isOpen: boolean },
): string | null {
  if (cell !== null && fields.due === null && (anchor !== null || /\d{4}/.test(cell)))
    return resolveDay(cell, anchor ?? ANY_ANCHOR, 'future');
  if (fields.due !== null) return fields.due;
  const found = findDue(fields.text, anchor) ?? (anchor === null ? null : findUnsaid(fields.text, anchor, isOpen));
  if (found === null) return null;
  const { text } = fields;
  const behind = text.slice(found.to);
  if (/^[\s.,;!)\]]*$/.test(behind)) fields.text = text.slice(0, found.from).replace(AROUND_DUE, '').trimEnd() || text;
  else if (found.from === 0) fields.text = behind.replace(/^[\s:,–—-]+/, '');
  return found.date;
}

const BLOCKED_ON = /^(?:on|by|for|until|because(?: of)?|due to)[ :]+/i;

/** `BLOCKED on access: migrate the store` says first why. */
function readBlockedOn(fields: ItemFields): string | null {
  const match = BLOCKED_ON.exec(fields.text);
  if (match === null) return null;
  const rest = fields.text.slice(match[0].length);
  const colon = rest.indexOf(': ');
  if (colon === -1 || colon > 120) {
    fields.text = rest;
    return rest;
  }
  fields.text = rest.slice(colon + 2);
  return rest.slice(0, colon);
}
