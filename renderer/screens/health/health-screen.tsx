import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Check } from '../../../core/contract/state.ts';
import { useClient } from '../../client-context.ts';
import { Hint } from '../../components/hint.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { QUERY_KEYS, useStatus } from '../../queries.ts';
import { useKeys } from '../../use-keys.ts';
import { sayCounted } from '../../words/number.ts';
import { IndexPanel } from '../journals/index-panel.tsx';
import { SkippedPane } from '../journals/skipped-pane.tsx';
import { FixButton, fixOf } from './fix-button.tsx';
import { sayCheck } from './say-check.ts';
import { TimingTable } from './timing-table.tsx';

/** What Daybook rests on: what works, what does not, and what to do about it. */
export function HealthScreen(): JSX.Element {
  const client = useClient();
  const queries = useQueryClient();
  const status = useStatus();
  const doctor = useQuery({
    queryKey: QUERY_KEYS.doctor,
    queryFn: async ({ signal }) => (await client.call('doctor', {}, signal)).checks,
    staleTime: 0,
  });
  const again = (): void => void queries.invalidateQueries({ queryKey: QUERY_KEYS.doctor });
  useKeys({ r: again });
  const broken = doctor.data?.filter(({ ok }) => !ok) ?? [];
  const working = doctor.data?.filter(({ ok }) => ok) ?? [];
  return (
    <>
      <Page
        title="Health"
        right="files with problems"
        actions={
          <button type="button" className="quiet-button" disabled={doctor.isFetching} onClick={again}>
            {doctor.isFetching ? 'Checking' : 'Check again'} <kbd aria-hidden="true">r</kbd>
          </button>
        }
      >
        <div className="column wide">
          {doctor.isPending && <Skeleton label="Checking" rows={8} />}
          {doctor.isError && (
            <Problem title="The checks could not be made" error={doctor.error} onRetry={() => void doctor.refetch()} />
          )}
          {doctor.data && (
            <section className="panel" aria-labelledby="checks">
              <h2 id="checks">
                {broken.length === 0 ? 'Everything works' : `${sayCounted(broken.length, 'thing')} to look at`}
              </h2>
              <ul className="checks">
                {[...broken, ...working].map((check) => (
                  <CheckRow key={check.name} check={check} />
                ))}
              </ul>
            </section>
          )}
          {status.data && <IndexPanel status={status.data} />}
          {status.data?.lastRun && <TimingTable report={status.data.lastRun.report} />}
        </div>
      </Page>
      <SkippedPane />
    </>
  );
}

function CheckRow({ check }: { readonly check: Check }): JSX.Element {
  const { name, ok, detail, fix } = check;
  return (
    <li className={ok ? 'check-row' : 'check-row broken'}>
      <Icon name={ok ? 'check' : 'warning'} />
      <span className="check-name">
        <span className="visually-hidden">{ok ? 'works: ' : 'does not work: '}</span>
        {sayCheck(name)}
      </span>
      <span className="check-detail">
        <Hint text={detail} />
        {/* What a button does needs no words beside it. */}
        {fix !== '' && fixOf(name, true) === null && (
          <span className="quiet">
            <Hint text={fix} />
          </span>
        )}
      </span>
      {!ok && <FixButton check={check} />}
    </li>
  );
}
