import type { JSX } from 'react';
import { flushSync } from 'react-dom';
import { Page } from '../../components/page.tsx';
import { Pane } from '../../components/pane.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { navigate } from '../../navigation.ts';
import { useAlert, useAlerts, useRunbookPage, useRunbooks } from '../../oncall-queries.ts';
import type { RunbooksRoute } from '../../oncall-routes.ts';
import { useKeys } from '../../use-keys.ts';
import { AlertPage } from './alert-page.tsx';
import { ALERT_BOX_ID, OncallHome } from './oncall-home.tsx';
import { PastPane } from './past-pane.tsx';
import { listRoutes, RunbookList } from './runbook-list.tsx';
import { RunbookPage } from './runbook-page.tsx';

/** Alerts and runbooks: the list, the steps of one, and what happened the last times. */
export function RunbooksScreen({ route }: { readonly route: RunbooksRoute }): JSX.Element {
  useListKeys(route);
  return (
    <>
      <Pane side="left" name="runbooks" title="Alerts and runbooks" label="Alerts and runbooks" widthPx={248}>
        <RunbookList route={route} />
      </Pane>
      {route.alert !== null && <Alert key={route.alert} id={route.alert} />}
      {route.path !== null && <Runbook key={route.path} route={route} path={route.path} />}
      {route.alert === null && route.path === null && <OncallHome />}
    </>
  );
}

/** j and k go through the list as it stands. */
function useListKeys(route: RunbooksRoute): void {
  const alerts = useAlerts();
  const runbooks = useRunbooks();
  const step = (by: 1 | -1): boolean | void => {
    const routes = listRoutes(alerts.data?.alerts ?? [], runbooks.data ?? []);
    const at = routes.findIndex(({ alert, path }) => alert === route.alert && path === route.path);
    const next = routes[at === -1 ? 0 : at + by];
    return next === undefined ? false : navigate(next, { replace: at !== -1 });
  };
  useKeys({ j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1), n: newAlert });
}

/** Where an alert is pasted. */
function newAlert(): void {
  flushSync(() => navigate({ kind: 'runbooks', alert: null, path: null, journal: null }));
  document.getElementById(ALERT_BOX_ID)?.focus();
}

function Alert({ id }: { readonly id: number }): JSX.Element {
  const view = useAlert(id);
  return (
    <>
      {view.data === undefined ? (
        <Page title="Alert" left="alerts and runbooks">
          {view.isPending && <Skeleton label="Looking for the steps" rows={8} />}
          {view.isError && (
            <Problem title="The alert could not be read" error={view.error} onRetry={() => void view.refetch()} />
          )}
        </Page>
      ) : (
        <AlertPage view={view.data} />
      )}
      <PastPane answer={view.data?.answer ?? null} />
    </>
  );
}

function Runbook({ route, path }: { readonly route: RunbooksRoute; readonly path: string }): JSX.Element {
  const found = useRunbookPage({ journal: route.journal, path });
  if (found.data !== undefined) return <RunbookPage route={route} found={found.data} />;
  return (
    <Page title="Runbook" left="alerts and runbooks">
      {found.isPending && <Skeleton label="Reading the runbook" rows={8} />}
      {found.isError && (
        <Problem title="The runbook could not be read" error={found.error} onRetry={() => void found.refetch()} />
      )}
    </Page>
  );
}
