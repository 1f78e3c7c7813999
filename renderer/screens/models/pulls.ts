import type { QueryClient } from '@tanstack/react-query';
import type { Client } from '../../client.ts';
import { tellProblem } from '../../components/notices.ts';
import { createPace, NO_PACE } from '../../pace.ts';
import type { Pace } from '../../pace.ts';
import { QUERY_KEYS } from '../../queries.ts';
import { RpcError, isCancelled, toRpcError } from '../../rpc-error.ts';
import { createStore } from '../../store.ts';

/** One download of this session. */
export type Pull =
  | {
      readonly kind: 'running';
      readonly source: string;
      readonly note: string;
      readonly fetched: number;
      readonly total: number;
      readonly pace: Pace;
    }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: RpcError };

/** Downloads by the name of their model. They go on while the user is elsewhere. */
export const pulls = createStore<ReadonlyMap<string, Pull>>(new Map());

const stops = new Map<string, AbortController>();

/** Downloads a model; what was fetched before is used again. */
export function startPull(host: { readonly client: Client; readonly queries: QueryClient }, name: string): void {
  if (pulls.get().get(name)?.kind === 'running') return;
  const stop = new AbortController();
  stops.set(name, stop);
  set(name, { kind: 'running', source: '', note: 'Looking for a source', fetched: 0, total: 0, pace: NO_PACE });
  void follow(host.client, name, stop.signal)
    .catch((error: unknown) =>
      set(name, isCancelled(error) ? { kind: 'stopped' } : { kind: 'failed', error: toRpcError(error) }),
    )
    .finally(() => void host.queries.invalidateQueries({ queryKey: QUERY_KEYS.models }));
}

/** Stops a download, whoever began it; what was fetched is kept for the next try. */
export function stopPull(client: Client, name: string): void {
  client
    .call('stopPull', { name })
    .catch((error: unknown) => tellProblem('The download was not stopped.', error))
    .finally(() => stops.get(name)?.abort());
}

async function follow(client: Client, name: string, signal: AbortSignal): Promise<void> {
  const paceOf = createPace();
  for await (const event of client.stream('pullModel', { name }, signal)) {
    const now = pulls.get().get(name);
    if (event.kind === 'done') {
      set(name, null);
      return;
    }
    if (now?.kind !== 'running') continue;
    if (event.kind === 'source') set(name, { ...now, source: event.source, note: event.note });
    else {
      const { fetched, total } = event;
      set(name, { ...now, fetched, total, pace: paceOf(fetched, total, performance.now()) });
    }
  }
  throw new RpcError({
    code: signal.aborted ? 'cancelled' : 'internal',
    message: 'The download ended before it was complete.',
    hint: 'Try again: what was fetched is kept.',
  });
}

function set(name: string, pull: Pull | null): void {
  const next = new Map(pulls.get());
  if (pull === null) next.delete(name);
  else next.set(name, pull);
  pulls.set(next);
}
