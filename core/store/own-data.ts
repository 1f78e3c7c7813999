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
] as const;

/** Every row, by table. */
export function readOwnData(user: Db): Record<string, unknown[]> {
  return Object.fromEntries(TABLES.map((table) => [table, user.prepare(`SELECT * FROM ${table}`).all()]));
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
