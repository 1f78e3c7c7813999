import type { JSX, ReactNode } from 'react';
import type { AlertRecord, RunbookRow } from '../../../core/contract/oncall.ts';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { useAlerts, useRunbooks } from '../../oncall-queries.ts';
import type { RunbooksRoute } from '../../oncall-routes.ts';
import { formatRoute } from '../../routes.ts';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { sayAge } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';
import { sayAlertState, sayAlertSubject, sayReviewed, sayReviewedAgo } from './say-oncall.ts';

/** Addresses of all that the list holds, in its order. */
export function listRoutes(alerts: readonly AlertRecord[], runbooks: readonly RunbookRow[]): RunbooksRoute[] {
  return [
    ...alerts.map(({ id }): RunbooksRoute => ({ kind: 'runbooks', alert: id, path: null, journal: null })),
    ...runbooks.map(({ journal, path }): RunbooksRoute => ({ kind: 'runbooks', alert: null, path, journal })),
  ];
}

/** What stands in the list: heads, alerts and runbooks, and what is said where there are none yet. */
type Row =
  | { readonly kind: 'head'; readonly key: string; readonly title: string; readonly says: string }
  | { readonly kind: 'words'; readonly key: string; readonly words: ReactNode }
  | { readonly kind: 'alert'; readonly key: string; readonly record: AlertRecord }
  | { readonly kind: 'runbook'; readonly key: string; readonly row: RunbookRow };

/** Guesses; each row is measured once it is drawn. */
const ROW_PX: Readonly<Record<Row['kind'], number>> = { head: 36, words: 48, alert: 66, runbook: 66 };

/** Alerts, then runbooks: only those in view are drawn. */
export function RunbookList({ route }: { readonly route: RunbooksRoute }): JSX.Element {
  const rows = [...alertRows(useAlerts()), ...runbookRows(useRunbooks())];
  const isCurrent = (row: Row): boolean =>
    (row.kind === 'alert' && row.record.id === route.alert) ||
    (row.kind === 'runbook' && row.row.path === route.path && (route.journal ?? row.row.journal) === row.row.journal);
  return (
    <VirtualRows
      items={rows}
      label="Alerts and runbooks"
      rowPx={({ kind }) => ROW_PX[kind]}
      isMeasured
      focusIndex={rows.findIndex(isCurrent)}
      keyOf={({ key }) => key}
      render={(row) => <Shown row={row} isCurrent={isCurrent(row)} />}
    />
  );
}

function Shown({ row, isCurrent }: { readonly row: Row; readonly isCurrent: boolean }): ReactNode {
  switch (row.kind) {
    case 'head':
      return (
        <h3 className="list-head">
          {row.title} <span className="quiet small">{row.says}</span>
        </h3>
      );
    case 'words':
      return row.words;
    case 'alert':
      return <AlertItem record={row.record} isCurrent={isCurrent} />;
    case 'runbook':
      return <RunbookItem row={row.row} isCurrent={isCurrent} />;
  }
}

function words(key: string, said: ReactNode): Row {
  return { kind: 'words', key, words: said };
}

function alertRows({ data, isPending, error, refetch }: ReturnType<typeof useAlerts>): Row[] {
  const open = data?.open ?? 0;
  const rows: Row[] = [{ kind: 'head', key: 'alerts', title: 'Alerts', says: open > 0 ? `${open} open` : '' }];
  if (isPending) rows.push(words('alerts pending', <Skeleton label="Listing alerts" rows={2} />));
  if (error) {
    const problem = <Problem title="The alerts could not be listed" error={error} onRetry={() => void refetch()} />;
    rows.push(words('alerts failed', problem));
  }
  if (data?.alerts.length === 0) rows.push(words('no alerts', NO_ALERT));
  return [
    ...rows,
    ...(data?.alerts ?? []).map((record): Row => ({ kind: 'alert', key: `alert ${record.id}`, record })),
  ];
}

function runbookRows({ data, isPending, error, refetch }: ReturnType<typeof useRunbooks>): Row[] {
  const says = data ? String(data.length) : '';
  const rows: Row[] = [{ kind: 'head', key: 'runbooks', title: 'Runbooks', says }];
  if (isPending) rows.push(words('runbooks pending', <Skeleton label="Listing runbooks" rows={4} />));
  if (error) {
    const problem = <Problem title="The runbooks could not be listed" error={error} onRetry={() => void refetch()} />;
    rows.push(words('runbooks failed', problem));
  }
  if (data?.length === 0) rows.push(words('no runbooks', NO_RUNBOOK));
  return [...rows, ...(data ?? []).map((row): Row => ({ kind: 'runbook', key: `${row.journal}\n${row.path}`, row }))];
}

const NO_ALERT = (
  <p className="pane-empty">
    None. Paste one, or let other programs send them: <a href="#/settings">Settings</a>.
  </p>
);

const NO_RUNBOOK = (
  <p className="pane-empty">
    A note is a runbook by its folder (runbooks, on-call, alerts), by <code>kind: runbook</code>, or by headings such as
    Diagnosis and Mitigation.
  </p>
);

function AlertItem({ record, isCurrent }: { readonly record: AlertRecord; readonly isCurrent: boolean }): JSX.Element {
  const { id, alert } = record;
  const subject = sayAlertSubject(alert);
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
      {subject !== '' && <span className="item-meta">{subject}</span>}
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
  // The name comes last: it may be cut.
  const parts = [...used, row.owner ?? (row.reviewed === null ? null : 'no owner')].filter((part) => part !== null);
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
