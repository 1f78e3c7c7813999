import type { Task } from '../../../core/contract/facts.ts';
import type { TaskState } from '../../../core/contract/kinds.ts';
import type { TaskRow } from './task-rows.ts';

/** Boxes that other programs read: `/` is in progress, `-` is cancelled. */
const BOXES: Readonly<Record<TaskState, string>> = { open: ' ', doing: '/', blocked: ' ', done: 'x', cancelled: '-' };

/** The list as it is shown, as markdown: a heading for each group, a box for each item, and where it stands. */
export function tasksMarkdown(rows: readonly TaskRow[]): string {
  const lines = rows.flatMap((row, index) =>
    row.kind === 'group' ? [...(index === 0 ? [] : ['']), `## ${row.title}`, ''] : [taskMarkdown(row.task)],
  );
  return `${lines.join('\n')}\n`;
}

/** One item with its details below it. */
export function taskMarkdown(task: Task): string {
  const facts = [
    task.owner === null ? '' : `@${task.owner}`,
    task.due === null ? '' : `due ${task.due}`,
    task.state === 'blocked' ? 'blocked' : '',
    task.reason === null ? '' : `because ${task.reason}`,
  ].filter(Boolean);
  const more = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
  const head = `- [${BOXES[task.state]}] ${task.text}${more} · ${task.path}:${task.line}`;
  return [head, ...task.details.map((detail) => `  - ${detail}`)].join('\n');
}
