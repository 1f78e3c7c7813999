import type { JSX } from 'react';
import { newNoteShown } from '../../components/new-note.tsx';
import { FACT_STARTS } from '../../fact-routes.ts';
import type { DaysRoute } from '../../fact-routes.ts';
import { formatRoute } from '../../routes.ts';
import { sayCounted } from '../../words/number.ts';

/** No dated section is listed: because of the filters, or because no note carries a date. */
export function DaysEmpty({ route, total }: { readonly route: DaysRoute; readonly total: number }): JSX.Element {
  if (total === 0) {
    return (
      <section className="empty">
        <p className="strong">No note carries a date yet</p>
        <p>
          A date is read from a heading such as <code># Monday 16 Nov</code>, from a file name such as{' '}
          <code>2026-11-16.md</code>, or from the front matter.
        </p>
        <p>
          <button type="button" className="button" onClick={() => newNoteShown.set(true)}>
            Begin the note of today
          </button>
        </p>
      </section>
    );
  }
  return (
    <section className="empty">
      <p className="strong">{route.warned && route.text === '' ? 'No date is in doubt' : 'No such section'}</p>
      <p>
        <a href={formatRoute(FACT_STARTS.days)}>List all {sayCounted(total, 'section')}</a>
      </p>
    </section>
  );
}
