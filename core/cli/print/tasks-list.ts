import type { Task } from '../../contract/facts.ts';
import type { TaskState } from '../../contract/kinds.ts';
import { plural } from './amounts.ts';
import { fitEnd, fitMiddle, widthOf } from './fit.ts';
import { indented, type Layout } from './layout.ts';
import { placeText, type PlaceText } from './place.ts';
import { printableLine } from './printable.ts';
import type { Style } from './style.ts';

/** The box of each state, as markdown editors show it. */
export const BOXES: Readonly<Record<TaskState, string>> = {
  open: '[ ]',
  doing: '[/]',
  blocked: '[!]',
  done: '[x]',
  cancelled: '[-]',
};

const INDENT = '    ';
const GAP = '  ';
/** A narrower path says nothing. */
const MIN_PATH_COLUMNS = 24;

function paintBox(state: TaskState, style: Style): string {
  const box = BOXES[state];
  if (state === 'blocked') return style.bad(box);
  if (state === 'doing') return style.warn(box);
  return state === 'open' ? box : style.good(box);
}

/** `carried over since 2024-12-16`: on how many days the item stands in the notes. */
function historyText({ history }: Task): string {
  const days = [...new Set(history.flatMap(({ date }) => date ?? []))];
  return days.length > 1 ? `since ${days[0]}` : '';
}

/** What `tasks set` and an editor need of an item: the place on a line of its own where it would be cut beyond use. */
function factLines(task: Task, place: PlaceText, { columns, style }: Layout): readonly string[] {
  const facts = [
    task.id,
    task.date ?? '',
    printableLine(task.owner ?? ''),
    task.due === null ? '' : `due ${task.due}`,
    historyText(task),
  ]
    .filter((fact) => fact !== '')
    .join(GAP);
  const path = place(task);
  const room = columns - INDENT.length;
  const beside = room - widthOf(facts) - GAP.length;
  if (beside >= Math.min(widthOf(path), MIN_PATH_COLUMNS)) {
    return [`${INDENT}${style.dim(facts)}${GAP}${style.path(fitMiddle(path, beside))}`];
  }
  return [INDENT + style.dim(fitEnd(facts, room)), INDENT + style.path(fitMiddle(path, room))];
}

/** One item: its box and text, what is known of it, and the reason for its state. */
export function taskLines(task: Task, place: PlaceText, layout: Layout): readonly string[] {
  const { columns, style } = layout;
  const [first = '', ...more] = indented(task.text, INDENT, columns);
  return [
    `${paintBox(task.state, style)} ${first.trimStart()}`,
    ...more,
    ...factLines(task, place, layout),
    ...(task.reason === null ? [] : indented(`${task.state}: ${task.reason}`, INDENT, columns)),
  ];
}

/** What `tasks` prints. */
export function tasksText(tasks: readonly Task[], layout: Layout): string {
  if (tasks.length === 0) return layout.style.dim('No such items.');
  const place = placeText(tasks);
  const lines = tasks.flatMap((task) => taskLines(task, place, layout));
  return [...lines, layout.style.dim(plural(tasks.length, 'item'))].join('\n');
}
