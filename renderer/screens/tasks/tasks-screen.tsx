import { useMemo, useState } from 'react';
import type { JSX } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import type { TaskState } from '../../../core/contract/kinds.ts';
import { CopyButton, copyText } from '../../components/copy-button.tsx';
import { tellUser } from '../../components/notices.ts';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useTasks } from '../../fact-queries.ts';
import type { TasksRoute } from '../../fact-routes.ts';
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
import { TaskBoard } from './task-board.tsx';
import { TaskCharts } from './task-charts.tsx';
import { taskKeys } from './task-keys.ts';
import { TaskList } from './task-list.tsx';
import { TaskPane } from './task-pane.tsx';
import { filterTasks, ownersIn, taskRows } from './task-rows.ts';
import type { TaskRow } from './task-rows.ts';
import { TasksEmpty } from './tasks-empty.tsx';
import { tasksMarkdown } from './tasks-markdown.ts';
import { useBoard } from './use-board.ts';
import { useSelection } from './use-selection.ts';

/** The items of all notes, as a list or on a board: what is to do, whose it is, and since when. */
export function TasksScreen({ route }: { readonly route: TasksRoute }): JSX.Element {
  const tasks = useTasks();
  const edits = useTaskEdits();
  const [asked, setAsked] = useState<{ readonly task: Task; readonly state: ReasonedState } | null>(null);
  const [isCharted, setCharted] = useState(false);
  const { shown, rows, owners } = useShown(tasks.data, route);
  const isBoard = route.view === 'board';
  const selection = useSelection(isBoard ? NO_ROWS : rows);
  const board = useBoard(isBoard ? shown : NO_TASKS);
  const selected = isBoard ? board.selected : (selection.selected?.task ?? null);
  const change = (to: Partial<TasksRoute>): void => navigate({ ...route, ...to }, { replace: true });
  const open = (task: Task): void => openHash(noteAddress(task));
  const setState = (task: Task, state: TaskState): void => {
    if (state === 'cancelled' || state === 'blocked') setAsked({ task, state });
    else if (state !== task.state) edits.set(task, { state });
  };
  const toggle = (task: Task): void => edits.set(task, { state: isToDo(task) ? 'done' : 'open' });
  useKeys(
    taskKeys(route, {
      selected,
      open,
      toggle,
      change,
      cancel: (task) => setState(task, 'cancelled'),
      undo: edits.undo,
      chart: () => setCharted(true),
      copy: () => (shown.length > 0 ? void copyList(rows) : false),
    }),
    { whileTyping: ['Enter', 'Escape'] },
  );
  return (
    <>
      <Page
        title="Tasks"
        right="the item"
        actions={
          <>
            {shown.length > 0 && <CopyButton text={() => tasksMarkdown(rows)} name="Copy the list as markdown" />}
            <button type="button" className="quiet-button" onClick={() => setCharted(true)}>
              Charts <kbd aria-hidden="true">h</kbd>
            </button>
          </>
        }
      >
        <div className="listing">
          <TaskBar route={route} owners={owners} count={tasks.data ? shown.length : null} onChange={change} />
          {tasks.isPending && <Skeleton label="Listing items" rows={12} />}
          {tasks.isError && (
            <Problem title="The items could not be listed" error={tasks.error} onRetry={() => void tasks.refetch()} />
          )}
          {tasks.data && shown.length === 0 && <TasksEmpty route={route} total={tasks.data.length} />}
          {shown.length > 0 && !isBoard && (
            <TaskList rows={rows} selection={selection} onOpen={open} onToggle={toggle} />
          )}
          {shown.length > 0 && isBoard && <TaskBoard board={board} onState={setState} onOpen={open} />}
        </div>
      </Page>
      <TaskPane task={selected} onState={(state) => selected && setState(selected, state)} />
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

const NO_ROWS: readonly TaskRow[] = [];
const NO_TASKS: readonly Task[] = [];

/** The items that the address asks for. On the board every state has its column: only `overdue` narrows it. */
function useShown(all: readonly Task[] | undefined, route: TasksRoute) {
  const { group, owner, text, view } = route;
  const now = useStore(today);
  const scope = view === 'list' || route.scope === 'overdue' ? route.scope : 'all';
  const shown = useMemo(
    () => filterTasks(all ?? [], { scope, owner, text, today: now }),
    [all, scope, owner, text, now],
  );
  const by = view === 'list' ? group : 'state';
  const rows = useMemo(() => taskRows(shown, by), [shown, by]);
  const owners = useMemo(() => ownersIn(all ?? []), [all]);
  return { shown, rows, owners };
}

async function copyList(rows: readonly TaskRow[]): Promise<void> {
  if (await copyText(tasksMarkdown(rows))) tellUser('The list is on the clipboard, as markdown.');
}
