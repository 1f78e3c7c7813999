import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { Output } from '../core/contract.ts';
import type { Task } from '../core/contract/facts.ts';
import type { Overview } from '../core/contract/overview.ts';
import { useClient } from './client-context.ts';
import type { NoticeAction } from './components/notices.ts';
import { dismissNotice, tellProblem, tellUser } from './components/notices.ts';
import { QUERY_KEYS } from './queries.ts';
import { forgetChange, showChange } from './task-changes.ts';
import type { TaskChange } from './task-changes.ts';
import { isToDo, sayState } from './words/task.ts';

export interface TaskEdits {
  /** Changes the item's line in its file; shown at once, and taken back with the reason when it cannot be. */
  readonly set: (task: Task, change: TaskChange) => void;
  /** Takes the last change back. */
  readonly undo: () => void;
}

/** One after the other: the engine takes back the last one only. */
const ONE_BY_ONE = { id: 'task-edits' };

/** The notice about the last change: an older one would offer to take back the wrong change. */
let lastNotice = 0;

function tellOfChange(says: string, ...actions: readonly NoticeAction[]): void {
  dismissNotice(lastNotice);
  lastNotice = tellUser(says, ...actions);
}

/** Changes items of the notes. */
export function useTaskEdits(): TaskEdits {
  const client = useClient();
  const queries = useQueryClient();
  const undo = useMutation({
    scope: ONE_BY_ONE,
    mutationFn: () => client.call('undoTask', {}),
    onSuccess({ task, written }) {
      if (!written) return tellOfChange('There is no change to take back.');
      if (task === null) return tellOfChange('The last change was taken back.');
      putTask(queries, task);
      tellOfChange(`Taken back: ${shorten(task.text)} is ${sayState(task.state).toLowerCase()} again.`);
    },
    onError: (error) => void tellProblem('The change was not taken back.', error),
  });
  const set = useMutation({
    scope: ONE_BY_ONE,
    mutationFn: ({ task, change }: { readonly task: Task; readonly change: TaskChange }) =>
      client.call('setTask', { id: task.id, ...change }),
    onMutate: ({ task, change }) => showChange(task.id, change),
    onSuccess({ task, written }, { task: before }) {
      putTask(queries, task, before);
      if (!written) return;
      tellOfChange(`${sayState(task.state)}: ${shorten(task.text)}`, {
        label: 'Undo',
        run: () => undo.mutate(),
      });
    },
    onError: (error, { task }) => void tellProblem(`“${shorten(task.text)}” was not changed.`, error),
    onSettled: (_data, _error, { task, change }) => forgetChange(task.id, change),
  });
  return { set: (task, change) => set.mutate({ task, change }), undo: () => undo.mutate() };
}

/** Puts an item into the cache, where it stands, and keeps the count of what is to do in step. */
function putTask(queries: QueryClient, task: Task, before?: Task): void {
  const listed = queries.getQueryData<readonly Task[]>(QUERY_KEYS.tasks);
  const former = listed?.find(({ id }) => id === task.id) ?? before;
  queries.setQueryData<readonly Task[]>(QUERY_KEYS.tasks, (known) =>
    known?.map((one) => (one.id === task.id ? task : one)),
  );
  queries.setQueriesData<Output<'dayItems'>>({ queryKey: QUERY_KEYS.dayItems }, (known) =>
    known === undefined ? known : { ...known, tasks: known.tasks.map((one) => (one.id === task.id ? task : one)) },
  );
  const more = former === undefined ? 0 : Number(isToDo(task)) - Number(isToDo(former));
  if (more === 0) return;
  queries.setQueriesData<Overview>({ queryKey: QUERY_KEYS.overview }, (known) =>
    known === undefined ? known : { ...known, openItems: Math.max(0, known.openItems + more) },
  );
}

/** Enough of a text to know it again. */
function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
}
