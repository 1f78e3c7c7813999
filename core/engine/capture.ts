import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TextEdit } from '../contract/editing.ts';
import type { Captured, NewNote } from '../contract/facts.ts';
import { isoDay } from '../ask/time.ts';
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
  readonly note: NewNote;
  /** True when the note was made for this text. */
  readonly created: boolean;
  readonly edit: TextEdit;
  /** What stood in its place. */
  readonly before: string;
  /** The file as the capture left it. */
  readonly hash: string;
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
        const edit = captureEdit(text, said);
        const saved = saveNoteText(found, { hash, edits: [edit], length: lengthAfter(text, edit) });
        if (saved.kind !== 'saved') continue;
        const before = text.slice(edit.from, edit.to);
        const undo = keep({ note, created: note.created, edit, before, hash: saved.hash });
        return { ...note, heading: said.heading, line: lineOfEntry(text, edit), undo };
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
  };
}

/** Removes the note that was made for a text, if it is what the capture left. */
function removeOwn(parts: NewNoteParts, { note, created, hash }: Undo): boolean {
  if (!created) return false;
  const found = noteFile(parts.reader.db(), note);
  if (readNoteText(found).hash !== hash) return false;
  rmSync(found.file);
  return true;
}

function takeOut(parts: NewNoteParts, { note, edit, before, hash }: Undo): void {
  const found = noteFile(parts.reader.db(), note);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const now = readNoteText(found);
    const from = now.hash === hash ? edit.from : onlyPlaceOf(edit.insert, now.text);
    if (from === null) {
      throw new DaybookError('busy', `${note.path} was changed since. Nothing was taken out.`, {
        hint: 'Open it and delete the text there.',
      });
    }
    const back = { from, to: from + edit.insert.length, insert: now.hash === hash ? before : '' };
    const length = lengthAfter(now.text, back);
    if (saveNoteText(found, { hash: now.hash, edits: [back], length }).kind === 'saved') return;
  }
  throw beingWritten(note.path, 'Nothing was taken out.');
}

function beingWritten(path: string, what: string): DaybookError {
  return new DaybookError('busy', `${path} is being written by another program. ${what}`, { hint: 'Try again.' });
}

function onlyPlaceOf(part: string, text: string): number | null {
  const at = text.indexOf(part);
  return at === -1 || text.includes(part, at + 1) ? null : at;
}

function lengthAfter(text: string, { from, to, insert }: TextEdit): number {
  return text.length - (to - from) + insert.length;
}

/** The line where the captured text begins, below a heading that was put in with it. */
function lineOfEntry(text: string, { from, insert }: TextEdit): number {
  const lead = /^\n*(?:#+[^\n]*\n\n)?/.exec(insert)?.[0] ?? '';
  return (text.slice(0, from) + lead).split('\n').length;
}

/** Writes a new note with this text, named after the day and the title; never over another. */
export async function writeTextNote(
  parts: NewNoteParts,
  { title, text }: { readonly title: string; readonly text: string },
): Promise<NewNote> {
  const root = rootFor({}, parts.roots());
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
