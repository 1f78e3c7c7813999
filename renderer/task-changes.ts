import type { Task } from '../core/contract/facts.ts';
import type { TaskState } from '../core/contract/kinds.ts';
import { createStore } from './store.ts';

/** What the user wants an item to be. */
export interface TaskChange {
  readonly state: TaskState;
  readonly reason?: string;
}

/** Changes that the engine has not answered yet, by the item's id: shown as if they were done. */
export const taskChanges = createStore<ReadonlyMap<string, TaskChange>>(new Map());

/** Shows a change at once. */
export function showChange(id: string, change: TaskChange): void {
  taskChanges.set(new Map([...taskChanges.get(), [id, change]]));
}

/** Forgets a change: done, it is in the items themselves; refused, the item is as it was. */
export function forgetChange(id: string, change: TaskChange): void {
  if (taskChanges.get().get(id) !== change) return;
  taskChanges.set(new Map([...taskChanges.get()].filter(([known]) => known !== id)));
}

/** The items with the changes on them; the same array when there are none. */
export function withChanges(tasks: readonly Task[], changes: ReadonlyMap<string, TaskChange>): readonly Task[] {
  if (changes.size === 0) return tasks;
  return tasks.map((task) => {
    const change = changes.get(task.id);
    return change === undefined ? task : { ...task, state: change.state, reason: change.reason ?? task.reason };
  });
}
