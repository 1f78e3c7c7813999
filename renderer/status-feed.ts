import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Status } from '../core/contract/state.ts';
import { useClient } from './client-context.ts';
import type { Client } from './client.ts';
import { bringBack } from './left-behind.ts';
import { KEYS_OF_INDEX, QUERY_KEYS } from './queries.ts';
import { toRpcError } from './rpc-error.ts';
import type { RpcError } from './rpc-error.ts';
import { createStore } from './store.ts';

/** Why the status stream is broken now; null while it flows. */
export const feedProblem = createStore<RpcError | null>(null);

/** Waits between two attempts to reach the engine; the last one repeats. */
const RETRY_MS = [250, 1_000, 2_000, 5_000] as const;

/** Keeps the cached status current, and throws away what the index has made old. Mount it once. */
export function useStatusFeed(): void {
  const client = useClient();
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    void follow({ client, queries, signal: stop.signal });
    return () => stop.abort();
  }, [client, queries]);
}

interface Feed {
  readonly client: Client;
  readonly queries: QueryClient;
  readonly signal: AbortSignal;
}

async function follow(feed: Feed): Promise<void> {
  let failures = 0;
  while (!feed.signal.aborted) {
    const error = await readFeed(feed, () => {
      failures = 0;
    }).catch(toRpcError);
    if (feed.signal.aborted) return;
    failures += 1;
    feedProblem.set(error ?? toRpcError(new TypeError('the status stream ended')));
    await pause(RETRY_MS[Math.min(failures, RETRY_MS.length) - 1] ?? 5_000, feed.signal);
  }
}

async function readFeed({ client, queries, signal }: Feed, onStatus: () => void): Promise<void> {
  for await (const status of client.stream('watchStatus', {}, signal)) {
    onStatus();
    const wasLost = feedProblem.get() !== null;
    feedProblem.set(null);
    // Before anything of the notes is read again.
    if (wasLost) await bringBack(client);
    const former = queries.getQueryData<Status>(QUERY_KEYS.status);
    queries.setQueryData(QUERY_KEYS.status, status);
    if (wasLost || (former !== undefined && indexChanged(former, status))) {
      for (const queryKey of KEYS_OF_INDEX) void queries.invalidateQueries({ queryKey });
    }
    if (wasLost || former?.models.generate !== status.models.generate || former.models.embed !== status.models.embed) {
      void queries.invalidateQueries({ queryKey: QUERY_KEYS.models });
    }
  }
}

/** True when what is shown of the notes may be old: a run ended, or notes came or went. */
export function indexChanged(former: Status, status: Status): boolean {
  const finished = former.lastRun?.finished !== status.lastRun?.finished;
  return finished || former.notes !== status.notes || (former.run !== null && status.run === null);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
