import type { Filters } from '../../contract/search.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import { normalisePath } from '../../store/filters.ts';
import { knownAs } from './people.ts';

/**
 * The facts that pass the filters of a request: journal, folder, person. Its dates are part of the question, since the
 * day of a fact depends on what is asked.
 */
export function narrowedFacts(facts: FactBase, { journal, path, person }: Filters): FactBase {
  if (journal === undefined && path === undefined && person === undefined) return facts;
  const prefix = path === undefined ? '' : normalisePath(path);
  const names = person === undefined ? [] : knownAs(person, facts);
  const isHere = (place: { readonly journal: string; readonly path: string }) =>
    (journal === undefined || place.journal === journal) &&
    (prefix === '' || prefix === '.' || place.path === prefix || place.path.startsWith(`${prefix}/`));
  const isTheirs = (owner: string | null) =>
    person === undefined || (owner !== null && owner.split(', ').some((one) => names.includes(one)));
  return {
    tasks: once(() => facts.tasks().filter((task) => isHere(task) && isTheirs(task.owner))),
    updates: once(() => facts.updates().filter((update) => isHere(update) && isTheirs(update.person))),
    decisions: once(() => facts.decisions().filter(isHere)),
    people: () => facts.people(),
    personNamed: (name) => facts.personNamed(name),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
