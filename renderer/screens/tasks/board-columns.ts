import type { Task } from '../../../core/contract/facts.ts';
import type { TaskState } from '../../../core/contract/kinds.ts';
import { compareTasks } from './task-rows.ts';

/** The states from left to right, as work goes. */
export const BOARD_STATES: readonly TaskState[] = ['open', 'doing', 'blocked', 'done', 'cancelled'];

export interface BoardColumn {
  readonly state: TaskState;
  readonly tasks: readonly Task[];
}

/** Where an item stands on the board. */
export interface BoardPlace {
  readonly column: number;
  readonly row: number;
}

/** The items by their state, in each what is due first, then the newest. */
export function boardColumns(tasks: readonly Task[]): readonly BoardColumn[] {
  return BOARD_STATES.map((state) => ({
    state,
    tasks: tasks.filter((task) => task.state === state).toSorted(compareTasks),
  }));
}

/** Where the item is; null when it is not on the board. */
export function placeOnBoard(columns: readonly BoardColumn[], id: string): BoardPlace | null {
  for (const [column, { tasks }] of columns.entries()) {
    const row = tasks.findIndex((task) => task.id === id);
    if (row !== -1) return { column, row };
  }
  return null;
}

/** The place above or below; the same at the end of a column. */
export function placeInColumn(columns: readonly BoardColumn[], from: BoardPlace, by: 1 | -1): BoardPlace {
  const last = (columns[from.column]?.tasks.length ?? 1) - 1;
  return { ...from, row: Math.min(Math.max(from.row + by, 0), Math.max(last, 0)) };
}

/** The place beside it, in the nearest column that has an item; the same when there is none. */
export function placeBeside(columns: readonly BoardColumn[], from: BoardPlace, by: 1 | -1): BoardPlace {
  for (let column = from.column + by; column >= 0 && column < columns.length; column += by) {
    const count = columns[column]?.tasks.length ?? 0;
    if (count > 0) return { column, row: Math.min(from.row, count - 1) };
  }
  return from;
}

/** The first item of the board: what is open, else what there is. */
export function firstPlace(columns: readonly BoardColumn[]): BoardPlace | null {
  const column = columns.findIndex(({ tasks }) => tasks.length > 0);
  return column === -1 ? null : { column, row: 0 };
}

/** The state to the left or right of one; null at the edge of the board. */
export function stateBeside(state: TaskState, by: 1 | -1): TaskState | null {
  return BOARD_STATES[BOARD_STATES.indexOf(state) + by] ?? null;
}
