import type { JSX } from 'react';
import type { Overview } from '../../../core/contract/overview.ts';
import type { Status } from '../../../core/contract/state.ts';
import { useClient } from '../../client-context.ts';
import { Problem } from '../../components/problem.tsx';
import { FACT_STARTS } from '../../fact-routes.ts';
import { useOverview } from '../../fact-queries.ts';
import { indexRun, startIndexing, stopIndexing } from '../../index-run.ts';
import { formatRoute } from '../../routes.ts';
import type { Route } from '../../routes.ts';
import { useStore } from '../../store.ts';
import { sayShortDate } from '../../words/date.ts';
import { sayCount, sayCounted } from '../../words/number.ts';
import { sayStopped } from '../../words/status.ts';
import { RunProgress } from '../journals/run-progress.tsx';

interface Figure {
  readonly says: string;
  readonly one: string;
  readonly count: (overview: Overview) => number;
  readonly leads: Route;
}

const FIGURES: readonly Figure[] = [
  { says: 'notes', one: 'note', count: ({ notes }) => notes, leads: { kind: 'notes', text: '' } },
  { says: 'days', one: 'day', count: ({ days }) => days, leads: FACT_STARTS.days },
  { says: 'open items', one: 'open item', count: ({ openItems }) => openItems, leads: FACT_STARTS.tasks },
  { says: 'people', one: 'person', count: ({ people }) => people, leads: FACT_STARTS.people },
  { says: 'decisions', one: 'decision', count: ({ decisions }) => decisions, leads: FACT_STARTS.decisions },
];

/** What is in the folder, counted while it is read. */
export function FoundFacts({ status }: { readonly status: Status }): JSX.Element {
  const client = useClient();
  const own = useStore(indexRun);
  const progress = (own.kind === 'running' ? own.progress : null) ?? status.run;
  const isRunning = own.kind === 'running' || status.run !== null;
  const overview = useOverview({ step: isRunning ? stepOf(progress?.done ?? 0) : -1 });
  const names = status.journals.filter(({ sample }) => !sample).map(({ name }) => name);
  const empty = !isRunning && status.notes === 0;
  return (
    <section className="welcome-part" aria-labelledby="found-title">
      <h2 id="found-title">{isRunning ? `Reading ${names.join(', ')}` : `Found in ${names.join(', ')}`}</h2>
      {isRunning && <RunProgress progress={progress} isFresh={false} onStop={() => stopIndexing(client)} />}
      {!isRunning && status.stopped && (
        <p>
          {sayStopped(status.stopped)}{' '}
          <button type="button" className="link-button" onClick={() => startIndexing(client, { fresh: false })}>
            Go on
          </button>
        </p>
      )}
      {own.kind === 'failed' && <Problem title="The notes were not read" error={own.error} />}
      {overview.isError && (
        <Problem
          title="What is in the notes could not be counted"
          error={overview.error}
          onRetry={() => void overview.refetch()}
        />
      )}
      <ul className="found" aria-busy={isRunning} aria-label="What was found">
        {FIGURES.map(({ says, one, count, leads }) => {
          const found = overview.data && count(overview.data);
          return (
            <li key={says}>
              <a href={formatRoute(leads)}>
                <span className="found-count numbers">{found === undefined ? '–' : sayCount(found)}</span>
                <span className="quiet">{found === 1 ? one : says}</span>
              </a>
            </li>
          );
        })}
      </ul>
      {overview.data?.firstDay && overview.data.lastDay && (
        <p className="quiet">
          {overview.data.firstDay === overview.data.lastDay
            ? `On ${sayShortDate(overview.data.firstDay)}.`
            : `From ${sayShortDate(overview.data.firstDay)} to ${sayShortDate(overview.data.lastDay)}.`}
        </p>
      )}
      {status.skipped > 0 && (
        <p>
          <a href="#/journals">{sayCounted(status.skipped, 'file')} could not be read</a>: each with its reason.
        </p>
      )}
      {empty && (
        <p>
          There is no markdown file in it yet. Write today’s note, and it is the first one; or{' '}
          <a href="#/journals">choose another folder</a>.
        </p>
      )}
    </section>
  );
}

/** Counting reads everything that is known so far: it is done again when that has doubled, and at the end. */
function stepOf(done: number): number {
  return Math.ceil(Math.log2(done + 1));
}
