import { join } from 'node:path';
import type { NewNote } from '../contract/facts.ts';
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

/**
 * Puts text into today's note under a heading, which is made where there is none; the note too.
 *
 * @throws DaybookError as `makeNote` and `saveNoteText` do; `busy` when the note is written again and again meanwhile
 */
export async function capture(
  parts: NewNoteParts,
  said: { readonly text: string; readonly heading: string; readonly journal?: string | undefined },
): Promise<NewNote> {
  const journal = said.journal === undefined ? {} : { journal: said.journal };
  const note = await makeNote(parts, { kind: 'journal', ...journal });
  for (let tried = 0; tried < TRIES; tried += 1) {
    const found = noteFile(parts.reader.db(), note);
    const { text, hash } = readNoteText(found);
    const edit = captureEdit(text, said);
    const length = text.length - (edit.to - edit.from) + edit.insert.length;
    if (saveNoteText(found, { hash, edits: [edit], length }).kind === 'saved') return note;
  }
  throw new DaybookError('busy', `${note.path} is being written by another program. Nothing was captured.`, {
    hint: 'Try again.',
  });
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
