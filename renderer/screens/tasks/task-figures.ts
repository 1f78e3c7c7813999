import type { Task } from '../../../core/contract/facts.ts';
import { addDays, daysBetween } from '../../words/date.ts';
import { isToDo } from '../../words/task.ts';

/** One point of a chart: what it is called, and how much. */
export interface Figure {
  readonly name: string;
  readonly count: number;
}

/** Days that the burn-down looks back, and how many of them are a point. */
const BACK_DAYS = 84;
const STEP_DAYS = 7;

/** How many items were to do on the last days, a week apart, today last: as the notes say, by the days of their histories. */
export function burnDown(tasks: readonly Task[], today: string): readonly Figure[] {
  const spans = tasks.map(spanOf);
  const days = Array.from({ length: BACK_DAYS / STEP_DAYS + 1 }, (_, index) =>
    addDays(today, index * STEP_DAYS - BACK_DAYS),
  );
  return days.map((day) => ({
    name: day,
    count: spans.filter(({ from, to }) => from !== null && from <= day && (to === null || to > day)).length,
  }));
}

/** The first day on which an item stands in the notes, and the day on which it was over; null while it is not. */
function spanOf(task: Task): { readonly from: string | null; readonly to: string | null } {
  const dates = task.history.flatMap(({ date }) => (date === null ? [] : [date]));
  const from = dates[0] ?? task.date;
  const last = dates.at(-1) ?? task.date;
  return { from, to: isToDo(task) ? null : (task.finished ?? last) };
}

const AGES: readonly { readonly name: string; readonly days: number }[] = [
  { name: 'this week', days: 7 },
  { name: 'up to a month', days: 31 },
  { name: 'up to 3 months', days: 92 },
  { name: 'up to a year', days: 366 },
  { name: 'older', days: Number.POSITIVE_INFINITY },
];

/** How long the items that are to do have stood in the notes; those without a day are counted by nobody's guess. */
export function ages(tasks: readonly Task[], today: string): readonly Figure[] {
  const counts = new Map([...AGES.map(({ name }) => [name, 0] as const), ['no day', 0]]);
  for (const task of tasks.filter(isToDo)) {
    const { from } = spanOf(task);
    const days = from === null ? null : daysBetween(from, today);
    const age = days === null ? 'no day' : (AGES.find((one) => days <= one.days)?.name ?? 'older');
    counts.set(age, (counts.get(age) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count }));
}
