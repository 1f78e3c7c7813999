import type { ImportProgress, ImportReport, ImportRequest } from '../core/contract/import.ts';
import type { Client } from './client.ts';
import { startIndexing } from './index-run.ts';
import { RpcError, isCancelled, toRpcError } from './rpc-error.ts';
import { createStore } from './store.ts';

/** The import that this page started. It goes on while the user is elsewhere. */
export type ImportRun =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly request: ImportRequest; readonly progress: ImportProgress | null }
  | { readonly kind: 'done'; readonly request: ImportRequest; readonly report: ImportReport }
  | { readonly kind: 'stopped'; readonly request: ImportRequest }
  | { readonly kind: 'failed'; readonly request: ImportRequest; readonly error: RpcError };

export const importRun = createStore<ImportRun>({ kind: 'none' });

let stop: AbortController | null = null;

/** Takes pages as notes, and indexes them. Does nothing while an import of this page is going on. */
export function startImport(client: Client, request: ImportRequest): void {
  if (importRun.get().kind === 'running') return;
  stop = new AbortController();
  const { signal } = stop;
  importRun.set({ kind: 'running', request, progress: null });
  void follow({ client, request, signal }).catch((error: unknown) => {
    if (isCancelled(error)) importRun.set({ kind: 'stopped', request });
    else importRun.set({ kind: 'failed', request, error: toRpcError(error) });
    // What was imported before it ended is kept.
    startIndexing(client, { fresh: false });
  });
}

/** Stops the import; what is done is kept, and the next one goes on from there. */
export function stopImport(): void {
  stop?.abort();
}

interface Following {
  readonly client: Client;
  readonly request: ImportRequest;
  readonly signal: AbortSignal;
}

async function follow({ client, request, signal }: Following): Promise<void> {
  for await (const event of client.stream('importNotes', request, signal)) {
    if (event.kind === 'progress') importRun.set({ kind: 'running', request, progress: event.progress });
    else importRun.set({ kind: 'done', request, report: event.report });
  }
  if (importRun.get().kind === 'done') {
    startIndexing(client, { fresh: false });
    return;
  }
  throw new RpcError({
    code: signal.aborted ? 'cancelled' : 'internal',
    message: 'The engine stopped before the import was complete.',
    hint: 'What was imported is kept. Import it again: it goes on from there.',
  });
}
