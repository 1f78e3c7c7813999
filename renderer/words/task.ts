import { isOver } from '../../core/contract/kinds.ts';
import type { Task } from '../../core/contract/facts.ts';
import type { TaskState } from '../../core/contract/kinds.ts';
import type { TaskGroup, TaskScope } from '../fact-routes.ts';
import { daysBetween, sayAge, sayShortDate } from './date.ts';

const STATES: Readonly<Record<TaskState, string>> = {
  open: 'Open',
  doing: 'Doing',
  blocked: 'Blocked',
  done: 'Done',
  cancelled: 'Cancelled',
};

/** A day by which something has to be done, seen from today. */
export interface DueWords {
  readonly says: string;
  readonly isOver: boolean;
}

/** A state as a word. */
export function sayState(state: TaskState): string {
  return STATES[state];
}

/** Which items are listed, as the choice is called. */
export function sayScope(scope: TaskScope): string {
  if (scope === 'todo') return 'To do';
  if (scope === 'overdue') return 'Overdue';
  return scope === 'all' ? 'All' : STATES[scope];
}

/** By what items are grouped. */
export function sayGroup(group: TaskGroup): string {
  return { state: 'State', owner: 'Owner', day: 'Day', due: 'Due day' }[group];
}

/** True for what is neither done nor cancelled. */
export function isToDo({ state }: Pick<Task, 'state'>): boolean {
  return !isOver(state);
}

/** `due today`, `due 20 Nov 2026`, `overdue since 16 Nov 2026`; null for what is over or has no such day. */
export function sayDue(task: Pick<Task, 'state' | 'due'>, today: string): DueWords | null {
  if (task.due === null || !isToDo(task)) return null;
  const left = daysBetween(today, task.due);
  if (left === null) return null;
  if (left < 0) return { says: `overdue since ${sayShortDate(task.due)}`, isOver: true };
  return { says: left < 2 ? `due ${sayAge(task.due, today)}` : `due ${sayShortDate(task.due)}`, isOver: false };
}

/** The names in an owner: `Mira, Jon` are two. */
export function ownersOf({ owner }: Pick<Task, 'owner'>): readonly string[] {
  return owner === null ? [] : owner.split(', ');
}
