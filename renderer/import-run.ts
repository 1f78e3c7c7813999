import type { ImportProgress, ImportReport, ImportRequest, ImportWait } from '../core/contract/import.ts';
import type { Client } from './client.ts';
import { startIndexing } from './index-run.ts';
import { createPace, NO_PACE } from './pace.ts';
import type { Pace } from './pace.ts';
import { RpcError, isCancelled, toRpcError } from './rpc-error.ts';
import { createStore } from './store.ts';

/** What is remembered of a request: everything but who asked. */
export type ImportAsked =
  | Exclude<ImportRequest, { readonly from: 'confluence-server' }>
  | Omit<Extract<ImportRequest, { readonly from: 'confluence-server' }>, 'login'>;

/** The source is asked again at a moment of this page's clock. */
export interface Waiting extends ImportWait {
  readonly untilMs: number;
}

/** The import that this page started. It goes on while the user is elsewhere. */
export type ImportRun =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running';
      readonly asked: ImportAsked;
      readonly progress: ImportProgress | null;
      /** Of the stage that it is in. */
      readonly pace: Pace;
      readonly waiting: Waiting | null;
    }
  | { readonly kind: 'done'; readonly asked: ImportAsked; readonly report: ImportReport }
  | { readonly kind: 'stopped'; readonly asked: ImportAsked }
  | { readonly kind: 'failed'; readonly asked: ImportAsked; readonly error: RpcError };

export const importRun = createStore<ImportRun>({ kind: 'none' });

let stop: AbortController | null = null;

/** Takes pages as notes, and indexes them. Does nothing while an import of this page is going on. */
export function startImport(client: Client, request: ImportRequest): void {
  if (importRun.get().kind === 'running') return;
  stop = new AbortController();
  const { signal } = stop;
  const asked = withoutLogin(request);
  importRun.set({ kind: 'running', asked, progress: null, pace: NO_PACE, waiting: null });
  void follow({ client, request, asked, signal }).catch((error: unknown) => {
    if (isCancelled(error)) importRun.set({ kind: 'stopped', asked });
    else importRun.set({ kind: 'failed', asked, error: toRpcError(error) });
    // What was imported before it ended is kept.
    startIndexing(client, { fresh: false });
  });
}

function withoutLogin(request: ImportRequest): ImportAsked {
  if (request.from !== 'confluence-server') return request;
  const { login: _login, ...asked } = request;
  return asked;
}

/** Stops the import; what is done is kept, and the next one goes on from there. */
export function stopImport(): void {
  stop?.abort();
}

interface Following {
  readonly client: Client;
  readonly request: ImportRequest;
  readonly asked: ImportAsked;
  readonly signal: AbortSignal;
}

async function follow({ client, request, asked, signal }: Following): Promise<void> {
  let paceOf = createPace();
  for await (const event of client.stream('importNotes', request, signal)) {
    const now = importRun.get();
    const progress = now.kind === 'running' ? now.progress : null;
    const pace = now.kind === 'running' ? now.pace : NO_PACE;
    switch (event.kind) {
      case 'progress': {
        const { stage, done, total } = event.progress;
        if (stage !== progress?.stage) paceOf = createPace();
        const next = paceOf(done, total, performance.now());
        importRun.set({ kind: 'running', asked, progress: event.progress, pace: next, waiting: null });
        break;
      }
      case 'waiting': {
        const waiting = { ...event.wait, untilMs: performance.now() + event.wait.ms };
        const before = now.kind === 'running' ? now.waiting : null;
        // Several requests wait at once: the longest is the one that it hangs on.
        const longest = before !== null && before.untilMs > waiting.untilMs ? before : waiting;
        importRun.set({ kind: 'running', asked, progress, pace, waiting: longest });
        break;
      }
      case 'done':
        importRun.set({ kind: 'done', asked, report: event.report });
        break;
    }
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
