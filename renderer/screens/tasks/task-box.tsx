import type { JSX } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import { StateBox } from './state-box.tsx';
import { sayState } from '../../words/task.ts';

/** The box of an item: ticks it, or opens it again. */
export function TaskBox(props: {
  readonly task: Pick<Task, 'state' | 'text'>;
  readonly title?: string;
  readonly onToggle: () => void;
}): JSX.Element {
  const { task, title, onToggle } = props;
  return (
    <button
      type="button"
      className="task-box"
      role="checkbox"
      aria-checked={task.state === 'done'}
      aria-label={`${sayState(task.state)}: ${task.text}`}
      title={title}
      onClick={onToggle}
    >
      <StateBox state={task.state} />
    </button>
  );
}
