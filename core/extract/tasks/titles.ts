import { writtenDay } from '../../dates/written-day.ts';
import type { TaskState } from '../../contract/kinds.ts';
import type { Entry } from '../../notes/outline.ts';
import type { Extractable } from '../extract.ts';
import { isTalk } from '../people/note-people.ts';
import { nameAlone, readSpeaker } from '../people/speaker.ts';
import { listKindOfLead, titleOfSection, type ListKind, type ListTitle } from '../tasks-heading.ts';
import { readKeyword } from './keyword.ts';
import { listStates } from './lists.ts';
import { isGroup } from './plain.ts';

/** Says of each entry what stands above it: headings, a label line, the item whose sub-list it is in. */
export interface Titles {
  kindAbove(entry: Entry): ListKind | null;
  /** What a line says of those below it in its own paragraph. */
  kindOfLead(line: string, section: number): ListKind | null;
  /** The state that a title gives to the items of its list: `Done`, `In progress`. */
  stateAbove(entry: Entry): TaskState | null;
  /** True for sub-lists of plain items: who is named there gets something to do of their own. */
  isBelowItems(entry: Entry): boolean;
  /** Whose list it stands in: not asked of most lines, so it is only looked for then. */
  ownerAbove(entry: Entry): string | null;
  /** Takes note of an entry that may be the title of what follows: a paragraph, or an item with a sub-list. */
  note(entry: Entry, index: number, isItem: boolean): void;
  /** True where `ACTION:` marks something to do: not in a runbook, nor in a page without a day. */
  isMinuted(section: number): boolean;
}

/** Titles that mean the same in every kind of note. */
const ANYWHERE = /to[- ]?do|action (?:item|point)/i;
const OWN = /(?:^| )my (?:open )?(?:tasks|actions|to-?dos|next steps)/i;
const LABEL_MAX_CHARS = 80;

/** The title of a section, or a paragraph above the list that it is the title of. */
interface Placed extends ListTitle {
  readonly state?: TaskState | null;
  readonly section: number;
}

/** What the headings of a note, and titles at all, say in it. */
interface TitlesRead {
  isMinuted(section: number): boolean;
  /** The kind, where such a title may say it. */
  allowed(kind: ListKind | null, title: string, section: number): ListKind | null;
  stateOf(title: string, section: number): TaskState | null;
  ofSection(section: number): Placed;
}

function titlesOf(note: Extractable): TitlesRead {
  const talk = isTalk(note);
  const stateIn = listStates(note);
  let current: Placed | null = null;
  const isMinuted = (ordinal: number): boolean => isMinutedIn(note, talk, ordinal);
  const stateOf = (title: string, section: number): TaskState | null => (isMinuted(section) ? stateIn(title) : null);
  const allowed = (kind: ListKind | null, title: string, section: number): ListKind | null =>
    kind !== null && (isMinuted(section) || (kind === 'items' && ANYWHERE.test(title)) || OWN.test(title))
      ? kind
      : null;
  return {
    isMinuted,
    allowed,
    stateOf,
    ofSection(section) {
      if (current?.section === section) return current;
      const headings = note.sections[section]?.headings ?? [];
      const read = titleOfSection(headings);
      const state = read.kind === null || read.kind === 'steps' ? stateOf(headings.at(-1) ?? '', section) : null;
      const kind = state === null ? allowed(read.kind, headings.join(' '), section) : 'items';
      return (current = { kind, state, owner: talk ? read.owner : null, section });
    },
  };
}

export function createTitles(note: Extractable): Titles {
  const { entries } = note.outline;
  const titles = titlesOf(note);
  const inner = new Map<number, ListKind>();
  let label: Placed | null = null;

  const above = (entry: Entry): Placed => (label?.section === entry.section ? label : titles.ofSection(entry.section));
  const kindAbove = (entry: Entry): ListKind | null =>
    entry.parent === -1 ? above(entry).kind : (inner.get(entry.parent) ?? null);
  const kindOfText = (entry: Entry, text: string, around: ListKind | null): ListKind | null => {
    const kind = titles.allowed(listKindOfLead(text), text, entry.section);
    if (kind !== null || around === null) return kind;
    return isGroup(text) || nameOfLabel(text) !== null ? around : kindBelow(entry, text);
  };
  /** A paragraph that stands in no item. */
  const labelOf = (entry: Entry, isItem: boolean): Placed | null => {
    const { section } = entry;
    if (isItem) {
      // A list right below an item in a paragraph is what that is about.
      const own = above(entry);
      return ofList(own.kind) === null ? label : { ...own, kind: 'steps' };
    }
    const from = entry.text.lastIndexOf('\n') + 1;
    // Any other paragraph ends what a label began.
    if (!mayBeLabel(entry.text, from)) return null;
    const text = entry.text.slice(from);
    const state = titles.stateOf(text, section);
    if (state !== null) return { kind: 'items', state, owner: null, section };
    const kind = kindOfText(entry, text, ofList(titles.ofSection(section).kind));
    const owner = nameOfLabel(text);
    return kind === null && owner === null ? null : { kind, owner, section };
  };
  return {
    kindAbove,
    stateAbove: (entry) => (entry.parent === -1 ? (above(entry).state ?? null) : null),
    kindOfLead: (line, section) => titles.allowed(listKindOfLead(line), line, section),
    isMinuted: (section) => titles.isMinuted(section),
    isBelowItems: (entry) => ofList(titles.ofSection(entry.section).kind) !== null,
    ownerAbove(entry) {
      const owner = ownerOfParents(entries, entry);
      return owner ?? (label?.section === entry.section ? label.owner : null) ?? titles.ofSection(entry.section).owner;
    },
    note(entry, index, isItem) {
      if (entry.kind === 'item') {
        const { text } = entry;
        const around = ofList(kindAbove(entry));
        const kind = mayBeLabel(text, 0) ? kindOfText(entry, text, around) : null;
        const below = kind ?? (isItem || around === null ? kindOfEmpty(text) : kindOfSubject(text));
        if (below !== null) inner.set(index, below);
      } else if (entry.parent === -1) label = labelOf(entry, isItem);
      else {
        // Within an item it leads what else stands there, and ends nothing outside.
        const lead = entry.text.slice(entry.text.lastIndexOf('\n') + 1);
        const kind = mayBeLabel(lead, 0) ? kindOfText(entry, lead, null) : null;
        if (kind !== null) inner.set(entry.parent, kind);
      }
    },
  };
}

/** `Ann to plan the week:` is done by what stands below it. */
function kindBelow(entry: Entry, text: string): ListKind | null {
  return entry.kind === 'item' && text.endsWith(':') ? 'steps' : null;
}

/** A conclusion says nothing of what stands below its lines. */
function ofList(kind: ListKind | null): ListKind | null {
  return kind === 'settled' ? null : kind;
}

const COLON = 58;
const STAR = 42;
const UNDERSCORE = 95;
const UNMARKED_LABEL_MAX_CHARS = 32;

function isMinutedIn(note: Extractable, talk: boolean, ordinal: number): boolean {
  if (note.kind === 'runbook' || note.kind === 'decision') return false;
  const section = note.sections[ordinal];
  return talk || (section !== undefined && writtenDay(section) !== null);
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

/** A subject, with what is to be done about it below. */
function kindOfSubject(text: string): ListKind | null {
  return text.length <= LABEL_MAX_CHARS ? 'steps' : null;
}

/** `TODO:` with nothing behind it makes items of its sub-list. */
function kindOfEmpty(text: string): ListKind | null {
  if (text.length > LABEL_MAX_CHARS) return null;
  const keyword = readKeyword(text, 0);
  return keyword !== null && keyword.end >= text.length && keyword.state === 'open' ? 'items' : null;
}

/** Whose list the nearest item above says that it is. */
function ownerOfParents(entries: readonly Entry[], entry: Entry): string | null {
  for (let at = entry.parent; at !== -1;) {
    const parent = entries[at];
    if (parent === undefined) break;
    const owner = ownerOfItem(parent.text);
    if (owner !== null) return owner;
    at = parent.parent;
  }
  return null;
}

/** Whose sub-list stands below an item: `Ann: …`, `Ann`. */
function ownerOfItem(text: string): string | null {
  const head = readSpeaker(text);
  if (head !== null && head.end !== 'none') return head.speakers.join(' + ');
  return /^\W*\p{Lu}/u.test(text) ? nameAlone(text) : null;
}
