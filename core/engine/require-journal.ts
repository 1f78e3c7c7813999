import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { DaybookError } from '../errors.ts';

/**
 * Checks that a journal is there before something of it is read or written: a disk that is not connected must not look like
 * deleted notes, and nothing is to be written where it would be.
 *
 * @throws DaybookError `not-found`
 */
export function requireJournal(root: string): void {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new DaybookError('not-found', `The journal “${basename(root)}” cannot be reached: ${root} is no folder now.`, {
    hint: 'Connect its disk, then try again. If it is gone for good, remove it under Journals.',
  });
}

/**
 * One of the user's journals, by its root.
 *
 * @throws DaybookError `not-found` for a folder that is none of them, or not there now
 */
export function ownJournal(root: string, roots: readonly string[]): string {
  if (!roots.includes(root)) {
    throw new DaybookError('not-found', `${root} is not one of your journals.`, {
      hint: `Yours are: ${roots.join(', ') || 'none'}.`,
    });
  }
  requireJournal(root);
  return root;
}
