import type { JSX } from 'react';
import { FACT_STARTS } from '../../fact-routes.ts';
import type { DecisionsRoute } from '../../fact-routes.ts';
import { newNoteShown } from '../../components/new-note.tsx';
import { formatRoute } from '../../routes.ts';
import { sayShortDate } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';
import { sayStatus } from '../../words/decision.ts';

/** No decision is listed: because of the filters, or because the notes hold none. */
export function DecisionsEmpty(props: {
  readonly route: DecisionsRoute;
  /** How many there are in all; null while it is not known. */
  readonly total: number | null;
}): JSX.Element | null {
  const { route, total } = props;
  if (total === null) return null;
  if (total === 0) {
    return (
      <section className="empty">
        <p className="strong">No decision is recorded yet</p>
        <p>
          A decision record is found by its form; in other notes a sentence is enough, such as{' '}
          <q>Decided to keep the old key, because the import needs it</q>.
        </p>
        <p>
          <button type="button" className="button" onClick={() => newNoteShown.set(true)}>
            Write one down
          </button>
        </p>
      </section>
    );
  }
  return (
    <section className="empty">
      <p className="strong">No such decision</p>
      <p>
        Listed only {sayLimits(route)}.{' '}
        <a href={formatRoute(FACT_STARTS.decisions)}>List all {sayCounted(total, 'decision')}</a>
      </p>
    </section>
  );
}

function sayLimits({ about, status, at }: DecisionsRoute): string {
  const limits = [
    about && `what is about “${about}”`,
    status !== 'all' && `the status “${sayStatus(status)}”`,
    at !== null && `what was in force on ${sayShortDate(at)}`,
  ];
  return limits.filter(Boolean).join(', ');
}
