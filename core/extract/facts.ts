import type { DateOrigin, DecisionStatus, TaskState, UpdateKind } from '../contract/kinds.ts';

/*
 * What one note says, as its writer wrote it. Everything here is found in one note alone and is plain data: who is a
 * person, which items are one task and which decision is in force is decided over all notes (people.ts, task-history.ts,
 * ledger.ts). Lines are 1-based, dates `YYYY-MM-DD`.
 */

/** Raise it when any rule of extraction changes: every note is then read again at the next run. */
export const FACT_RULES_VERSION = 19;

/** Where a fact stands: its own lines, and the `ordinal` of their section, whose date is the fact's date. */
interface Place {
  readonly section: number;
  readonly line: number;
  readonly endLine: number;
}

/** The day that a line of a dated list names itself; left out where the date of the section counts. */
interface OwnDay {
  readonly day?: string;
}

/** What tells a fact from every other of its kind in its note, whatever is written in other sections (fact-keys.ts). */
interface Keyed {
  readonly key: string;
}

/** One line that is an item with a state. */
export interface TaskItem extends Place, OwnDay, Keyed {
  readonly state: TaskState;
  /** Without marker, box, keyword, speaker, `@owner`, dates and fields. */
  readonly text: string;
  /** As the note names them; empty when it names nobody. */
  readonly owners: readonly string[];
  /** Words where an owner's name would stand: owners only when other notes show that they are people. */
  readonly maybeOwners?: readonly string[];
  /** `Ann to write it up`, in minutes: an item only when other notes show that Ann is somebody. */
  readonly isErrand?: true;
  readonly due: string | null;
  readonly scheduled: string | null;
  readonly start: string | null;
  /** The day that the item itself names as the one when it was finished or given up. */
  readonly finished: string | null;
  readonly priority: 'highest' | 'high' | 'medium' | 'low' | 'lowest' | null;
  /** As written: `every week`. */
  readonly recurrence: string | null;
  /** Why it is blocked, cancelled or done as it is; null when the note does not say. */
  readonly reason: string | null;
  /** The lines of its sub-list, without markers. */
  readonly details: readonly string[];
}

/** An item before it has its key. */
export type ItemRead = Omit<TaskItem, 'key'>;

/** Something that somebody said or reported. The speakers are names only when people.ts finds evidence for it. */
export interface Turn extends Place, OwnDay {
  /** As written, `@` and marks left out: `ann + bo: …` has two. */
  readonly speakers: readonly string[];
  /** To whom: `ann to bo: …`. */
  readonly to: readonly string[];
  readonly text: string;
  readonly kind: UpdateKind;
  /**
   * How the speaker is written, because some shapes say more than others that it is a person: `labels` is a name above
   * `Yesterday`, `Today` and the like, `stamp` one beside the time in a chat, `prose` the subject of a
   * sentence, which says nothing of who is a person.
   */
  readonly shape:
    | 'item'
    | 'inline'
    | 'paragraph'
    | 'bold'
    | 'heading'
    | 'table'
    | 'handle'
    | 'labels'
    | 'stamp'
    | 'prose';
}

export type NameEvidence =
  /** A list of attendees, participants, regrets; a scribe, chair or host. */
  | 'attendee'
  /** Front matter: author, owner, attendees. */
  | 'front-matter'
  /** Has a note of their own in a folder of people. */
  | 'own-note'
  /** `@handle`. */
  | 'handle'
  /** `ask @handle`, `@handle will …`: somebody is meant, not an account or a package. */
  | 'addressed'
  /** Both sides of `X to Y:`, or both of `X + Y:`. */
  | 'together'
  /** A line that starts with the name and a colon. */
  | 'turn'
  /** Speaks again after others did, as one of several. */
  | 'talk'
  /** Owner of an item, deciders of a decision. */
  | 'owner'
  /** Named in a sentence as only a person is: `ask Mira`, `Mira suggests`, `met with Mira`. */
  | 'mention'
  /** Has a part of a standup: a heading, row or line among those of others. */
  | 'report'
  /** Against it: the word of a thing, as in `the parser`, where only lines such as `Parser: …` suggest a name. */
  | 'thing';

/** A word that may be somebody's name, and why. */
export interface NameFound {
  readonly name: string;
  readonly why: NameEvidence;
  readonly line: number;
  /** The other form that the note itself gives for the same person: initials, handle or full name. */
  readonly alias: string | null;
}

/** A decision, in a decision record or in prose. */
export interface DecisionFound extends Place, Keyed {
  readonly form: 'record' | 'prose';
  /** A record's title without its number; null in prose. */
  readonly title: string | null;
  /** The number in a record's title (`ADR-12`, `12. …`), without leading zeros. */
  readonly number?: string;
  /** Copied from the note. */
  readonly statement: string;
  /** Copied from the note; null when it gives none. */
  readonly rationale: string | null;
  readonly status: DecisionStatus;
  /** The day that the decision itself names; else that of its section counts. */
  readonly date: string | null;
  /** Records that it names: path, file name, number (`ADR-12`) or title, as written. */
  readonly supersedes: readonly string[];
  readonly supersededBy: readonly string[];
}

/** A decision before it has its key. */
export type DecisionRead = Omit<DecisionFound, 'key'>;

/** An error that a log, a trace or a quotation of the note holds. */
export interface SignatureFound extends Place {
  /** The line without what differs between two runs; equal for the same error. */
  readonly text: string;
  /** The words by which it is known. */
  readonly tokens: readonly string[];
}

export interface NoteFacts {
  readonly tasks: readonly TaskItem[];
  readonly turns: readonly Turn[];
  readonly names: readonly NameFound[];
  readonly decisions: readonly DecisionFound[];
  readonly signatures: readonly SignatureFound[];
}

/** A fact with the note that it was found in. */
export interface Located<T> {
  readonly fact: T;
  /** Absolute root of the journal. */
  readonly journal: string;
  readonly path: string;
  /** Date of the section, and where that came from; null when it has none. */
  readonly date: string | null;
  readonly dateOrigin: DateOrigin | null;
}
