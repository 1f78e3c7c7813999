import type { JSX } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import { PlainText } from '../../components/fact-text.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { FACT_STARTS } from '../../fact-routes.ts';
import { useDayItems } from '../../fact-queries.ts';
import { formatRoute, noteAddress } from '../../routes.ts';
import { useTaskEdits } from '../../use-task-edits.ts';
import { daysBetween, sayShortDate } from '../../words/date.ts';
import { isToDo, sayDue } from '../../words/task.ts';
import { TaskBox } from '../tasks/task-box.tsx';

/** The open items of a day; ticking one writes its line, where it stands. */
export function OpenList({ date }: { readonly date: string }): JSX.Element {
  const items = useDayItems(date);
  const edits = useTaskEdits();
  const { tasks: shown, total } = items.data ?? { tasks: [], total: 0 };
  return (
    <section className="today-part" aria-labelledby="open-items">
      <header className="today-part-head">
        <h3 id="open-items">Open</h3>
        {items.data && <span className="quiet numbers">{total}</span>}
      </header>
      {items.isPending && <Skeleton label="Listing items" rows={4} />}
      {items.isError && (
        <Problem title="The items could not be listed" error={items.error} onRetry={() => void items.refetch()} />
      )}
      {items.data && total === 0 && (
        <p className="today-empty quiet">
          Nothing is open. An item is a line such as <code>- [ ] call Jon</code>.
        </p>
      )}
      <ul>
        {shown.map((task) => (
          <OpenItem
            key={task.id}
            task={task}
            date={date}
            onToggle={() => edits.set(task, { state: isToDo(task) ? 'done' : 'open' })}
          />
        ))}
      </ul>
      {total > shown.length && (
        <p className="today-more">
          <a href={formatRoute(FACT_STARTS.tasks)}>All {total} items</a>
        </p>
      )}
    </section>
  );
}

interface OpenItemProps {
  readonly task: Task;
  readonly date: string;
  readonly onToggle: () => void;
}

function OpenItem({ task, date, onToggle }: OpenItemProps): JSX.Element {
  const due = sayDue(task, date);
  const age = task.date === null ? null : daysBetween(task.date, date);
  return (
    <li className="open-item">
      <TaskBox task={task} onToggle={onToggle} />
      <span className="open-text">
        <a href={noteAddress(task)} title={`${task.path}:${task.line}`}>
          <PlainText text={task.text} />
        </a>
        {due && <span className={due.isOver ? 'small danger' : 'small quiet'}>{due.says}</span>}
      </span>
      {!due && age !== null && age > 0 && (
        <span className="small quiet open-age" title={task.date === null ? undefined : sayShortDate(task.date)}>
          {age} d
        </span>
      )}
    </li>
  );
}
