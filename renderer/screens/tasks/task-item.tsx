import type { JSX } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { PlainText } from '../../components/fact-text.tsx';
import { Icon } from '../../components/icon.tsx';
import { PathText } from '../../components/path-text.tsx';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { isToDo, sayDue, sayState } from '../../words/task.ts';
import { HistoryMark } from './history-mark.tsx';
import { TaskBox } from './task-box.tsx';

export interface TaskItemProps {
  readonly task: Task;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
  readonly onToggle: () => void;
}

/** One item: its box, what it is, and what one has to know of it. A click selects, a second one opens. */
export function TaskItem({ task, isSelected, onSelect, onOpen, onToggle }: TaskItemProps): JSX.Element {
  const due = sayDue(task, useStore(today));
  return (
    // The mouse leaves the focus where it is, so that the keys go on from the selection.
    <div
      className="task-item"
      data-selected={isSelected ? '' : undefined}
      onMouseDown={(event) => event.preventDefault()}
    >
      <TaskBox
        task={task}
        title={isToDo(task) ? `${sayState(task.state)}. Mark as done` : `${sayState(task.state)}. Open again`}
        onToggle={onToggle}
      />
      <button
        type="button"
        className="task-text"
        aria-current={isSelected ? 'true' : undefined}
        onClick={isSelected ? onOpen : onSelect}
      >
        <span className={isToDo(task) ? 'task-title' : 'task-title over'}>
          <PlainText text={task.text} />
        </span>
        <span className="task-meta">
          {due && (
            <span className={due.isOver ? 'task-due danger' : 'task-due'}>
              {due.isOver && <Icon name="warning" />}
              {due.says}
            </span>
          )}
          {task.priority && task.priority !== 'medium' && <span>{task.priority} priority</span>}
          {task.owner && <span>{task.owner}</span>}
          {task.date && <DateTag date={task.date} origin={task.dateOrigin} short />}
          {task.reason && <span className="task-reason">{task.reason}</span>}
          <PathText path={task.path} line={task.line} />
        </span>
      </button>
      <HistoryMark task={task} />
    </div>
  );
}
