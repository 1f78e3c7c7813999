import type { JSX } from 'react';
import { PlainText } from '../../components/fact-text.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatRoute, noteAddress } from '../../routes.ts';
import { folderName } from '../../words/filters.ts';
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
          <div key={name} className={`report-part part-${name}`}>
            <dt>
              {name === 'blockers' && <Icon name="warning" />}
              {says}
            </dt>
            <dd>
              <ul>
                {person[name].map((item) => (
                  <li key={`${item.journal}\n${item.path}:${item.line} ${item.text}`}>
                    <a className="report-item" data-step href={noteAddress(item)}>
                      <span>
                        <PlainText text={item.text} />
                      </span>
                      <span className="path quiet" title={item.path}>
                        {folderName(item.path)}:{item.line}
                      </span>
                    </a>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
