import { z } from 'zod';
import { TASK_STATES, type TaskState } from '../contract/kinds.ts';
import { DaybookError } from '../errors.ts';
import type { Db } from './database.ts';
import { prepared } from './statement.ts';

const TaskEditSchema = z.object({
  taskId: z.string(),
  journal: z.string(),
  path: z.string(),
  line: z.number(),
  before: z.string(),
  after: z.string(),
  hash: z.string(),
});

/** What was done to the line of an item: enough to take it back, also in another process. */
export type TaskEdit = Readonly<z.infer<typeof TaskEditSchema>>;

/** What is kept of an edit, with how the item was before. */
const KeptEditSchema = z.object({
  edit: TaskEditSchema,
  was: z.object({ state: z.enum(TASK_STATES), reason: z.string().nullable() }),
});

export interface KeptEdit {
  readonly edit: TaskEdit;
  readonly was: { readonly state: TaskState; readonly reason: string | null };
}

/** Edits that can be taken back, the latest first; older ones are forgotten. */
const KEPT_EDITS = 50;

const ADD = 'INSERT INTO task_edits (edit) VALUES (?)';
const FORGET_OLD = 'DELETE FROM task_edits WHERE id <= (SELECT max(id) FROM task_edits) - ?';
const LAST = 'SELECT id, edit FROM task_edits ORDER BY id DESC LIMIT 1';
const DROP = 'DELETE FROM task_edits WHERE id = ?';

/** Keeps an edit, as the one that is taken back first. */
export function addTaskEdit(user: Db, { edit, was }: KeptEdit): void {
  user
    .transaction(() => {
      prepared<[string]>(user, ADD).run(JSON.stringify({ edit, was }));
      prepared<[number]>(user, FORGET_OLD).run(KEPT_EDITS);
    })
    .immediate();
}

/**
 * The latest edit that was not taken back, with the key to drop it by; null when there is none.
 *
 * @throws DaybookError `index-damaged` when `user.db` holds what Daybook never writes
 */
export function lastTaskEdit(user: Db): (KeptEdit & { readonly key: number }) | null {
  const stored = prepared<[], { id: number; edit: string }>(user, LAST).get();
  if (stored === undefined) return null;
  const parsed = KeptEditSchema.safeParse(JSON.parse(stored.edit));
  if (parsed.success) return { ...parsed.data, key: stored.id };
  throw new DaybookError('index-damaged', `${user.name} holds a change of an item that cannot be read.`, {
    hint: 'Move that file away: Daybook starts again with default settings. Your notes are not touched.',
    cause: parsed.error,
  });
}

/** Forgets an edit that was taken back. */
export function dropTaskEdit(user: Db, key: number): void {
  prepared<[number]>(user, DROP).run(key);
}
