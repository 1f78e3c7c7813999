import type { JSX } from 'react';
import type { Person } from '../../../core/contract/facts.ts';
import { Chip } from '../../components/chip.tsx';
import { useSplit } from './people-edits.ts';

/** The other names of a person, each in one of its spellings. */
export function otherNames({ name, aliases }: Pick<Person, 'name' | 'aliases'>): readonly string[] {
  const known = new Set([name.toLowerCase()]);
  return aliases.filter((alias) => {
    const isNew = !known.has(alias.toLowerCase());
    known.add(alias.toLowerCase());
    return isNew;
  });
}

/** The other names of a person; each can become a person of its own. */
export function AliasList({ person }: { readonly person: Person }): JSX.Element {
  const split = useSplit();
  const others = otherNames(person);
  if (others.length === 0) return <span className="quiet">No other name</span>;
  return (
    <>
      <span className="quiet">Also written</span>
      {others.map((alias) => (
        <Chip
          key={alias}
          removeName={`${alias} is somebody else: split it off`}
          onRemove={() => split.mutate({ name: person.name, alias })}
        >
          {alias}
        </Chip>
      ))}
    </>
  );
}
