import { useState } from 'react';
import type { JSX } from 'react';
import type { Person } from '../../../core/contract/facts.ts';
import { CopyButton, copyText } from '../../components/copy-button.tsx';
import { DateTag } from '../../components/date-tag.tsx';
import { stepLinks } from '../../components/link-steps.ts';
import { tellUser } from '../../components/notices.ts';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { usePeople, useUpdates } from '../../fact-queries.ts';
import { FACT_STARTS } from '../../fact-routes.ts';
import type { PersonRoute } from '../../fact-routes.ts';
import { formatRoute } from '../../routes.ts';
import { useKeys } from '../../use-keys.ts';
import { sayCounted } from '../../words/number.ts';
import { AliasList } from './alias-list.tsx';
import { EvidencePane } from './person-evidence.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { PeoplePane } from './people-pane.tsx';
import { Timeline } from './timeline.tsx';
import { timelineText } from './timeline-days.ts';

/** One person: their names, what they reported day by day, and why the notes say that they are one. */
export function PersonScreen({ route }: { readonly route: PersonRoute }): JSX.Element {
  const people = usePeople();
  const updates = useUpdates(route.name);
  const [isMerging, setMerging] = useState(false);
  const person = personNamed(people.data ?? [], route.name);
  const copy = async (): Promise<void> => {
    if (updates.data && (await copyText(timelineText(route.name, updates.data))))
      tellUser('The reports are on the clipboard, as text.');
  };
  useKeys({
    j: () => stepLinks(1),
    k: () => stepLinks(-1),
    ArrowDown: () => stepLinks(1),
    ArrowUp: () => stepLinks(-1),
    y: () => (updates.data && updates.data.length > 0 ? void copy() : false),
  });
  return (
    <>
      <PeoplePane current={person?.name ?? route.name} />
      <Page
        title={person?.name ?? route.name}
        left="people"
        right="evidence"
        actions={
          updates.data &&
          updates.data.length > 0 && (
            <CopyButton
              text={() => timelineText(route.name, updates.data)}
              name="Copy as text: the reports"
              label="Copy as text"
            />
          )
        }
      >
        <div className="column wide">
          {people.isPending && <Skeleton label="Looking for the person" rows={3} />}
          {people.isError && (
            <Problem
              title="The people could not be listed"
              error={people.error}
              onRetry={() => void people.refetch()}
            />
          )}
          {people.data && person === null && <Unknown name={route.name} />}
          {person && <PersonHead person={person} onMerge={() => setMerging(true)} />}
          {updates.isPending && <Skeleton label="Reading the reports" rows={8} />}
          {updates.isError && person !== null && (
            <Problem
              title="The reports could not be read"
              error={updates.error}
              onRetry={() => void updates.refetch()}
            />
          )}
          {updates.data && person && <Timeline updates={updates.data} />}
        </div>
      </Page>
      <EvidencePane person={person} />
      {isMerging && person && (
        <MergeDialog person={person} people={people.data ?? []} onClose={() => setMerging(false)} />
      )}
    </>
  );
}

/** The person of that name, or who has it as another name. */
function personNamed(people: readonly Person[], name: string): Person | null {
  const folded = name.toLowerCase();
  return (
    people.find((person) => person.name === name) ??
    people.find((person) => person.aliases.some((alias) => alias.toLowerCase() === folded)) ??
    null
  );
}

function PersonHead(props: { readonly person: Person; readonly onMerge: () => void }): JSX.Element {
  const { person, onMerge } = props;
  return (
    <header className="person-head">
      <p className="person-facts">
        <span>{sayCounted(person.updates, 'report')}</span>
        {person.firstDate && (
          <span>
            first <DateTag date={person.firstDate} short />
          </span>
        )}
        {person.lastDate && (
          <span>
            last <DateTag date={person.lastDate} short age />
          </span>
        )}
        <a href={formatRoute({ ...FACT_STARTS.tasks, owner: person.name })}>Items of {person.name}</a>
      </p>
      <div className="person-names">
        <AliasList person={person} />
        <button type="button" className="chip chip-button" onClick={onMerge}>
          Same person as…
        </button>
      </div>
    </header>
  );
}

function Unknown({ name }: { readonly name: string }): JSX.Element {
  return (
    <section className="empty">
      <p className="strong">The notes know nobody called {name}</p>
      <p>
        They may have been merged with somebody else, or are named in no report.{' '}
        <a href={formatRoute({ ...FACT_STARTS.tasks, owner: name, scope: 'all' })}>Look for items of {name}</a>
      </p>
    </section>
  );
}
