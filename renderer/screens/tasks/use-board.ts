import { useMemo, useState } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import { boardColumns, firstPlace, placeBeside, placeInColumn, placeOnBoard } from './board-columns.ts';
import type { BoardColumn, BoardPlace } from './board-columns.ts';

/** What was selected last; coming back from a note finds it again. */
const kept = { id: '', column: 0, row: 0 };

export interface Board {
  readonly columns: readonly BoardColumn[];
  readonly selected: Task | null;
  readonly place: BoardPlace | null;
  readonly select: (task: Task) => void;
  readonly stepDown: (by: 1 | -1) => void;
  readonly stepAcross: (by: 1 | -1) => void;
}

/** The columns and the selected item. The selection goes with an item that changes its column. */
export function useBoard(tasks: readonly Task[]): Board {
  const columns = useMemo(() => boardColumns(tasks), [tasks]);
  const [id, setId] = useState(kept.id);
  const place = placeOnBoard(columns, id) ?? nearest(columns) ?? firstPlace(columns);
  const selected = place === null ? null : (columns[place.column]?.tasks[place.row] ?? null);
  const put = (next: BoardPlace): void => {
    const task = columns[next.column]?.tasks[next.row];
    if (task === undefined) return;
    Object.assign(kept, { id: task.id, ...next });
    setId(task.id);
    // Keys now go to what is selected, not to a control that was left behind.
    if (document.activeElement?.closest('.board')) document.getElementById('page-body')?.focus();
  };
  return {
    columns,
    selected,
    place,
    select: (task) => put(placeOnBoard(columns, task.id) ?? { column: 0, row: 0 }),
    stepDown: (by) => {
      if (place) put(placeInColumn(columns, place, by));
    },
    stepAcross: (by) => {
      if (place) put(placeBeside(columns, place, by));
    },
  };
}

/** What stands now where the selected item was, when that has gone. */
function nearest(columns: readonly BoardColumn[]): BoardPlace | null {
  const count = columns[kept.column]?.tasks.length ?? 0;
  return kept.id === '' || count === 0 ? null : { column: kept.column, row: Math.min(kept.row, count - 1) };
}
