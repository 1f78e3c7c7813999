import type { JSX } from 'react';
import type { AlertRecord, RunbookRow } from '../../../core/contract/oncall.ts';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useAlerts, useRunbooks } from '../../oncall-queries.ts';
import type { RunbooksRoute } from '../../oncall-routes.ts';
import { formatRoute } from '../../routes.ts';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { sayAge } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';
import { sayAlertState, sayReviewed, sayReviewedAgo } from './say-oncall.ts';

/** Addresses of all that the list holds, in its order. */
export function listRoutes(alerts: readonly AlertRecord[], runbooks: readonly RunbookRow[]): RunbooksRoute[] {
  return [
    ...alerts.map(({ id }): RunbooksRoute => ({ kind: 'runbooks', alert: id, path: null, journal: null })),
    ...runbooks.map(({ journal, path }): RunbooksRoute => ({ kind: 'runbooks', alert: null, path, journal })),
  ];
}

/** Alerts, then runbooks. */
export function RunbookList({ route }: { readonly route: RunbooksRoute }): JSX.Element {
  const alerts = useAlerts();
  const runbooks = useRunbooks();
  const open = alerts.data?.open ?? 0;
  return (
    <>
      <h3 className="list-head">
        Alerts <span className="quiet small">{open > 0 ? `${open} open` : ''}</span>
      </h3>
      {alerts.isPending && <Skeleton label="Listing alerts" rows={2} />}
      {alerts.isError && (
        <Problem title="The alerts could not be listed" error={alerts.error} onRetry={() => void alerts.refetch()} />
      )}
      {alerts.data?.alerts.length === 0 && <p className="pane-empty">No alert came in.</p>}
      <ul className="plain-list">
        {alerts.data?.alerts.map((record) => (
          <li key={record.id}>
            <AlertItem record={record} isCurrent={route.alert === record.id} />
          </li>
        ))}
      </ul>
      <h3 className="list-head">
        Runbooks <span className="quiet small">{runbooks.data ? runbooks.data.length : ''}</span>
      </h3>
      {runbooks.isPending && <Skeleton label="Listing runbooks" rows={4} />}
      {runbooks.isError && (
        <Problem
          title="The runbooks could not be listed"
          error={runbooks.error}
          onRetry={() => void runbooks.refetch()}
        />
      )}
      {runbooks.data?.length === 0 && (
        <p className="pane-empty">
          A note is a runbook by its folder (runbooks, on-call, alerts), by <code>kind: runbook</code>, or by headings
          such as Diagnosis and Mitigation.
        </p>
      )}
      <ul className="plain-list">
        {runbooks.data?.map((row) => (
          <li key={`${row.journal}\n${row.path}`}>
            <RunbookItem
              row={row}
              isCurrent={route.path === row.path && (route.journal ?? row.journal) === row.journal}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function AlertItem({ record, isCurrent }: { readonly record: AlertRecord; readonly isCurrent: boolean }): JSX.Element {
  const { id, alert } = record;
  return (
    <a
      className="item"
      href={formatRoute({ kind: 'runbooks', alert: id, path: null, journal: null })}
      aria-current={isCurrent ? 'page' : undefined}
      title={alert.summary ?? alert.name}
    >
      <span className="item-title">{alert.name}</span>
      <span className="item-meta">
        <span className={record.state === 'resolved' ? '' : 'alert-open'}>{sayAlertState(record)}</span>
        {record.times > 1 && ` · ${record.times} times`}
      </span>
    </a>
  );
}

function RunbookItem({ row, isCurrent }: { readonly row: RunbookRow; readonly isCurrent: boolean }): JSX.Element {
  const now = useStore(today);
  const used = [
    row.used === 0 ? 'never used' : row.used === 1 ? 'used once' : `used ${sayCounted(row.used, 'time')}`,
    row.lastUsed === null ? null : `last ${sayAge(row.lastUsed.slice(0, 10), now)}`,
  ];
  const known = row.reviewed === null && row.owner === null ? 'no owner, no review date' : sayReviewedAgo(row, now);
  const parts = [row.owner ?? (row.reviewed === null ? null : 'no owner'), ...used].filter((part) => part !== null);
  return (
    <a
      className="item"
      href={formatRoute({ kind: 'runbooks', alert: null, path: row.path, journal: row.journal })}
      aria-current={isCurrent ? 'page' : undefined}
      title={`${row.path}, ${sayReviewed(row, now)}`}
    >
      <span className="item-title">{row.title}</span>
      <span className="item-meta">
        {row.stale && <span className="warn">stale · </span>}
        {known}
      </span>
      <span className="item-meta">{parts.join(' · ')}</span>
    </a>
  );
}
