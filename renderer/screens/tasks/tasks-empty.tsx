import type { JSX } from 'react';
import { FACT_STARTS } from '../../fact-routes.ts';
import type { TasksRoute } from '../../fact-routes.ts';
import { useStatus } from '../../queries.ts';
import { formatRoute } from '../../routes.ts';
import { sayCounted } from '../../words/number.ts';
import { sayScope } from '../../words/task.ts';

/** Nothing is listed: because nothing is to do, because of the filters, or because no note holds an item yet. */
export function TasksEmpty({ route, total }: { readonly route: TasksRoute; readonly total: number }): JSX.Element {
  const { data: status } = useStatus();
  const isNarrowed = route.owner !== '' || route.text !== '';
  if (total === 0) {
    return (
      <section className="empty">
        <p className="strong">No item in {status ? sayCounted(status.notes, 'note') : 'your notes'} yet</p>
        <p>
          Write one as you always do: <code>- [ ] call the port</code>, <code>TODO: call the port</code>, or{' '}
          <code>Wen to call the port by Friday</code> below a heading such as Action items.
        </p>
        {status?.notes === 0 && (
          <p>
            <a href="#/journals">Choose the folder with your notes</a>
          </p>
        )}
      </section>
    );
  }
  return (
    <section className="empty">
      <p className="strong">{isNarrowed || route.scope !== 'todo' ? 'No such item' : 'Nothing to do'}</p>
      {isNarrowed && (
        <p>
          Listed only {sayLimits(route)}.{' '}
          <a href={formatRoute({ ...FACT_STARTS.tasks, scope: route.scope, group: route.group })}>List everybody’s</a>
        </p>
      )}
      {route.scope !== 'all' && (
        <p>
          {route.scope === 'todo'
            ? 'Listed are items that are not over.'
            : `Listed is the state “${sayScope(route.scope)}”.`}{' '}
          <a href={formatRoute({ ...route, scope: 'all' })}>List all {sayCounted(total, 'item')}</a>
        </p>
      )}
    </section>
  );
}

function sayLimits({ owner, text }: TasksRoute): string {
  return [owner && `what ${owner} owns`, text && `what has “${text}”`].filter(Boolean).join(' and ');
}
