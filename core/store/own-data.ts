import type { Db } from './database.ts';

/** Everything of `user.db` that the user said or did; the list of migrations is not theirs. */
const TABLES = [
  'settings',
  'people_edits',
  'task_edits',
  'drafts',
  'draft_bases',
  'conversations',
  'turns',
  'feedback',
  'alerts',
  'runs',
  'ledger',
] as const;

/** A copy that is handed on must not let others send alerts. */
const WITHOUT_SECRETS = `SELECT * FROM settings WHERE key <> 'hookToken'`;

/** Every row, by table; the token of the alert hook is left out. */
export function readOwnData(user: Db): Record<string, unknown[]> {
  const read = (table: string) => user.prepare(table === 'settings' ? WITHOUT_SECRETS : `SELECT * FROM ${table}`).all();
  return Object.fromEntries(TABLES.map((table) => [table, read(table)]));
}

/** Deletes every row, in one transaction, and gives the space back. */
export function deleteOwnData(user: Db): void {
  user
    .transaction(() => {
      for (const table of TABLES) user.exec(`DELETE FROM ${table}`);
    })
    .immediate();
  user.exec('VACUUM');
}
