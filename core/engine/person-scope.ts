import type { FactBase } from '../extract/fact-base.ts';
import type { Db } from '../store/database.ts';
import { chunksAt } from '../store/chunks-at.ts';
import type { NoteSpan } from '../store/chunks-at.ts';
import type { PersonScope } from '../store/filters.ts';
import { ownersOf } from './narrow-facts.ts';

/** Shorter names, most of them initials, are words of their own: `AS` stands in every second sentence. */
const MIN_NAME_CHARS = 3;

/**
 * Where a person is: every name for them, and the passages that hold what they said or own, whether or not a name stands
 * in them. Somebody whom the notes do not know is only a name.
 */
export function personScope(db: Db, base: FactBase, asked: string): PersonScope {
  const name = asked.trim().replace(/^@/, '');
  const person = base.personNamed(name);
  if (person === null) return { names: [name], chunks: [] };
  const spans: NoteSpan[] = base.updates().filter((update) => update.person === person.name);
  for (const task of base.tasks()) {
    if (!ownersOf(task).includes(person.name)) continue;
    spans.push(task);
    for (const { journal, path, line } of task.history) spans.push({ journal, path, line, endLine: line });
  }
  const names = [person.name, ...person.aliases].filter((one) => one === person.name || one.length >= MIN_NAME_CHARS);
  return { names, chunks: chunksAt(db, spans) };
}
