import type { Status } from '../../core/contract/state.ts';

/** True when the user has chosen a folder of their own. */
export function hasOwnJournal(status: Pick<Status, 'journals'>): boolean {
  return status.journals.some((journal) => !journal.sample);
}
