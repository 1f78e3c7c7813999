import type { JSX } from 'react';
import { FilterBox } from '../../components/filter-box.tsx';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import { TASK_GROUPS, TASK_SCOPES } from '../../fact-routes.ts';
import type { TasksRoute, TaskView } from '../../fact-routes.ts';
import { sayCounted } from '../../words/number.ts';
import { sayGroup, sayScope } from '../../words/task.ts';

export interface TaskBarProps {
  readonly route: TasksRoute;
  readonly owners: readonly string[];
  /** How many items are listed; null while it is not known. */
  readonly count: number | null;
  readonly onChange: (to: Partial<TasksRoute>) => void;
}

const SCOPES = TASK_SCOPES.map((value) => ({ value, says: sayScope(value) }));
const GROUPS = TASK_GROUPS.map((value) => ({ value, says: `By ${sayGroup(value).toLowerCase()}` }));

const VIEWS = [
  { value: 'list', says: 'List' },
  { value: 'board', says: 'Board' },
] as const satisfies readonly { readonly value: TaskView; readonly says: string }[];

/** What of the items is listed, and how. */
export function TaskBar({ route, owners, count, onChange }: TaskBarProps): JSX.Element {
  const known = route.owner === '' || owners.includes(route.owner) ? owners : [route.owner, ...owners];
  return (
    <div className="bar" role="group" aria-label="What is listed">
      {route.view === 'list' ? (
        <Select label="State" value={route.scope} choices={SCOPES} onChange={(scope) => onChange({ scope })} />
      ) : (
        <label className="check">
          <input
            type="checkbox"
            checked={route.scope === 'overdue'}
            onChange={(event) => onChange({ scope: event.currentTarget.checked ? 'overdue' : 'todo' })}
          />
          Only overdue
        </label>
      )}
      <Select
        label="Owner"
        value={route.owner}
        choices={[{ value: '', says: 'Everybody' }, ...known.map((name) => ({ value: name, says: name }))]}
        onChange={(owner) => onChange({ owner })}
      />
      <FilterBox
        label="Filter items by text or path"
        placeholder="Text or path"
        value={route.text}
        onChange={(text) => onChange({ text })}
      />
      <Switch label="View" value={route.view} choices={VIEWS} onChange={(view) => onChange({ view })} />
      {route.view === 'list' && (
        <Select label="Group by" value={route.group} choices={GROUPS} onChange={(group) => onChange({ group })} />
      )}
      <span className="bar-end">
        <span className="quiet numbers" role="status">
          {count !== null && sayCounted(count, 'item')}
        </span>
      </span>
    </div>
  );
}
