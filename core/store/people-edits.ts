import type { PersonEdit } from '../extract/people/people.ts';
import type { Db } from './database.ts';
import { prepared } from './statement.ts';

interface StoredEdit {
  /** `undo-` what takes the last such edit of these names back. */
  readonly kind: PersonEdit['kind'] | `undo-${PersonEdit['kind']}`;
  readonly name: string;
  readonly alias: string;
}

const READ = 'SELECT kind, name, alias FROM people_edits ORDER BY id';
const ADD = 'INSERT INTO people_edits (kind, name, alias) VALUES (?, ?, ?)';
const LAST = 'SELECT coalesce(max(id), 0) AS id FROM people_edits';

/** What the user said about people's names and did not take back, oldest first. */
export function readPeopleEdits(user: Db): PersonEdit[] {
  const left: StoredEdit[] = [];
  for (const row of prepared<[], StoredEdit>(user, READ).all()) {
    if (row.kind === 'merge' || row.kind === 'split') {
      left.push(row);
      continue;
    }
    const at = left.findLastIndex(
      ({ kind, name, alias }) => row.kind === `undo-${kind}` && name === row.name && alias === row.alias,
    );
    if (at !== -1) left.splice(at, 1);
  }
  return left.map(({ kind, name, alias }) =>
    kind === 'merge' ? { kind, into: name, from: alias } : { kind: 'split', name, alias },
  );
}

export function addPeopleEdit(user: Db, edit: PersonEdit): void {
  add(user, edit, edit.kind);
}

/** Takes the last such edit back. Nothing is deleted: other processes see that there is something new. */
export function undoPeopleEdit(user: Db, edit: PersonEdit): void {
  add(user, edit, `undo-${edit.kind}`);
}

function add(user: Db, edit: PersonEdit, kind: StoredEdit['kind']): void {
  const [name, alias] = edit.kind === 'merge' ? [edit.into, edit.from] : [edit.name, edit.alias];
  prepared<[string, string, string]>(user, ADD).run(kind, name, alias);
}

/** Grows with every edit, also of another process. */
export function peopleEditsVersion(user: Db): number {
  return prepared<[], { id: number }>(user, LAST).get()?.id ?? 0;
}
