import type { FactBase } from '../extract/fact-base.ts';
import { ledgerOf } from '../extract/decisions/ledger.ts';
import { decidePeople } from '../extract/people/people.ts';
import { joinTasks } from '../extract/tasks/task-history.ts';
import type { Db } from '../store/database.ts';
import { factsVersion, readFacts } from '../store/facts.ts';
import { peopleEditsVersion, readPeopleEdits } from '../store/people-edits.ts';
import type { IndexReader } from './index-reader.ts';

interface FactSource {
  readonly db: Db;
  readonly user: Db;
  /** Absolute roots; null for every journal of the index. */
  readonly journals: readonly string[] | null;
}

/** Calls `make` at the first use and keeps what it gave. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** What all notes say, each part put together when it is first asked for. */
function buildFactBase({ db, user, journals }: FactSource): FactBase {
  const people = once(() =>
    decidePeople({
      names: readFacts(db, 'names', journals),
      turns: readFacts(db, 'turns', journals),
      edits: readPeopleEdits(user),
    }),
  );
  const tasks = once(() =>
    joinTasks(readFacts(db, 'tasks', journals), {
      nameOf: people().nameOf,
      isPerson: (name) => people().named(name) !== null,
    }),
  );
  const decisions = once(() => ledgerOf(readFacts(db, 'decisions', journals)));
  return {
    tasks,
    people: () => people().people,
    updates: () => people().updates,
    decisions,
    personNamed: (name) => people().named(name),
  };
}

/** Hands out what the notes say as they are indexed now. */
export interface FactShelf {
  /** @throws DaybookError `index-missing`, `index-damaged`, `permission-denied` */
  current(): FactBase;
}

/**
 * Keeps the facts of all notes until one of these changes: the notes, also by another process; the file of the index;
 * what the user said about people.
 */
export function createFactShelf(source: {
  readonly reader: IndexReader;
  readonly user: Db;
  readonly journals: readonly string[] | null;
}): FactShelf {
  const { reader, user, journals } = source;
  let kept: { readonly db: Db; readonly version: string; readonly base: FactBase } | null = null;
  return {
    current() {
      const db = reader.db();
      const version = `${factsVersion(db)}.${peopleEditsVersion(user)}`;
      if (kept?.db !== db || kept.version !== version) {
        kept = { db, version, base: buildFactBase({ db, user, journals }) };
      }
      return kept.base;
    },
  };
}
