import { memo } from 'react';
import type { JSX, PointerEvent } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { PlainText } from '../../components/fact-text.tsx';
import { Icon } from '../../components/icon.tsx';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { sayShortDate } from '../../words/date.ts';
import { isToDo, sayDue, sayState } from '../../words/task.ts';
import { HistoryMark } from './history-mark.tsx';

export interface TaskCardProps {
  readonly task: Task;
  readonly isSelected: boolean;
  readonly isCarried: boolean;
  readonly onPress: (event: PointerEvent<HTMLElement>, task: Task) => void;
  readonly onChoose: (task: Task) => void;
}

/** One item on the board. A click selects, a second one opens; the pointer carries it to another column. */
export const TaskCard = memo(function TaskCard(props: TaskCardProps): JSX.Element {
  const { task, isSelected, isCarried, onPress, onChoose } = props;
  return (
    <div
      className="card"
      data-selected={isSelected ? '' : undefined}
      data-carried={isCarried ? '' : undefined}
      onPointerDown={(event) => onPress(event, task)}
      // The mouse leaves the focus where it is, so that the keys go on from the selection.
      onMouseDown={(event) => event.preventDefault()}
    >
      <button
        type="button"
        className="card-text"
        aria-current={isSelected ? 'true' : undefined}
        aria-label={`${sayState(task.state)}: ${task.text}`}
        onClick={() => onChoose(task)}
      >
        <CardTitle task={task} />
      </button>
      <CardMeta task={task} />
    </div>
  );
});

/** What an item is called, on three lines at most. */
export function CardTitle({ task }: { readonly task: Task }): JSX.Element {
  return (
    <span className={isToDo(task) ? 'card-title' : 'card-title over'}>
      <PlainText text={task.text} />
    </span>
  );
}

function CardMeta({ task }: { readonly task: Task }): JSX.Element {
  const due = sayDue(task, useStore(today));
  return (
    <span className="task-meta">
      {due ? (
        // A card is narrow: the sign says that the day is over.
        <span className={due.isOver ? 'task-due danger' : 'task-due'} title={due.says}>
          {due.isOver && <Icon name="warning" />}
          {due.isOver && <span className="visually-hidden">overdue since </span>}
          {due.isOver && task.due !== null ? sayShortDate(task.due) : due.says}
        </span>
      ) : (
        task.date && <DateTag date={task.date} origin={task.dateOrigin} short />
      )}
      <HistoryMark task={task} />
      {task.owner && <span className="card-owner">{task.owner}</span>}
    </span>
  );
}
