import { opendirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { DaybookError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { listJournals } from '../store/journals.ts';

/**
 * Checks that a journal is there before something of it is read or written: a disk that is not connected must not look like
 * deleted notes, and nothing is to be written where it would be. It may leave its folder behind, without what was in it.
 *
 * @param db what the index knows of it; null when there is none
 * @throws DaybookError `not-found`
 */
export function requireJournal(root: string, db: Db | null): void {
  const isFolder = statSync(root, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder && !(isEmpty(root) && hasNotes(root, db))) return;
  const now = isFolder ? 'empty' : 'no folder';
  throw new DaybookError('not-found', `The journal “${basename(root)}” cannot be reached: ${root} is ${now} now.`, {
    hint: 'Connect its disk, then try again. If it is gone for good, remove it under Journals.',
  });
}

function isEmpty(root: string): boolean {
  using folder = opendirSync(root);
  return folder.readSync() === null;
}

function hasNotes(root: string, db: Db | null): boolean {
  return db !== null && listJournals(db).some((journal) => journal.root === root && journal.notes > 0);
}

/**
 * One of the user's journals, by its root.
 *
 * @throws DaybookError `not-found` for a folder that is none of them, or not there now
 */
export function ownJournal(root: string, roots: readonly string[], db: Db | null): string {
  if (!roots.includes(root)) {
    throw new DaybookError('not-found', `${root} is not one of your journals.`, {
      hint: `Yours are: ${roots.join(', ') || 'none'}.`,
    });
  }
  requireJournal(root, db);
  return root;
}
