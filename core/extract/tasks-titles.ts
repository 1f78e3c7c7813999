import type { Entry } from '../notes/outline.ts';
import type { Extractable } from './extract.ts';
import { isTalk } from './note-people.ts';
import { nameAlone, readSpeaker } from './speaker.ts';
import { listKindOf, titleOfSection, type ListKind, type ListTitle } from './tasks-heading.ts';
import { readKeyword } from './tasks-keyword.ts';
import { isGroup } from './tasks-plain.ts';

/** Says of each entry what stands above it: headings, a label line, the item whose sub-list it is in. */
export interface Titles {
  kindAbove(entry: Entry): ListKind | null;
  /** True for sub-lists of plain items: who is named there gets something to do of their own. */
  isBelowItems(entry: Entry): boolean;
  /** Whose list it stands in: not asked of most lines, so it is only looked for then. */
  ownerAbove(entry: Entry): string | null;
  /** Takes note of an entry that may be the title of what follows: a paragraph, or an item with a sub-list. */
  note(entry: Entry, index: number): void;
  /** True where `ACTION:` marks something to do: not in a runbook, nor in a page without a day. */
  isMinuted(section: number): boolean;
}

/** Titles that mean the same in every kind of note. */
const ANYWHERE = /to-?do|action (?:item|point)/i;
const LABEL_MAX_CHARS = 80;

/** The title of a section, or a paragraph above the list that it is the title of. */
interface Placed extends ListTitle {
  readonly section: number;
}

export function createTitles(note: Extractable): Titles {
  const { entries } = note.outline;
  const talk = isTalk(note);
  const inner = new Map<number, ListKind>();
  let current: Placed | null = null;
  let label: Placed | null = null;

  const isMinuted = (ordinal: number): boolean => isMinutedIn(note, talk, ordinal);
  const allowed = (kind: ListKind | null, title: string, section: number): ListKind | null =>
    kind !== null && (isMinuted(section) || (kind === 'items' && ANYWHERE.test(title))) ? kind : null;
  const ofSection = (ordinal: number): ListTitle => {
    if (current?.section === ordinal) return current;
    const headings = note.sections[ordinal]?.headings ?? [];
    const read = titleOfSection(headings);
    const kind = read.kind === null ? null : allowed(read.kind, headings.join(' '), ordinal);
    const title: Placed = { kind, owner: talk ? read.owner : null, section: ordinal };
    current = title;
    return title;
  };
  const kindAbove = (entry: Entry): ListKind | null => {
    if (entry.parent !== -1) return inner.get(entry.parent) ?? null;
    return label?.section === entry.section ? label.kind : ofSection(entry.section).kind;
  };
  const kindOfText = (entry: Entry, text: string, above: ListKind | null): ListKind | null => {
    const kind = allowed(listKindOf(text), text, entry.section);
    if (kind !== null || above === null) return kind;
    return isGroup(text) || nameOfLabel(text) !== null ? above : kindBelow(entry, text);
  };
  return {
    kindAbove,
    isMinuted,
    isBelowItems: (entry) => ofSection(entry.section).kind === 'items',
    ownerAbove(entry) {
      for (let at = entry.parent; at !== -1;) {
        const parent = entries[at];
        if (parent === undefined) break;
        const owner = ownerOfItem(parent.text);
        if (owner !== null) return owner;
        at = parent.parent;
      }
      return (label?.section === entry.section ? label.owner : null) ?? ofSection(entry.section).owner;
    },
    note(entry, index) {
      if (entry.kind === 'item') {
        const kind = mayBeLabel(entry.text, 0) ? kindOfText(entry, entry.text, kindAbove(entry)) : null;
        if (kind !== null) inner.set(index, kind);
        else if (isEmptyKeyword(entry.text)) inner.set(index, 'items');
        return;
      }
      const from = entry.text.lastIndexOf('\n') + 1;
      if (!mayBeLabel(entry.text, from)) {
        // Any other paragraph ends what a label began.
        if (label !== null) label = null;
        return;
      }
      const text = entry.text.slice(from);
      const kind = kindOfText(entry, text, ofSection(entry.section).kind);
      const owner = nameOfLabel(text);
      label = kind === null && owner === null ? null : { kind, owner, section: entry.section };
    },
  };
}

/** `Ann to plan the week:` is done by what stands below it. */
function kindBelow(entry: Entry, text: string): ListKind | null {
  return entry.kind === 'item' && text.endsWith(':') ? 'steps' : null;
}

const COLON = 58;
const STAR = 42;
const UNDERSCORE = 95;
const UNMARKED_LABEL_MAX_CHARS = 32;

function isMinutedIn(note: Extractable, talk: boolean, ordinal: number): boolean {
  if (note.kind === 'runbook' || note.kind === 'decision') return false;
  const section = note.sections[ordinal];
  return talk || (section !== undefined && section.date !== null && section.dateOrigin !== 'modified');
}

/** Cheap test: a label is a short line, and a longer one ends as labels do. */
function mayBeLabel(text: string, from: number): boolean {
  const length = text.length - from;
  if (length > LABEL_MAX_CHARS) return false;
  if (length <= UNMARKED_LABEL_MAX_CHARS) return true;
  const last = text.charCodeAt(text.length - 1);
  return last === COLON || last === STAR || last === UNDERSCORE;
}

/** `Ann:` or `**Ann**` on its own. */
function nameOfLabel(text: string): string | null {
  return /(?::|\*\*|__)$/.test(text) ? nameAlone(text) : null;
}

/** `TODO:` with nothing behind it makes items of its sub-list. */
function isEmptyKeyword(text: string): boolean {
  if (text.length > LABEL_MAX_CHARS) return false;
  const keyword = readKeyword(text, 0);
  return keyword !== null && keyword.end >= text.length && keyword.state === 'open';
}

/** Whose sub-list stands below an item: `Ann: …`, `Ann`. */
function ownerOfItem(text: string): string | null {
  const head = readSpeaker(text);
  if (head !== null && head.end !== 'none') return head.speakers.join(' + ');
  return /^\W*\p{Lu}/u.test(text) ? nameAlone(text) : null;
}
