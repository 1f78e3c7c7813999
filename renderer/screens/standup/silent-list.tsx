import type { JSX } from 'react';
import { formatRoute } from '../../routes.ts';
import { saySilence } from './standup-text.ts';
import type { StandupPerson } from './standup-text.ts';

/** Who is not in the notes of the day, and since when. */
export function SilentList(props: { readonly people: readonly StandupPerson[]; readonly date: string }): JSX.Element {
  const { people, date } = props;
  return (
    <section className="silent" aria-labelledby="silent-title">
      <h3 id="silent-title" className="quiet">
        Nothing from
      </h3>
      <ul>
        {people.map((person) => (
          <li key={person.person}>
            <a href={formatRoute({ kind: 'person', name: person.person })}>{person.person}</a>
            <span className="quiet">{saySilence(person, date) ?? 'nothing for this day'}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
