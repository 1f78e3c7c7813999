import type { JSX } from 'react';
import type { Status } from '../../../core/contract/state.ts';
import { sayTook } from '../../words/duration.ts';
import { sayCount } from '../../words/number.ts';

type Report = NonNullable<Status['lastRun']>['report'];

/** Where the time of the last run went. */
export function TimingTable({ report }: { readonly report: Report }): JSX.Element {
  const { ms, notes, chunks, embedded } = report;
  const rows = [
    ['Look at the folders', ms.scan, `${sayCount(notes.total)} notes`],
    ['Read', ms.parse, `${sayCount(notes.added + notes.changed)} new or changed`],
    ['Write the index', ms.store, `${sayCount(chunks)} passages`],
    ['Read for meaning', ms.embed, `${sayCount(embedded)} texts`],
    ['All', ms.total, ''],
  ] as const;
  return (
    <section className="panel" aria-labelledby="timings">
      <h2 id="timings">Time of the last run</h2>
      <table className="timings">
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" className="align-right">
              Time
            </th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([stage, took, what]) => (
            <tr key={stage}>
              <th scope="row">{stage}</th>
              <td className="numbers align-right">{sayTook(took)}</td>
              <td className="quiet numbers">{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
