import { statSync } from 'node:fs';
import { isoDay } from '../ask/query/time.ts';
import type { Task } from '../contract/facts.ts';
import type { TaskState } from '../contract/kinds.ts';
import { DaybookError } from '../errors.ts';
import { setStateInLine } from '../extract/tasks/task-line.ts';
import { notationOf } from '../extract/tasks/task-notation.ts';
import { findTasks } from '../extract/tasks/tasks.ts';
import { editLine } from '../notes/edit-file.ts';
import { parseNote } from '../notes/parse-note.ts';
import { readNoteFile } from '../notes/read.ts';
import type { Db } from '../store/database.ts';
import { readNoteRow } from '../store/notes.ts';
import type { TaskEdit } from '../store/task-edits.ts';
import { fileOf } from './note-view.ts';
import { requireJournal } from './require-journal.ts';

export interface TaskEdits {
  /**
   * Writes the item's line; null when it says that already.
   *
   * @throws DaybookError as `editLine` does; `invalid` when the line's notation has no way to say it
   */
  set(
    task: Task,
    change: { readonly state: TaskState; readonly reason?: string | undefined },
  ): Promise<TaskEdit | null>;
  /**
   * Takes an edit back. When the file was changed since, its line must still stand there as that edit left it: at its
   * place, or nowhere else.
   *
   * @returns null when the line is gone, or its note
   * @throws DaybookError as `editLine` does
   */
  undo(edit: TaskEdit): Promise<TaskEdit | null>;
}

/** Changes items in their files, one line at a time, in the writer's own notation. */
export function createTaskEdits({ db, now }: { readonly db: () => Db; readonly now: () => Date }): TaskEdits {
  return {
    async set(task, { state, reason }) {
      const note = indexedNote(db(), task);
      const change = {
        state,
        reason: reason ?? null,
        today: isoDay(now()),
        notation: notationOf(note.text),
        listed: task.state,
      };
      const edited = editLine({
        file: note.file,
        expectedHash: note.hash,
        line: task.line,
        change(line) {
          const next = setStateInLine(line, change);
          if (typeof next !== 'string' || next === line) return next;
          return saysSo(note, { task, line: next, state }) ? next : refusal(task, state);
        },
      });
      if (edited.before === edited.after) return null;
      const { journal, path, line, id } = task;
      return { taskId: id, journal, path, line, before: edited.before, after: edited.after, hash: edited.hash };
    },
    async undo(edit) {
      if (readNoteRow(db(), edit) === null) return null;
      const { text, file, diskHash } = indexedNote(db(), edit);
      // What cannot be read is refused where it is written.
      const isAsLeft = diskHash === null || diskHash === edit.hash;
      const line = isAsLeft ? edit.line : lineNow(text.split('\n'), edit);
      if (line === null) return null;
      const expectedHash = diskHash ?? edit.hash;
      const change = () => edit.before;
      const { before, after, hash } = editLine({ file, expectedHash, line, expected: edit.after, change });
      return { ...edit, line, before, after, hash };
    },
  };
}

/** Where the line of an edit stands by now; null when it was changed, or cannot be told from its likes. */
function lineNow(lines: readonly string[], { line, after }: TaskEdit): number | null {
  if (lines[line - 1] === after) return line;
  const at = lines.indexOf(after);
  return at === -1 || lines.includes(after, at + 1) ? null : at + 1;
}

function refusal({ path, line }: Task, state: TaskState): { readonly refused: string } {
  return {
    refused: `The notation of line ${line} of ${path} has no way to say "${state}". Nothing was changed: edit it by hand.`,
  };
}

interface Where {
  readonly journal: string;
  readonly path: string;
}

interface IndexedFile {
  readonly path: string;
  readonly file: string;
  readonly hash: string;
}

function indexedFile(db: Db, where: Where): IndexedFile {
  const row = readNoteRow(db, where);
  if (row === null) {
    throw new DaybookError('not-found', `There is no note ${where.path} in the index. Nothing was changed.`, {
      hint: 'Run `daybook index`.',
    });
  }
  requireJournal(row.journal, db);
  return { path: row.path, file: fileOf(row.journal, row.path), hash: row.hash };
}

interface IndexedNote extends IndexedFile {
  readonly text: string;
  /** Of the file as it is now; null when it cannot be read. */
  readonly diskHash: string | null;
  readonly modifiedMs: number;
}

function indexedNote(db: Db, where: Where): IndexedNote {
  const indexed = indexedFile(db, where);
  const stat = statSync(indexed.file, { throwIfNoEntry: false });
  const found = { path: indexed.path, file: indexed.file, sizeBytes: stat?.size ?? 0, modifiedMs: stat?.mtimeMs ?? 0 };
  const read = readNoteFile(found);
  // What cannot be read, or has changed, is refused where it is written.
  const now = read.kind === 'text' ? { text: read.text, diskHash: read.hash } : { text: '', diskHash: null };
  return { ...indexed, ...now, modifiedMs: found.modifiedMs };
}

/** True when the note, with that line in it, is read as the user wants it: the item is there, in its new state. */
function saysSo(
  { path, text, modifiedMs }: IndexedNote,
  wanted: { readonly task: Task; readonly line: string; readonly state: TaskState },
): boolean {
  const lines = text.split('\n');
  lines[wanted.task.line - 1] = wanted.line;
  const found = { path, sizeBytes: text.length, modifiedMs };
  const tasks = findTasks(parseNote({ found, text: lines.join('\n'), hash: '' }));
  // Where a line gives several people something to do, its end would speak of the last of them only.
  const there = tasks.filter((item) => item.line === wanted.task.line);
  return there.length === 1 && there[0]?.state === wanted.state;
}
