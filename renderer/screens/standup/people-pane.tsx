import { useState } from 'react';
import type { JSX } from 'react';
import type { Person } from '../../../core/contract/facts.ts';
import { Pane } from '../../components/pane.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { usePeople } from '../../fact-queries.ts';
import { formatRoute } from '../../routes.ts';
import { sayShortDate } from '../../words/date.ts';
import { sayCount, sayCounted } from '../../words/number.ts';

const ROW_PX = 48;

/** Fewer people than this are seen at a glance. */
const MANY = 12;

/** Everybody whom the notes know, whoever reported last on top; and the way to the team's day. */
export function PeoplePane({ current }: { readonly current: string | null }): JSX.Element {
  const people = usePeople();
  const [text, setText] = useState('');
  const all = people.data ?? [];
  const shown = byLastReport(all.filter((person) => hasName(person, text)));
  return (
    <Pane
      side="left"
      name="people"
      title="People"
      label="People"
      widthPx={232}
      aside={people.data && <span className="numbers">{sayCount(all.length)}</span>}
    >
      <div className="note-list">
        <a
          className="item team"
          href={formatRoute({ kind: 'standup', day: null })}
          aria-current={current === null ? 'page' : undefined}
        >
          Standup of the team
        </a>
        {all.length > MANY && (
          <div className="note-filter">
            <input
              type="search"
              className="input"
              aria-label="Filter people by name"
              placeholder="Name"
              value={text}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </div>
        )}
        {people.isPending && <Skeleton label="Listing people" rows={8} />}
        {people.isError && (
          <Problem title="The people could not be listed" error={people.error} onRetry={() => void people.refetch()} />
        )}
        {people.data && shown.length === 0 && (
          <p className="pane-empty">
            {text === '' ? 'Nobody is named in your notes so far.' : `Nobody is called like “${text}”.`}
          </p>
        )}
        <VirtualRows
          items={shown}
          label="People"
          rowPx={ROW_PX}
          keyOf={(person) => person.name}
          focusIndex={shown.findIndex(({ name }) => name === current)}
          render={(person) => (
            <a
              className="item"
              href={formatRoute({ kind: 'person', name: person.name })}
              aria-current={person.name === current ? 'page' : undefined}
            >
              <span className="item-title">{person.name}</span>
              <span className="item-meta">{sayPerson(person)}</span>
            </a>
          )}
        />
      </div>
    </Pane>
  );
}

function hasName({ name, aliases }: Person, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted === '' || [name, ...aliases].some((one) => one.toLowerCase().includes(wanted));
}

function byLastReport(people: readonly Person[]): readonly Person[] {
  return people.toSorted((a, b) => {
    const [x, y] = [a.lastDate ?? '', b.lastDate ?? ''];
    return x < y ? 1 : x > y ? -1 : b.updates - a.updates || a.name.localeCompare(b.name);
  });
}

function sayPerson({ updates, lastDate }: Person): string {
  const count = updates === 0 ? 'no report' : sayCounted(updates, 'report');
  return lastDate === null ? count : `${count} · ${sayShortDate(lastDate)}`;
}
