import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import type { NoteText, SavedNote, SaveNoteRequest } from '../contract/editing.ts';
import { DaybookError } from '../errors.ts';
import { attempt } from '../notes/attempt.ts';
import { editFile } from '../notes/edit-file.ts';
import { editText, textForm } from '../notes/edit-text.ts';
import { NOTE_MAX_BYTES, readNoteFile } from '../notes/read.ts';
import type { Db } from '../store/database.ts';
import { movedNoteRow, readNoteRow, type NoteRow } from '../store/notes.ts';
import { SAMPLE_JOURNAL } from './journal-list.ts';
import { fileOf } from './note-view.ts';
import { requireJournal } from './require-journal.ts';

/** A note, by its path; without a journal, that of the first journal that has one. */
export interface NotePlace {
  readonly journal?: string | undefined;
  readonly path: string;
  /** Of its bytes as the caller knows them: by these a note is found that was renamed since. */
  readonly hash?: string | undefined;
}

/** An indexed note with its file. Only these can be edited: a path is a key of the index here, never a way to a file. */
export interface NoteFile {
  readonly row: NoteRow;
  readonly file: string;
}

/** @throws DaybookError `not-found` when the index has no such note, or its journal is gone */
export function noteFile(db: Db, where: NotePlace): NoteFile {
  const row = readNoteRow(db, where) ?? movedNoteRow(db, where);
  if (row !== null) {
    requireJournal(row.journal, db);
    return { row, file: fileOf(row.journal, row.path) };
  }
  throw new DaybookError('not-found', `There is no note ${where.path} in the index.`, {
    hint: 'It may be new, moved or deleted: bring the index up to date, or search for its title.',
  });
}

interface DiskText {
  readonly text: string;
  readonly hash: string;
  readonly modified: string;
  readonly bytes: number;
}

/** @throws DaybookError `not-found`, `permission-denied`, `invalid` when it cannot be read as text */
export function readDisk({ row, file }: NoteFile): DiskText {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) {
    throw new DaybookError('not-found', `${row.path} is no longer in ${row.journal}. Nothing was written.`, {
      hint: 'It was moved or deleted. What was typed is kept: copy it from here, or put the file back.',
    });
  }
  const read = readNoteFile({ path: row.path, file, sizeBytes: stat.size, modifiedMs: stat.mtimeMs });
  if (read.kind === 'skipped') {
    const code = read.code === 'unreadable' ? 'permission-denied' : 'invalid';
    throw new DaybookError(code, `${row.path}: ${read.message}`, { hint: 'Mend the file, then open it again.' });
  }
  return { text: read.text, hash: read.hash, modified: new Date(stat.mtimeMs).toISOString(), bytes: read.bytes };
}

/** The lines of an indexed note's file as it is now; null when it cannot be read, which `readDisk` explains. */
export function noteLines(db: Db, where: NotePlace): readonly string[] | null {
  const disk = attempt(() => readDisk(noteFile(db, where)));
  return 'value' in disk ? disk.value.text.split('\n') : null;
}

/** The exact text of a note, and whether it can be written. */
export function readNoteText(note: NoteFile): Omit<NoteText, 'draft'> {
  const { row, file } = note;
  const disk = readDisk(note);
  const { lineEnding, byteOrderMark, isUtf16 } = textForm(readFileSync(file));
  const { journal, path, title, kind, date } = row;
  return {
    ...disk,
    journal,
    path,
    title,
    kind,
    date,
    lineEnding,
    byteOrderMark,
    readOnly: isUtf16
      ? 'It is written in UTF-16. Save it as UTF-8 in your editor to write it here.'
      : whyReadOnly(note),
  };
}

const ANY_WRITE_BIT = 0o222;

function whyReadOnly({ row, file }: NoteFile): string | null {
  if (row.journal === SAMPLE_JOURNAL) return 'It belongs to the sample journal, which stays as it is.';
  const stat = statSync(file);
  if ((stat.mode & ANY_WRITE_BIT) === 0 || 'error' in attempt(() => accessSync(file, constants.W_OK))) {
    return 'Its file is marked as read-only. Change that, then open it again.';
  }
  if (stat.nlink > 1)
    return 'Its file has a second name (a hard link), which would be cut off. Change it in your editor.';
  return null;
}

/**
 * Writes edits into a note's file. When the file is not what they were made to, nothing is written, and what it holds is
 * given back.
 *
 * @throws DaybookError `invalid`, `not-found`, `busy`, `permission-denied`, `disk-full`: the file is as it was
 */
export function saveNoteText(note: NoteFile, request: Omit<SaveNoteRequest, 'journal' | 'path'>): SavedNote {
  const { file, row } = note;
  const { hash: expectedHash, edits, length } = request;
  if (row.journal === SAMPLE_JOURNAL) {
    throw new DaybookError('invalid', 'The sample journal stays as it is. Nothing was written.', {
      hint: 'Add a folder of your own.',
    });
  }
  const before = readDisk(note);
  if (before.hash !== expectedHash) return changed(before);
  const change = (bytes: Buffer) => {
    const edited = editText(bytes, { file, edits, length });
    if (edited.length <= NOTE_MAX_BYTES) return edited;
    throw new DaybookError('invalid', `${row.path} would be larger than 20 MB. Nothing was written.`, {
      hint: 'Split it into several notes.',
    });
  };
  const written = attempt(() => editFile({ file, expectedHash, change }));
  if ('value' in written) {
    const { path } = row;
    // It may have been renamed in this very moment.
    const modified = statSync(file, { throwIfNoEntry: false })?.mtime ?? new Date();
    return { kind: 'saved', path, hash: written.value.hash, modified: modified.toISOString() };
  }
  // Somebody may have been quicker.
  const now = readDisk(note);
  if (now.hash !== expectedHash) return changed(now);
  throw written.error;
}

function changed({ text, hash, modified }: DiskText): SavedNote {
  return { kind: 'changed', text, hash, modified };
}
