import type { JSX } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { useKeys } from '../../use-keys.ts';
import { TaskItem } from './task-item.tsx';
import type { TaskEntry, TaskRow } from './task-rows.ts';
import type { Selection } from './use-selection.ts';

const GROUP_PX = 36;
const ITEM_PX = 50;

export interface TaskListProps {
  readonly rows: readonly TaskRow[];
  readonly selection: Selection;
  readonly onOpen: (task: Task) => void;
  readonly onToggle: (task: Task) => void;
}

/** The items under their headings. */
export function TaskList({ rows, selection, onOpen, onToggle }: TaskListProps): JSX.Element {
  const { selected, index, select, step } = selection;
  useKeys(
    { j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1) },
    { whileTyping: ['ArrowDown', 'ArrowUp'] },
  );
  return (
    <VirtualRows
      items={rows}
      label="Items"
      rowPx={(row) => (row.kind === 'group' ? GROUP_PX : ITEM_PX)}
      keyOf={(row) => row.key}
      focusIndex={index}
      render={(row) =>
        row.kind === 'group' ? (
          <GroupHead row={row} />
        ) : (
          <TaskItem
            task={row.task}
            isSelected={row === selected}
            onSelect={() => select(row)}
            onOpen={() => onOpen(row.task)}
            onToggle={() => {
              select(row);
              onToggle(row.task);
            }}
          />
        )
      }
    />
  );
}

function GroupHead({ row }: { readonly row: Exclude<TaskRow, TaskEntry> }): JSX.Element {
  return (
    <h2 className="group-head">
      {row.title} <span className="quiet numbers">{row.count}</span>
    </h2>
  );
}
