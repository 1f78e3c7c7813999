import { useMemo, useState } from 'react';
import type { JSX } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import type { TaskState } from '../../../core/contract/kinds.ts';
import { copyText } from '../../components/copy-button.tsx';
import { FILTER_KEYS } from '../../components/filter-box.tsx';
import { tellUser } from '../../components/notices.ts';
import { togglePane } from '../../components/pane-state.ts';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { useTasks } from '../../fact-queries.ts';
import { TASK_GROUPS } from '../../fact-routes.ts';
import type { TasksRoute } from '../../fact-routes.ts';
import { isOnControl } from '../../keys.ts';
import { navigate, openHash } from '../../navigation.ts';
import { noteAddress } from '../../routes.ts';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { useKeys } from '../../use-keys.ts';
import { useTaskEdits } from '../../use-task-edits.ts';
import { isToDo } from '../../words/task.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import type { ReasonedState } from './reason-dialog.tsx';
import { TaskBar } from './task-bar.tsx';
import { TaskCharts } from './task-charts.tsx';
import { TaskItem } from './task-item.tsx';
import { TaskPane } from './task-pane.tsx';
import { filterTasks, ownersIn, taskRows } from './task-rows.ts';
import type { TaskEntry, TaskRow } from './task-rows.ts';
import { TasksEmpty } from './tasks-empty.tsx';
import { tasksMarkdown } from './tasks-markdown.ts';
import { useSelection } from './use-selection.ts';

const GROUP_PX = 36;
const ITEM_PX = 50;

/** The items of all notes: what is to do, whose it is, and since when. */
export function TasksScreen({ route }: { readonly route: TasksRoute }): JSX.Element {
  const tasks = useTasks();
  const edits = useTaskEdits();
  const [asked, setAsked] = useState<{ readonly task: Task; readonly state: ReasonedState } | null>(null);
  const { scope, group, owner, text } = route;
  const now = useStore(today);
  const [isCharted, setCharted] = useState(false);
  const shown = useMemo(
    () => filterTasks(tasks.data ?? [], { scope, owner, text, today: now }),
    [tasks.data, scope, owner, text, now],
  );
  const rows = useMemo(() => taskRows(shown, group), [shown, group]);
  const owners = useMemo(() => ownersIn(tasks.data ?? []), [tasks.data]);
  const { selected, index, select, step } = useSelection(rows);
  const change = (to: Partial<TasksRoute>): void => navigate({ ...route, ...to }, { replace: true });
  const setState = (task: Task, state: TaskState): void =>
    state === 'cancelled' || state === 'blocked' ? setAsked({ task, state }) : edits.set(task, { state });
  const toggle = (task: Task): void => edits.set(task, { state: isToDo(task) ? 'done' : 'open' });
  const onSelected =
    (act: (task: Task) => void) =>
    (event: KeyboardEvent): boolean | void =>
      selected === null || isOnControl(event) ? false : act(selected.task);
  useKeys(
    {
      ...FILTER_KEYS,
      j: () => step(1),
      k: () => step(-1),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: onSelected((task) => openHash(noteAddress(task))),
      Space: (event) => (isOnControl(event) ? false : togglePane('right')),
      x: () => (selected ? toggle(selected.task) : false),
      c: () => (selected ? setState(selected.task, 'cancelled') : false),
      b: () => change({ group: TASK_GROUPS[(TASK_GROUPS.indexOf(group) + 1) % TASK_GROUPS.length] ?? 'state' }),
      h: () => setCharted(true),
      y: () => (shown.length > 0 ? void copyList(rows) : false),
      'Mod+Z': (event) => (isTextKey(event) ? false : edits.undo()),
    },
    { whileTyping: ['ArrowDown', 'ArrowUp', 'Enter', 'Escape'] },
  );
  return (
    <>
      <Page
        title="Tasks"
        right="the item"
        actions={
          <button type="button" className="quiet-button" onClick={() => setCharted(true)}>
            Charts <kbd aria-hidden="true">h</kbd>
          </button>
        }
      >
        <div className="listing">
          <TaskBar
            route={route}
            owners={owners}
            count={tasks.data ? shown.length : null}
            markdown={() => tasksMarkdown(rows)}
            onChange={change}
          />
          {tasks.isPending && <Skeleton label="Listing items" rows={12} />}
          {tasks.isError && (
            <Problem title="The items could not be listed" error={tasks.error} onRetry={() => void tasks.refetch()} />
          )}
          {tasks.data && shown.length === 0 && <TasksEmpty route={route} total={tasks.data.length} />}
          {shown.length > 0 && (
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
                    onOpen={() => openHash(noteAddress(row.task))}
                    onToggle={() => {
                      select(row);
                      toggle(row.task);
                    }}
                  />
                )
              }
            />
          )}
        </div>
      </Page>
      <TaskPane task={selected?.task ?? null} onState={(state) => selected && setState(selected.task, state)} />
      {isCharted && <TaskCharts tasks={tasks.data ?? []} onClose={() => setCharted(false)} />}
      {asked && (
        <ReasonDialog
          {...asked}
          onClose={() => setAsked(null)}
          onDone={(reason) => {
            edits.set(asked.task, { state: asked.state, ...(reason === '' ? {} : { reason }) });
            setAsked(null);
          }}
        />
      )}
    </>
  );
}

function GroupHead({ row }: { readonly row: Exclude<TaskRow, TaskEntry> }): JSX.Element {
  return (
    <h2 className="group-head">
      {row.title} <span className="quiet numbers">{row.count}</span>
    </h2>
  );
}

/** True when the key belongs to the text that the user edits. */
function isTextKey({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && target.value !== '';
}

async function copyList(rows: readonly TaskRow[]): Promise<void> {
  if (await copyText(tasksMarkdown(rows))) tellUser('The list is on the clipboard, as markdown.');
}
