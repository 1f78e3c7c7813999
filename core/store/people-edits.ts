import type { PersonEdit } from '../extract/people.ts';
import type { Db } from './database.ts';
import { prepared } from './statement.ts';

interface StoredEdit {
  readonly kind: PersonEdit['kind'];
  readonly name: string;
  readonly alias: string;
}

const READ = 'SELECT kind, name, alias FROM people_edits ORDER BY id';
const ADD = 'INSERT INTO people_edits (kind, name, alias) VALUES (?, ?, ?)';
const LAST = 'SELECT coalesce(max(id), 0) AS id FROM people_edits';

/** What the user said about people's names, oldest first. */
export function readPeopleEdits(user: Db): PersonEdit[] {
  return prepared<[], StoredEdit>(user, READ)
    .all()
    .map(({ kind, name, alias }) => (kind === 'merge' ? { kind, into: name, from: alias } : { kind, name, alias }));
}

export function addPeopleEdit(user: Db, edit: PersonEdit): void {
  const { kind } = edit;
  const [name, alias] = edit.kind === 'merge' ? [edit.into, edit.from] : [edit.name, edit.alias];
  prepared<[string, string, string]>(user, ADD).run(kind, name, alias);
}

/** Grows with every edit, also of another process. */
export function peopleEditsVersion(user: Db): number {
  return prepared<[], { id: number }>(user, LAST).get()?.id ?? 0;
}
