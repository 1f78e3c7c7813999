import type { Task } from '../../../core/contract/facts.ts';
import { TASK_STATES } from '../../../core/contract/kinds.ts';
import type { TaskGroup, TasksRoute } from '../../fact-routes.ts';
import { sayDate } from '../../words/date.ts';
import { isToDo, ownersOf, sayState } from '../../words/task.ts';

/** An item in the list. Somebody's item also stands under the others who own it, so it has a key of its own there. */
export interface TaskEntry {
  readonly kind: 'task';
  readonly key: string;
  readonly task: Task;
}

export interface TaskGroupHead {
  readonly kind: 'group';
  readonly key: string;
  readonly title: string;
  readonly count: number;
}

export type TaskRow = TaskGroupHead | TaskEntry;

/** The items that the address asks for. */
export function filterTasks(
  tasks: readonly Task[],
  { scope, owner, text, today = '' }: Pick<TasksRoute, 'scope' | 'owner' | 'text'> & { readonly today?: string },
): readonly Task[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return tasks.filter((task) => {
    if (!isInScope(task, scope, today)) return false;
    if (owner !== '' && !ownersOf(task).includes(owner)) return false;
    if (words.length === 0) return true;
    const searched = `${task.text}\n${task.path}\n${task.details.join('\n')}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
}

function isInScope(task: Task, scope: TasksRoute['scope'], today: string): boolean {
  if (scope === 'all') return true;
  if (scope === 'todo') return isToDo(task);
  if (scope === 'overdue') return isToDo(task) && task.due !== null && task.due < today;
  return task.state === scope;
}

/** The items under a heading for each state, owner, day or due day. In each: what is due first, then the newest. */
export function taskRows(tasks: readonly Task[], by: TaskGroup): readonly TaskRow[] {
  const groups = new Map<string, Task[]>();
  for (const task of tasks.toSorted(compareTasks)) {
    for (const name of groupsOf(task, by)) {
      const group = groups.get(name);
      if (group) group.push(task);
      else groups.set(name, [task]);
    }
  }
  return [...groups]
    .toSorted(([a], [b]) => compareGroups(a, b, by))
    .flatMap(([name, members]): TaskRow[] => [
      { kind: 'group', key: `group ${name}`, title: sayGroupTitle(name, by), count: members.length },
      ...members.map((task) => ({ kind: 'task' as const, key: `${name}\n${task.id}`, task })),
    ]);
}

/** Everybody who owns an item, by the number of their items. */
export function ownersIn(tasks: readonly Task[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const owner of tasks.flatMap(ownersOf)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return [...counts].toSorted(([a, x], [b, y]) => y - x || compare(a, b)).map(([owner]) => owner);
}

function groupsOf(task: Task, by: TaskGroup): readonly string[] {
  if (by === 'state') return [task.state];
  if (by === 'day') return [task.date ?? ''];
  if (by === 'due') return [task.due ?? ''];
  const owners = ownersOf(task);
  return owners.length === 0 ? [''] : owners;
}

function sayGroupTitle(name: string, by: TaskGroup): string {
  if (by === 'owner') return name === '' ? 'Nobody named' : name;
  if (by === 'day') return name === '' ? 'No day' : sayDate(name);
  if (by === 'due') return name === '' ? 'No due day' : `Due ${sayDate(name)}`;
  const state = TASK_STATES.find((one) => one === name);
  return state === undefined ? name : sayState(state);
}

/** What is being worked on stands first; a group without a name last. */
const STATE_ORDER: readonly string[] = ['doing', 'blocked', 'open', 'done', 'cancelled'];

function compareGroups(a: string, b: string, by: TaskGroup): number {
  if (by === 'state') return STATE_ORDER.indexOf(a) - STATE_ORDER.indexOf(b);
  if (a === '' || b === '') return a === '' ? 1 : -1;
  if (by === 'due') return compare(a, b);
  return by === 'day' ? compare(b, a) : a.localeCompare(b);
}

const NEVER = '9999';

/** What is due first, then the newest. */
export function compareTasks(a: Task, b: Task): number {
  const due = isToDo(a) && isToDo(b) ? compare(a.due ?? NEVER, b.due ?? NEVER) : 0;
  return due || compare(b.date ?? '', a.date ?? '') || compare(a.path, b.path) || a.line - b.line;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
