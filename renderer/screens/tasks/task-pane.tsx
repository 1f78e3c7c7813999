import type { JSX, ReactNode } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import { TASK_STATES } from '../../../core/contract/kinds.ts';
import type { TaskState } from '../../../core/contract/kinds.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { DateTag } from '../../components/date-tag.tsx';
import { FactText } from '../../components/fact-text.tsx';
import { Pane } from '../../components/pane.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { keyed } from '../../keyed.ts';
import { formatRoute, noteAddress } from '../../routes.ts';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { ownersOf, sayDue, sayState } from '../../words/task.ts';
import { StateBox } from './state-box.tsx';
import { taskMarkdown } from './tasks-markdown.ts';

/** Everything that the notes say of the selected item. */
export function TaskPane(props: {
  readonly task: Task | null;
  readonly onState: (state: TaskState) => void;
}): JSX.Element {
  const { task, onState } = props;
  return (
    <Pane
      side="right"
      name="task"
      title="Item"
      label="The selected item"
      widthPx={360}
      aside={
        task && (
          <a className="quiet-button" href={noteAddress(task)}>
            Open <kbd aria-hidden="true">↵</kbd>
          </a>
        )
      }
    >
      {task === null ? (
        <p className="pane-empty">The selected item is shown here, with its days.</p>
      ) : (
        <div className="fact">
          <p className="fact-text">
            <FactText at={task} text={task.text} />
          </p>
          <StateButtons state={task.state} onState={onState} />
          <Facts task={task} />
          <Details task={task} />
          <History task={task} />
          <p className="fact-actions">
            <CopyButton
              text={() => `${taskMarkdown(task)}\n`}
              name="Copy as markdown: this item"
              label="Copy as markdown"
            />
          </p>
        </div>
      )}
    </Pane>
  );
}

function Facts({ task }: { readonly task: Task }): JSX.Element {
  const due = sayDue(task, useStore(today));
  return (
    <dl className="fact-rows">
      {task.reason && (
        <Fact name="Reason">
          <FactText at={task} text={task.reason} />
        </Fact>
      )}
      {task.owner && (
        <Fact name="Owner">
          <Owners task={task} />
        </Fact>
      )}
      {task.date && (
        <Fact name="Day">
          <DateTag date={task.date} origin={task.dateOrigin} age />
        </Fact>
      )}
      {task.due && (
        <Fact name="Due">
          <DateTag date={task.due} age />
          {due?.isOver && (
            <>
              {' · '}
              <span className="danger">overdue</span>
            </>
          )}
        </Fact>
      )}
      <DayFact name="Scheduled" date={task.scheduled} />
      <DayFact name="Start" date={task.start} />
      <DayFact name="Finished" date={task.finished} />
      {task.priority && <Fact name="Priority">{task.priority}</Fact>}
      {task.recurrence && <Fact name="Repeats">{task.recurrence}</Fact>}
      <Fact name="Written in">
        <PlaceLink at={task} />
      </Fact>
    </dl>
  );
}

/** Buttons and no radio buttons: each writes to the file, which the arrow keys must not do on their way. */
function StateButtons(props: { readonly state: TaskState; readonly onState: (state: TaskState) => void }): JSX.Element {
  return (
    <div className="switch" role="group" aria-label="State">
      {TASK_STATES.map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={state === props.state}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => state !== props.state && props.onState(state)}
        >
          {sayState(state)}
        </button>
      ))}
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function DayFact({ name, date }: { readonly name: string; readonly date: string | null }): JSX.Element | null {
  return date === null ? null : (
    <Fact name={name}>
      <DateTag date={date} age />
    </Fact>
  );
}

function Owners({ task }: { readonly task: Task }): JSX.Element {
  return (
    <span className="links">
      {ownersOf(task).map((name) => (
        <a key={name} href={formatRoute({ kind: 'person', name })}>
          {name}
        </a>
      ))}
    </span>
  );
}

function Details({ task }: { readonly task: Task }): JSX.Element | null {
  const details = task.details.filter((detail) => detail !== task.reason);
  if (details.length === 0) return null;
  return (
    <section>
      <h3>Details</h3>
      <ul className="bullets">
        {keyed(details, (detail) => detail.length).map(({ key, part }) => (
          <li key={key}>
            <FactText at={task} text={part} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The days of an item that is written on more than one. */
function History({ task }: { readonly task: Task }): JSX.Element | null {
  if (task.history.length < 2) return null;
  return (
    <section>
      <h3>On {task.history.length} days</h3>
      <ul className="history">
        {task.history.map((day) => (
          <li key={`${day.journal}\n${day.path}:${day.line}`}>
            <StateBox state={day.state} />
            <span>{sayState(day.state)}</span>
            {day.date ? <DateTag date={day.date} short /> : <span className="quiet">no day</span>}
            <PlaceLink at={day} isShort />
          </li>
        ))}
      </ul>
    </section>
  );
}
