import type { Task } from '../../../core/contract/facts.ts';
import { FILTER_KEYS } from '../../components/filter-box.tsx';
import { togglePane } from '../../components/pane-state.ts';
import { TASK_GROUPS } from '../../fact-routes.ts';
import type { TasksRoute } from '../../fact-routes.ts';
import { isOnControl } from '../../keys.ts';
import type { KeyMap } from '../../use-keys.ts';

export interface TaskActions {
  readonly selected: Task | null;
  readonly open: (task: Task) => void;
  readonly toggle: (task: Task) => void;
  readonly cancel: (task: Task) => void;
  readonly undo: () => void;
  readonly chart: () => void;
  /** False when there is nothing to copy. */
  readonly copy: () => boolean | void;
  readonly change: (to: Partial<TasksRoute>) => void;
}

/** What the keys of the place do to the selected item, in the list and on the board. */
export function taskKeys(route: TasksRoute, actions: TaskActions): KeyMap {
  const { selected, change } = actions;
  const onSelected = (act: (task: Task) => void) => () => (selected ? act(selected) : false);
  return {
    ...FILTER_KEYS,
    Enter: (event) => (selected === null || isOnControl(event) ? false : actions.open(selected)),
    Space: (event) => (isOnControl(event) ? false : togglePane('right')),
    x: onSelected(actions.toggle),
    c: onSelected(actions.cancel),
    b: () =>
      route.view === 'board'
        ? false
        : change({ group: TASK_GROUPS[(TASK_GROUPS.indexOf(route.group) + 1) % TASK_GROUPS.length] ?? 'state' }),
    v: () => change({ view: route.view === 'board' ? 'list' : 'board' }),
    h: actions.chart,
    y: actions.copy,
    'Mod+Z': (event) => (isTextKey(event) ? false : actions.undo()),
  };
}

/** True when the key belongs to the text that the user edits. */
function isTextKey({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && target.value !== '';
}
