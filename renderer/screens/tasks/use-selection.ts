import { useEffect, useState } from 'react';
import type { TaskEntry, TaskRow } from './task-rows.ts';

/** What was selected last; coming back from a note finds it again. */
const kept = { key: '', index: 0 };

export interface Selection {
  readonly selected: TaskEntry | null;
  /** Its place among all rows; -1 when there is none. */
  readonly index: number;
  readonly select: (entry: TaskEntry) => void;
  readonly step: (by: 1 | -1) => void;
}

/** The selected item. When it leaves the list, as a done one does, the one after it takes its place. */
export function useSelection(rows: readonly TaskRow[]): Selection {
  const [key, setKey] = useState(kept.key);
  const exact = rows.findIndex((row) => row.key === key);
  const index = exact === -1 ? nearestEntry(rows, kept.index) : exact;
  const row = rows[index];
  const selected = row?.kind === 'task' ? row : null;
  useEffect(() => {
    if (selected) [kept.key, kept.index] = [selected.key, index];
  }, [selected, index]);
  const select = (entry: TaskEntry): void => setKey(entry.key);
  return {
    selected,
    index,
    select,
    step(by) {
      // Keys now go to what is selected, not to a control that was left behind.
      if (document.activeElement?.closest('.rows')) document.getElementById('page-body')?.focus();
      for (let at = index + by; at >= 0 && at < rows.length; at += by) {
        const next = rows[at];
        if (next?.kind === 'task') return select(next);
      }
    },
  };
}

/** The first item from `index` on, else the last one before it. */
function nearestEntry(rows: readonly TaskRow[], index: number): number {
  const after = rows.findIndex((row, at) => at >= index && row.kind === 'task');
  return after === -1 ? rows.findLastIndex((row) => row.kind === 'task') : after;
}
