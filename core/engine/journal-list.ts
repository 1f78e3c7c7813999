import { realpathSync, statSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Degraded } from '../contract/notices.ts';
import type { Journal } from '../contract/state.ts';
import { DaybookError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { listJournals } from '../store/journals.ts';

/** The journal that is shown until the user has one of their own. */
export const SAMPLE_JOURNAL = fileURLToPath(new URL('../../resources/sample-journal', import.meta.url));

/**
 * Checks a folder that the user wants as a journal.
 *
 * @returns its absolute root, symbolic links resolved
 * @throws DaybookError `not-found` when there is no such folder, `invalid` when it is a file, or lies inside another
 *   journal or around one, so that every note would be indexed twice
 */
export function checkJournalRoot(root: string, others: readonly string[]): string {
  const absolute = resolve(root);
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (!stat)
    throw new DaybookError('not-found', `There is no folder ${absolute}.`, {
      hint: 'Check the spelling, or connect the disk that it is on.',
    });
  if (!stat.isDirectory())
    throw new DaybookError('invalid', `${absolute} is a file, not a folder.`, {
      hint: 'Name the folder that holds your notes.',
    });
  const real = realpathSync(absolute);
  for (const other of others) {
    if (other === real) continue;
    if (real.startsWith(other + sep))
      throw new DaybookError('invalid', `${real} lies inside the journal ${other}.`, {
        hint: 'Its notes are indexed already. Remove that journal first if you want only this part.',
      });
    if (other.startsWith(real + sep))
      throw new DaybookError('invalid', `The journal ${other} lies inside ${real}.`, {
        hint: 'Remove that journal first, then add the larger folder.',
      });
  }
  return real;
}

/**
 * What there is to say of journals that are named for one run and are none of the user's own: they go with the next run.
 *
 * @throws DaybookError `invalid` when one lies inside a journal of the user's or around one: its notes would be there twice
 */
export function guestJournals(named: readonly string[], own: readonly string[]): Degraded[] {
  if (own.length === 0) return [];
  const guests = named.filter((root) => !own.includes(checkJournalRoot(root, own)));
  return guests.map((root) => ({
    code: 'index-stale',
    message: `${root} is not one of your journals: its notes leave the index with the next run for your own.`,
    fix: `To keep them: \`daybook index ${root}\`.`,
  }));
}

/** The journals as the window shows them: configured roots with what the index knows of each. */
export function journalViews(roots: readonly string[], db: Db | null): Journal[] {
  const known = new Map((db ? listJournals(db) : []).map((row) => [row.root, row]));
  return roots.map((root) => {
    const row = known.get(root);
    const there = statSync(root, { throwIfNoEntry: false })?.isDirectory() ?? false;
    return {
      root,
      name: root === SAMPLE_JOURNAL ? 'Sample journal' : basename(root),
      notes: row?.notes ?? 0,
      skipped: row?.skipped ?? 0,
      sample: root === SAMPLE_JOURNAL,
      problem: there
        ? (row?.problem ?? null)
        : `${root} cannot be reached: connect its disk, or remove it here. Its notes stay in the index until then.`,
    };
  });
}
