import type { JSX } from 'react';
import { formatRoute } from '../../routes.ts';
import { ReportLines } from './report-lines.tsx';
import { STANDUP_PARTS, saySilence } from './standup-text.ts';
import type { StandupPerson } from './standup-text.ts';

/** One person's day, each line with the note behind it. */
export function PersonReport({ person, date }: { readonly person: StandupPerson; readonly date: string }): JSX.Element {
  const silence = saySilence(person, date);
  return (
    <section className="report" aria-label={person.person}>
      <header className="report-head">
        <h3>
          <a href={formatRoute({ kind: 'person', name: person.person })}>{person.person}</a>
        </h3>
        {silence && <span className="quiet">{silence}</span>}
      </header>
      <dl>
        {STANDUP_PARTS.filter(({ name }) => person[name].length > 0).map(({ name, says }) => (
          <ReportLines
            key={name}
            className={`part-${name}`}
            isWarning={name === 'blockers'}
            says={says}
            items={person[name]}
          />
        ))}
      </dl>
    </section>
  );
}
