import type { JSX } from 'react';
import { PlainText } from '../../components/fact-text.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useDayNote, useStandup } from '../../fact-queries.ts';
import { formatRoute, noteAddress } from '../../routes.ts';
import { sayDate } from '../../words/date.ts';
import { STANDUP_PARTS } from '../standup/standup-text.ts';
import type { StandupPerson } from '../standup/standup-text.ts';

/** What is said at a standup. What was carried over stands in the open items. */
const PARTS = STANDUP_PARTS.filter(({ name }) => name !== 'carriedOver');

/** What everybody says at the day's standup, the day before included, and the meetings of both days. */
export function DayBefore({ date, before }: { readonly date: string; readonly before: string | null }): JSX.Element {
  const standup = useStandup(date);
  const people = (standup.data?.people ?? []).filter((person) => PARTS.some(({ name }) => person[name].length > 0));
  return (
    <>
      <Meetings title="Meetings of the day" date={date} />
      <section className="today-part" aria-labelledby="day-standup">
        <header className="today-part-head">
          <h3 id="day-standup">Standup</h3>
          <a className="small" href={formatRoute({ kind: 'standup', day: date })}>
            The whole team
          </a>
        </header>
        {standup.isPending && <Skeleton label="Reading the standup" rows={4} />}
        {standup.isError && (
          <Problem title="The standup could not be read" error={standup.error} onRetry={() => void standup.refetch()} />
        )}
        {standup.data && people.length === 0 && (
          <p className="today-empty quiet">
            What everybody said is shown here, read from lines such as <code>Mira: on call</code>.
          </p>
        )}
        {people.map((person) => (
          <Report key={person.person} person={person} />
        ))}
      </section>
      {before !== null && <Meetings title={`Meetings, ${sayDate(before)}`} date={before} />}
    </>
  );
}

function Report({ person }: { readonly person: StandupPerson }): JSX.Element {
  return (
    <div className="today-report">
      <h4>
        <a href={formatRoute({ kind: 'person', name: person.person })}>{person.person}</a>
      </h4>
      {PARTS.filter(({ name }) => person[name].length > 0).map(({ name, says }) => (
        <div key={name} className="today-said">
          <span className="small quiet">{says}</span>
          <ul>
            {person[name].map((item) => (
              <li key={`${item.path}:${item.line} ${item.text}`}>
                <a href={noteAddress(item)}>
                  <PlainText text={item.text} />
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Meetings({ title, date }: { readonly title: string; readonly date: string }): JSX.Element | null {
  const { data } = useDayNote(date);
  const meetings = (data?.notes ?? []).filter(({ kind }) => kind === 'meeting');
  if (meetings.length === 0) return null;
  return (
    <section className="today-part" aria-label={title}>
      <header className="today-part-head">
        <h3>{title}</h3>
      </header>
      <ul>
        {meetings.map(({ journal, path, title }) => (
          <li key={`${journal}\n${path}`} className="today-meeting">
            <a href={noteAddress({ journal, path })} title={path}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
