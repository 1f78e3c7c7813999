import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient, UseQueryResult } from '@tanstack/react-query';
import type { Output } from '../core/contract.ts';
import type { AlertView, Run, RunChange, RunbookRow, TroubleThread } from '../core/contract/oncall.ts';
import { useClient } from './client-context.ts';
import type { Client } from './client.ts';
import { QUERY_KEYS } from './queries.ts';
import { tellProblem } from './components/notices.ts';

/** Alerts, open ones first. */
export function useAlerts(): UseQueryResult<Output<'alerts'>> {
  const client = useClient();
  return useQuery({ queryKey: QUERY_KEYS.alerts, queryFn: ({ signal }) => client.call('alerts', {}, signal) });
}

/** One alert with its steps. */
export function useAlert(id: number): UseQueryResult<AlertView> {
  const client = useClient();
  return useQuery({
    queryKey: [...QUERY_KEYS.alert, id],
    queryFn: ({ signal }) => client.call('alert', { id }, signal),
  });
}

export function useRunbooks(): UseQueryResult<readonly RunbookRow[]> {
  const client = useClient();
  return useQuery({
    queryKey: QUERY_KEYS.runbooks,
    queryFn: async ({ signal }) => (await client.call('runbooks', {}, signal)).runbooks,
  });
}

export interface PagePlace {
  readonly journal: string | null;
  readonly path: string;
}

function pageInput({ journal, path }: PagePlace): { readonly journal?: string; readonly path: string } {
  return journal === null ? { path } : { journal, path };
}

/** A page read as a runbook. */
export function useRunbookPage(page: PagePlace): UseQueryResult<Output<'readRunbook'>> {
  const client = useClient();
  return useQuery({
    queryKey: [...QUERY_KEYS.runbook, page.journal, page.path],
    queryFn: ({ signal }) => client.call('readRunbook', pageInput(page), signal),
  });
}

/** Trouble that came up more than once. */
export function useTroubles(): UseQueryResult<readonly TroubleThread[]> {
  const client = useClient();
  return useQuery({
    queryKey: QUERY_KEYS.troubles,
    queryFn: async ({ signal }) => (await client.call('troubles', { limit: 20 }, signal)).threads,
  });
}

export function useLedger(): UseQueryResult<Output<'ledger'>> {
  const client = useClient();
  return useQuery({
    queryKey: QUERY_KEYS.ledger,
    queryFn: ({ signal }) => client.call('ledger', {}, signal),
    // Every answer adds to it.
    staleTime: 0,
  });
}

/** What somebody works through: an alert with the page that fits, or a page. */
export interface RunOf {
  readonly alertId: number | null;
  readonly page: PagePlace | null;
}

/** A run that is shown before the engine knows of it. */
const PROVISIONAL = 0;

/** The run as it will be, so that a box that is ticked stays ticked. */
function foreseen(run: Run | null, { alertId }: RunOf, change: RunChange): Run {
  const at = new Date().toISOString();
  const empty = {
    id: PROVISIONAL,
    alertId,
    page: null,
    title: '',
    started: at,
    finished: null,
    done: [],
    notes: [],
    copied: [],
  };
  const before = run ?? empty;
  switch (change.kind) {
    case 'step': {
      const others = before.done.filter(({ step }) => step !== change.step);
      return { ...before, done: change.done ? [...others, { step: change.step, text: change.text, at }] : others };
    }
    case 'note':
      return { ...before, notes: [...before.notes, { at, text: change.text }] };
    case 'copied':
      return { ...before, copied: [...before.copied, { at, text: change.text, filled: change.filled }] };
    case 'finish':
      return { ...before, finished: at };
  }
}

function keep(queries: QueryClient, { alertId, page }: RunOf, run: Run | null): void {
  if (alertId !== null) {
    queries.setQueryData<AlertView>([...QUERY_KEYS.alert, alertId], (old) =>
      old === undefined ? old : { ...old, run },
    );
  } else if (page !== null) {
    queries.setQueryData<Output<'readRunbook'>>([...QUERY_KEYS.runbook, page.journal, page.path], (old) =>
      old === undefined ? old : { ...old, run: run?.finished === null ? run : null },
    );
  }
}

async function changed(
  client: Client,
  { alertId, page }: RunOf,
  { run, change }: { readonly run: Run | null; readonly change: RunChange },
): Promise<Run> {
  const input = { ...(alertId === null ? {} : { alertId }), ...(page === null ? {} : pageInput(page)) };
  const open = run === null || run.id === PROVISIONAL ? (await client.call('openRun', input)).run : run;
  return (await client.call('changeRun', { id: open.id, change })).run;
}

/** Changes a run. `onLost` hears that the change was not kept. */
export type ChangeRun = (change: RunChange, onLost?: () => void) => void;

/** Changes the run that somebody is in, one change after the other; the first one begins it. */
export function useRunChanges(of: RunOf, run: Run | null): ChangeRun {
  const client = useClient();
  const queries = useQueryClient();
  const { mutate } = useMutation({
    scope: { id: 'run' },
    mutationFn: (change: RunChange) => changed(client, of, { run, change }),
    onSuccess: (next) => keep(queries, of, next),
    onMutate(change) {
      keep(queries, of, foreseen(run, of, change));
      return { before: run };
    },
    onError(error, _change, shown) {
      // An engine that is away cannot be asked what it has.
      if (shown !== undefined) keep(queries, of, shown.before);
      tellProblem('This was not kept.', error);
      void queries.invalidateQueries({ queryKey: of.alertId === null ? QUERY_KEYS.runbook : QUERY_KEYS.alert });
    },
  });
  return (change, onLost) => mutate(change, onLost === undefined ? {} : { onError: onLost });
}
