import type { JSX } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import type { TaskState } from '../../../core/contract/kinds.ts';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { useKeys } from '../../use-keys.ts';
import { sayState } from '../../words/task.ts';
import { stateBeside } from './board-columns.ts';
import { CardTitle, TaskCard } from './task-card.tsx';
import type { Board } from './use-board.ts';
import { useCardDrag } from './use-card-drag.ts';

/** A card of two lines; each is measured once it is drawn. */
const CARD_PX = 88;

export interface TaskBoardProps {
  readonly board: Board;
  readonly onState: (task: Task, state: TaskState) => void;
  readonly onOpen: (task: Task) => void;
}

/** The items in a column for each state; a card that is carried to another column changes its line in the note. */
export function TaskBoard({ board, onState, onOpen }: TaskBoardProps): JSX.Element {
  const { drag, onPress, takeClick } = useCardDrag(onState);
  const { selected, stepDown, stepAcross } = board;
  const carry = (by: 1 | -1): boolean | void => {
    const next = selected && stateBeside(selected.state, by);
    return selected === null || next === null ? false : onState(selected, next);
  };
  useKeys(
    {
      j: () => stepDown(1),
      k: () => stepDown(-1),
      ArrowDown: () => stepDown(1),
      ArrowUp: () => stepDown(-1),
      ArrowRight: () => stepAcross(1),
      ArrowLeft: () => stepAcross(-1),
      'Shift+ArrowRight': () => carry(1),
      'Shift+ArrowLeft': () => carry(-1),
    },
    { whileTyping: ['ArrowDown', 'ArrowUp'] },
  );
  const choose = (task: Task): void => {
    if (takeClick()) return;
    if (task.id === selected?.id) onOpen(task);
    else board.select(task);
  };
  return (
    <div className={drag ? 'board carrying' : 'board'} role="group" aria-label="Board">
      {board.columns.map(({ state, tasks }, index) => (
        <section
          key={state}
          className="board-column"
          data-column={state}
          data-over={drag?.over === state && drag.task.state !== state ? '' : undefined}
          aria-labelledby={`column-${state}`}
        >
          <h2 id={`column-${state}`} className="board-head">
            {sayState(state)} <span className="quiet numbers">{tasks.length}</span>
          </h2>
          {tasks.length === 0 ? (
            <p className="board-empty quiet">Nothing</p>
          ) : (
            <VirtualRows
              items={tasks}
              label={sayState(state)}
              rowPx={CARD_PX}
              isMeasured
              keyOf={(task) => task.id}
              focusIndex={board.place?.column === index ? board.place.row : -1}
              render={(task) => (
                <TaskCard
                  task={task}
                  isSelected={task.id === selected?.id}
                  isCarried={drag?.task.id === task.id}
                  onPress={onPress}
                  onChoose={choose}
                />
              )}
            />
          )}
        </section>
      ))}
      {drag && (
        <div className="card card-ghost" aria-hidden="true" style={{ left: drag.x + 8, top: drag.y + 8 }}>
          <CardTitle task={drag.task} />
        </div>
      )}
    </div>
  );
}
