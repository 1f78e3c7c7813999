import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OncallState } from '../core/contract/oncall.ts';
import { useClient } from './client-context.ts';
import type { Client } from './client.ts';
import { QUERY_KEYS } from './queries.ts';
import { feedProblem } from './status-feed.ts';
import { createStore, useStore } from './store.ts';

/** How many alerts are open, and what is set about them; null until it is known. */
export const oncallState = createStore<OncallState | null>(null);

/** Follows the alerts that come in. The status stream says when the engine is lost: this one begins again after it. */
export function useOncallFeed(): void {
  const client = useClient();
  const queries = useQueryClient();
  const isLost = useStore(feedProblem) !== null;
  useEffect(() => {
    if (isLost) return undefined;
    const stop = new AbortController();
    // A stream that breaks is what `feedProblem` tells.
    void follow({ client, queries }, stop.signal).catch(() => undefined);
    return () => stop.abort();
  }, [client, queries, isLost]);
}

async function follow(
  { client, queries }: { readonly client: Client; readonly queries: QueryClient },
  signal: AbortSignal,
): Promise<void> {
  for await (const state of client.stream('watchOncall', {}, signal)) {
    const former = oncallState.get();
    oncallState.set(state);
    if (former === null || (former.open === state.open && former.latest === state.latest)) continue;
    void queries.invalidateQueries({ queryKey: QUERY_KEYS.alerts });
  }
}
