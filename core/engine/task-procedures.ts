import type { Implementation } from '../contract.ts';
import type { Task } from '../contract/facts.ts';
import { DaybookError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { readNoteRow } from '../store/notes.ts';
import { addTaskEdit, dropTaskEdit, lastTaskEdit, type TaskEdit } from '../store/task-edits.ts';
import type { EngineRuns } from './engine-runs.ts';
import type { FactShelf } from './fact-base.ts';
import type { IndexReader } from './index-reader.ts';
import { narrowTasks } from './narrow-facts.ts';
import { createTaskEdits } from './task-edits.ts';

export interface TaskParts {
  readonly facts: FactShelf;
  readonly reader: IndexReader;
  readonly user: Db;
  readonly runs: Pick<EngineRuns, 'indexWritten'>;
  readonly now: () => Date;
}

type TaskProcedures = Pick<Implementation, 'tasks' | 'setTask' | 'undoTask'>;

function taskNamed(facts: FactShelf, id: string): Task | null {
  return (
    facts
      .current()
      .tasks()
      .find((task) => task.id === id) ?? null
  );
}

function changedSince({ path, after }: TaskEdit): DaybookError {
  return new DaybookError('invalid', `“${after.trim()}” does not stand in ${path} any more: that change stays.`, {
    hint: 'Undo again takes back the change before it.',
  });
}

/** The item of a line: it has another id when the note around it was written anew. */
function taskAt(facts: FactShelf, { journal, path, line }: TaskEdit): Task | null {
  const isThere = (at: Task) => at.journal === journal && at.path === path && at.line === line;
  return facts.current().tasks().find(isThere) ?? null;
}

/**
 * Lists items, and changes one: its line is written, the change is kept so that it can be taken back, and the note is
 * indexed, so that what is listed next is what was written.
 */
export function taskProcedures(parts: TaskParts): TaskProcedures {
  const { facts, reader, user } = parts;
  const edits = createTaskEdits({ db: () => reader.db(), now: parts.now });
  const indexed = (edit: TaskEdit) => parts.runs.indexWritten(() => readNoteRow(reader.db(), edit)?.hash === edit.hash);
  // Where another process writes the index, the item is listed as it was until that one has seen the file.
  const shown = (before: Task, { state, reason }: Pick<Task, 'state' | 'reason'>): Task => {
    const now = taskNamed(facts, before.id);
    if (now?.state === state) return now;
    const isHere = ({ path, line }: Task['history'][number]) => path === before.path && line === before.line;
    const history = before.history.map((day) => (isHere(day) ? { ...day, state } : day));
    return { ...before, state, reason, history };
  };
  return {
    tasks: async (request) => ({ tasks: narrowTasks(facts.current(), request) }),
    async setTask({ id, state, reason }) {
      const task = taskNamed(facts, id);
      if (task === null) {
        throw new DaybookError('not-found', `There is no item ${id}.`, {
          hint: '`daybook tasks --state all` lists items with their ids; a rewritten item has another one.',
        });
      }
      const edit = await edits.set(task, { state, reason });
      if (edit === null) return { task, written: false };
      addTaskEdit(user, { edit, was: { state: task.state, reason: task.reason } });
      await indexed(edit);
      return { task: shown(task, { state, reason: reason ?? null }), written: true };
    },
    async undoTask() {
      const last = lastTaskEdit(user);
      if (last === null) return { task: null, written: false };
      const task = taskNamed(facts, last.edit.taskId);
      const undone = await edits.undo(last.edit);
      dropTaskEdit(user, last.key);
      if (undone === null) throw changedSince(last.edit);
      await indexed(undone);
      const now = task ?? taskAt(facts, undone);
      return { task: now === null ? null : shown(now, last.was), written: true };
    },
  };
}
