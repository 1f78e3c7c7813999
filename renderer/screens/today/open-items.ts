import type { Task } from '../../../core/contract/facts.ts';
import { isToDo } from '../../words/task.ts';

/** More would be a list that nobody reads beside a note. */
const SHOWN = 12;

/** What is open on a day: what is due first, then what the day itself says, then what comes from the days before. */
export function openOn(
  tasks: readonly Task[],
  date: string,
): { readonly shown: readonly Task[]; readonly total: number } {
  const open = tasks.filter((task) => isToDo(task) && (task.date === null || task.date <= date));
  const rank = (task: Task): number => {
    if (task.due !== null && task.due <= date) return 0;
    return task.date === date ? 1 : 2;
  };
  const sorted = open.toSorted((a, b) => rank(a) - rank(b) || (b.date ?? '').localeCompare(a.date ?? ''));
  return { shown: sorted.slice(0, SHOWN), total: open.length };
}
