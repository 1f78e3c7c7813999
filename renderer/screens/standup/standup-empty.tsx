import type { JSX } from 'react';
import { newNoteShown } from '../../components/new-note.tsx';
import { usePeople, useStandupChanges } from '../../fact-queries.ts';
import { formatRoute } from '../../routes.ts';
import { sayDate } from '../../words/date.ts';

/** Nobody reported on this day: the nearest day on which somebody did, or how a report is written. */
export function StandupEmpty({ date }: { readonly date: string }): JSX.Element {
  const { data: people } = usePeople();
  const { data: changes, isPlaceholderData, isPending } = useStandupChanges(date);
  const isKnown = !isPending && !isPlaceholderData;
  const before = changes?.since ?? null;
  const firstDays = (people ?? []).flatMap(({ firstDate }) => firstDate ?? []);
  const after = before === null ? firstDays.toSorted().find((day) => day > date) : undefined;
  const near = isKnown ? (before ?? after) : undefined;
  return (
    <section className="empty">
      <p className="strong">Nothing is recorded for {sayDate(date)}</p>
      {near && (
        <p>
          {before !== null ? 'The last day before it with a report' : 'The first day with a report'} is{' '}
          <a href={formatRoute({ kind: 'standup', day: near })}>{sayDate(near)}</a>.
        </p>
      )}
      {people && people.length === 0 && (
        <p>
          Write a name and what they said, below the heading of a day: <code>wen: the tide gauge is back</code>.
        </p>
      )}
      <p>
        <button type="button" className="button" onClick={() => newNoteShown.set(true)}>
          New note
        </button>
      </p>
    </section>
  );
}
