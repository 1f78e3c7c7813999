import type { JSX } from 'react';
import type { StandupChanges } from '../../../core/contract/facts.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useStandupChanges } from '../../fact-queries.ts';
import { formatRoute } from '../../routes.ts';
import { sayDate } from '../../words/date.ts';
import { CHANGE_PARTS } from './changes-text.ts';
import { ReportLines } from './report-lines.tsx';

/** What is different for each person since the last standup. */
export function StandupChangesView({ date }: { readonly date: string }): JSX.Element {
  const changes = useStandupChanges(date);
  if (changes.isPending) return <Skeleton label="Comparing the days" rows={8} />;
  if (changes.isError) {
    return (
      <Problem
        title={`${sayDate(date)} could not be compared`}
        error={changes.error}
        onRetry={() => void changes.refetch()}
      />
    );
  }
  const { data } = changes;
  if (data === null) {
    return (
      <p className="empty">Nobody reported anything before {sayDate(date)}: there is nothing to compare it with.</p>
    );
  }
  return (
    <div className={data.date === date ? 'team-day' : 'team-day stale'} aria-busy={data.date !== date}>
      <p className="changes-since quiet">
        Compared with{' '}
        <a href={formatRoute({ kind: 'standup', day: data.since })}>
          <DateTag date={data.since} />
        </a>
      </p>
      {data.people.length === 0 && <p className="empty">Nothing changed since then.</p>}
      {data.people.map((one) => (
        <PersonChanges key={one.person} changes={one} />
      ))}
    </div>
  );
}

function PersonChanges({ changes }: { readonly changes: StandupChanges['people'][number] }): JSX.Element {
  return (
    <section className="report" aria-label={changes.person}>
      <header className="report-head">
        <h3>
          <a href={formatRoute({ kind: 'person', name: changes.person })}>{changes.person}</a>
        </h3>
      </header>
      <dl>
        {CHANGE_PARTS.filter(({ name }) => changes[name].length > 0).map(({ name, says }) => (
          <ReportLines
            key={name}
            className={name === 'blocked' ? 'part-blockers' : `part-${name}`}
            isWarning={name === 'blocked'}
            says={says}
            items={changes[name]}
          />
        ))}
      </dl>
    </section>
  );
}
