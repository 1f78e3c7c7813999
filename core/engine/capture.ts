import { hash as digest, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TextEdit } from '../contract/editing.ts';
import type { Captured, NewNote } from '../contract/facts.ts';
import { isoDay } from '../ask/query/time.ts';
import { captureEdit } from '../daily/capture.ts';
import { titleSlug } from '../daily/title-slug.ts';
import { writeNew } from '../daily/write-new.ts';
import { DaybookError } from '../errors.ts';
import { readNoteRow } from '../store/notes.ts';
import { makeNote, rootFor, type NewNoteParts } from './new-note.ts';
import { noteFile, readNoteText, saveNoteText } from './note-text.ts';

/** Folder, in the journal, of notes that were made of answers. */
const ANSWERS = 'answers';
/** Somebody may write the day's note at the same moment: then its text is read again. */
const TRIES = 3;
/** Notes of one day and title. */
const MAX_SAME = 100;

/** Captures that can be taken back; older ones are the user's own text by then. */
const MAX_UNDO = 50;

interface Undo {
  /** `created` when it was made for this text. */
  readonly note: NewNote;
  /** The file as it was left. */
  readonly hash: string;
  /** What was put into the note; null when that was all of it. */
  readonly put: Put | null;
}

interface Put {
  readonly edit: TextEdit;
  /** The captured lines alone. */
  readonly entry: string;
  /** What stood in their place. */
  readonly before: string;
}

/** Where a text was taken out, and whether its note went with it. */
export interface TakenBack {
  readonly note: NewNote;
  readonly removed: boolean;
}

export interface Captures {
  /**
   * Puts text into today's note under a heading, which is made where there is none; the note too.
   *
   * @throws DaybookError as `makeNote` and `saveNoteText` do; `busy` when the note is written again and again meanwhile
   */
  add(said: {
    readonly text: string;
    readonly heading: string;
    readonly journal?: string | undefined;
  }): Promise<Captured>;
  /**
   * Takes it out again. When the note was changed since, the captured text must stand in it once, as it was written. A note
   * that was made for it, and holds nothing else, goes with it.
   *
   * @throws DaybookError `not-found` for one that is not known, `busy` when it cannot be told what to take out
   */
  undo(id: string): Promise<TakenBack>;
  /** What takes a note back that was written as a whole, as long as it is as it was written; null for one that was there. */
  undoOf(note: NewNote, text: string): string | null;
}

/** What was captured in this engine's time. */
export function createCaptures(parts: NewNoteParts): Captures {
  const known = new Map<string, Undo>();
  const keep = (undo: Undo): string => {
    const id = randomUUID();
    known.set(id, undo);
    for (const old of [...known.keys()].slice(0, -MAX_UNDO)) known.delete(old);
    return id;
  };
  return {
    async add(said) {
      const journal = said.journal === undefined ? {} : { journal: said.journal };
      const note = await makeNote(parts, { kind: 'journal', ...journal });
      for (let tried = 0; tried < TRIES; tried += 1) {
        const found = noteFile(parts.reader.db(), note);
        const { text, hash } = readNoteText(found);
        const { edit, entry } = captureEdit(text, said);
        const saved = saveNoteText(found, { hash, edits: [edit], length: lengthAfter(text, edit) });
        if (saved.kind !== 'saved') continue;
        const before = text.slice(edit.from, edit.to);
        const undo = keep({ note, hash: saved.hash, put: { edit, entry, before } });
        const line = (text.slice(0, edit.from) + edit.insert.slice(0, edit.insert.lastIndexOf(entry))).split(
          '\n',
        ).length;
        return { ...note, heading: said.heading, line, undo };
      }
      throw beingWritten(note.path, 'Nothing was captured.');
    },
    async undo(id) {
      const undo = known.get(id);
      if (undo === undefined) {
        throw new DaybookError('not-found', 'This text cannot be taken back any more.', {
          hint: 'Open today’s note and delete it there.',
        });
      }
      const removed = removeOwn(parts, undo);
      if (!removed) takeOut(parts, undo);
      known.delete(id);
      const { note } = undo;
      if (removed) await parts.runs.indexWritten(() => readNoteRow(parts.reader.db(), note) === null);
      return { note, removed };
    },
    undoOf(note, text) {
      return note.created ? keep({ note, hash: digest('sha256', text, 'hex'), put: null }) : null;
    },
  };
}

/** Removes the note that was made for a text, if it is what the capture left. */
function removeOwn(parts: NewNoteParts, { note, hash }: Undo): boolean {
  if (!note.created) return false;
  const found = noteFile(parts.reader.db(), note);
  if (readNoteText(found).hash !== hash) return false;
  rmSync(found.file);
  return true;
}

function takeOut(parts: NewNoteParts, { note, hash, put }: Undo): void {
  if (put === null) throw changedSince(note.path);
  const { edit, entry, before } = put;
  const found = noteFile(parts.reader.db(), note);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const now = readNoteText(found);
    const isAsLeft = now.hash === hash;
    // Under a heading that was put in as well may stand more by now: it stays.
    const lines = isAsLeft ? edit.insert : `\n${entry}`;
    const from = isAsLeft ? edit.from : onlyPlaceOf(lines, now.text);
    if (from === null) throw changedSince(note.path);
    const back = { from, to: from + lines.length, insert: isAsLeft ? before : '' };
    const length = lengthAfter(now.text, back);
    if (saveNoteText(found, { hash: now.hash, edits: [back], length }).kind === 'saved') return;
  }
  throw beingWritten(note.path, 'Nothing was taken out.');
}

function changedSince(path: string): DaybookError {
  return new DaybookError('busy', `${path} was changed since. Nothing was taken out.`, {
    hint: 'Open it and delete the text there.',
  });
}

function beingWritten(path: string, what: string): DaybookError {
  return new DaybookError('busy', `${path} is being written by another program. ${what}`, { hint: 'Try again.' });
}

/** Where whole lines stand, if they do so once. */
function onlyPlaceOf(lines: string, text: string): number | null {
  const [whole, part] = [`${text}\n`, `${lines}\n`];
  const at = whole.indexOf(part);
  return at === -1 || whole.includes(part, at + 1) ? null : at;
}

function lengthAfter(text: string, { from, to, insert }: TextEdit): number {
  return text.length - (to - from) + insert.length;
}

/** Writes a new note with this text, named after the day and the title; never over another. */
export async function writeTextNote(
  parts: NewNoteParts,
  { title, text }: { readonly title: string; readonly text: string },
): Promise<NewNote> {
  const root = rootFor({}, parts);
  const name = `${isoDay(parts.now())}-${titleSlug(title) || 'answer'}`;
  for (let same = 1; same <= MAX_SAME; same += 1) {
    const path = `${ANSWERS}/${name}${same === 1 ? '' : `-${same}`}.md`;
    const file = join(root, ...path.split('/'));
    if (await writeNew(file, text)) {
      const note = { journal: root, path, file, created: true };
      await parts.runs.indexWritten(() => readNoteRow(parts.reader.db(), note) !== null);
      return note;
    }
  }
  throw new DaybookError('invalid', `There are ${MAX_SAME} notes called ${name} already.`, {
    hint: 'Call it something else.',
  });
}
