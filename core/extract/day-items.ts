import type { Task } from '../contract/facts.ts';
import { isOver } from '../contract/kinds.ts';

/** What is open on a day: what is due first, longest overdue on top, then what the day itself says, then what comes from the days before. */
export function itemsOfDay(
  tasks: readonly Task[],
  { date, limit }: { readonly date: string; readonly limit: number },
): { readonly tasks: Task[]; readonly total: number } {
  const open = tasks.filter((task) => !isOver(task.state) && (task.date === null || task.date <= date));
  const rank = (task: Task): number => {
    if (task.due !== null && task.due <= date) return 0;
    return task.date === date ? 1 : 2;
  };
  const sorted = open.toSorted((a, b) => {
    const due = rank(a) === 0 && rank(b) === 0 ? (a.due ?? '').localeCompare(b.due ?? '') : 0;
    return rank(a) - rank(b) || due || (b.date ?? '').localeCompare(a.date ?? '');
  });
  return { tasks: sorted.slice(0, limit), total: open.length };
}
