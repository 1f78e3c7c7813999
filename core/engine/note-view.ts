import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { NoteView } from '../contract/notes.ts';
import { DaybookError } from '../errors.ts';
import { readNoteFile } from '../notes/read.ts';
import type { Db } from '../store/database.ts';
import { movedNoteRow, readNoteRow, readNoteRowByName } from '../store/notes.ts';
import { sectionsOfNote } from '../store/sections.ts';
import { requireJournal } from './require-journal.ts';

/**
 * The file of a note. The index writes names with composed letters; a disk may hold them decomposed, as macOS wrote them.
 *
 * @param path relative, as the index has it
 */
export function fileOf(root: string, path: string): string {
  const file = join(root, path);
  if (path === '.' || existsSync(file)) return file;
  const folder = fileOf(root, posix.dirname(path));
  const names = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
  const name = names.find((one) => posix.join(posix.dirname(path), one).normalize('NFC') === path);
  return name === undefined ? file : join(folder, name);
}

/**
 * One note as it is on disk now, with what the index knows of it.
 * Only indexed notes can be read: a path is a key of the index here, never a way to other files. A name without an
 * extension, as links like `[[name]]` give it, stands for the note that is called so; one that was renamed since is found by
 * the hash of its bytes.
 *
 * @throws DaybookError `not-found` when the index has no such note, or its file or journal is gone; `permission-denied`
 */
export function readNoteView(
  db: Db,
  where: { readonly path: string; readonly journal?: string | undefined; readonly hash?: string | undefined },
): NoteView {
  const { path: name, journal } = where;
  const row = readNoteRow(db, where) ?? movedNoteRow(db, where) ?? readNoteRowByName(db, { name, journal });
  if (!row)
    throw new DaybookError('not-found', `There is no note ${where.path} in the index.`, {
      hint: 'It may be new or renamed: bring the index up to date, or search for its title.',
    });
  requireJournal(row.journal, db);
  const file = fileOf(row.journal, row.path);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) {
    throw new DaybookError('not-found', `${row.path} is no longer in ${row.journal}.`, {
      hint: 'It was moved or deleted; the index will follow in a moment.',
    });
  }
  const read = readNoteFile({ path: row.path, file, sizeBytes: stat.size, modifiedMs: stat.mtimeMs });
  if (read.kind === 'skipped')
    throw new DaybookError(read.code === 'unreadable' ? 'permission-denied' : 'invalid', read.message, {
      hint: 'Mend the file, then bring the index up to date.',
    });
  return {
    journal: row.journal,
    path: row.path,
    title: row.title,
    kind: row.kind,
    tags: [...row.tags],
    date: row.date,
    frontmatter: row.frontmatter,
    text: read.text,
    bodyLine: row.bodyLine,
    sections: sectionsOfNote(db, row.id),
    modified: new Date(stat.mtimeMs).toISOString(),
    hash: read.hash,
    changedSinceIndexed: read.hash !== row.hash,
  };
}
