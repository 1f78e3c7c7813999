import type { IndexReport, Progress } from '../core/contract/index-run.ts';
import type { DateOrderChoice } from '../core/contract/preferences.ts';
import type { Client } from './client.ts';
import { tellProblem, tellUser } from './components/notices.ts';
import { RpcError, isCancelled, toRpcError } from './rpc-error.ts';
import { createStore } from './store.ts';

/** The run of the index that this page started. It goes on while the user is elsewhere. */
export type IndexRun =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly fresh: boolean; readonly progress: Progress | null }
  | { readonly kind: 'done'; readonly report: IndexReport }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: RpcError };

export const indexRun = createStore<IndexRun>({ kind: 'none' });

export interface RunOptions {
  readonly fresh: boolean;
  /** How dates of two numbers are read from now on. */
  readonly dateOrder?: DateOrderChoice;
}

let stop: AbortController | null = null;

/**
 * Brings the index up to date, or builds it again. While a run of this page is in progress it does nothing, unless dates are
 * to be read in another way: then a new run takes that one's place.
 */
export function startIndexing(client: Client, options: RunOptions): void {
  const isRunning = indexRun.get().kind === 'running';
  if (isRunning && options.dateOrder === undefined) return;
  const [former, own] = [stop, new AbortController()];
  stop = own;
  indexRun.set({ kind: 'running', fresh: options.fresh, progress: null });
  void follow(client, options, own.signal).catch((error: unknown) => {
    if (stop !== own) return;
    indexRun.set(isCancelled(error) ? { kind: 'stopped' } : { kind: 'failed', error: toRpcError(error) });
  });
  if (isRunning) former?.abort();
}

/** Stops the run in progress, whoever started it; what is done is kept, and the next run carries on. */
export function stopIndexing(client: Client): void {
  void askToStop(client).finally(() => stop?.abort());
}

async function askToStop(client: Client): Promise<void> {
  try {
    const { stopped } = await client.call('stopIndex', {});
    // One that this page has just asked for has not said anything yet.
    if (!stopped && indexRun.get().kind !== 'running') tellUser('The index is at rest: there is nothing to stop.');
  } catch (error) {
    tellProblem('Indexing was not stopped.', error);
  }
}

async function follow(client: Client, options: RunOptions, signal: AbortSignal): Promise<void> {
  const { fresh } = options;
  for await (const event of client.stream('index', options, signal)) {
    if (event.kind === 'progress') indexRun.set({ kind: 'running', fresh, progress: event.progress });
    else indexRun.set({ kind: 'done', report: event.report });
  }
  if (indexRun.get().kind !== 'running') return;
  throw new RpcError({
    code: signal.aborted ? 'cancelled' : 'internal',
    message: 'The engine stopped before the index was complete.',
    hint: 'What was done is kept. Start it again: it carries on.',
  });
}
