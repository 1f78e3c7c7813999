import { Worker } from 'node:worker_threads';
import type { IndexEvent } from '../contract/index-run.ts';
import { DaybookError, toDaybookError } from '../errors.ts';
import type { ErrorBody } from '../errors.ts';
import type { EventStream } from './event-stream.ts';
import type { FromWorker, IndexChange, ToWorker, WorkerStart } from './worker-messages.ts';

/** A thread that writes the index, as long as it lives. */
export interface IndexThread {
  /** Null when the index was opened, else why not. Fails when the thread could not start. */
  readonly opened: Promise<DaybookError | null>;
  isAlive(): boolean;
  post(message: ToWorker): void;
  /** Delivers the events of a run to a stream. */
  attach(id: number, stream: EventStream<IndexEvent>): void;
  detach(id: number): void;
  /** Lets the thread finish its transaction and end. */
  close(): Promise<void>;
}

/** Garbage is collected early: this thread holds a batch of notes at a time, and the window shares the memory. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 16 };

function fromBody(body: ErrorBody): DaybookError {
  return new DaybookError(body.code, body.message, { hint: body.hint });
}

/** Starts index-worker.ts. `tell` hears everything that happens to the index, also the end of a thread that crashed. */
export function launchIndexThread(start: WorkerStart, tell: (change: IndexChange) => void): IndexThread {
  const streams = new Map<number, EventStream<IndexEvent>>();
  const opened = Promise.withResolvers<DaybookError | null>();
  const ended = Promise.withResolvers<void>();
  let isAlive = true;
  const worker = new Worker(new URL('./index-worker.ts', import.meta.url), {
    workerData: start,
    resourceLimits: RESOURCE_LIMITS,
  });

  function receive(message: FromWorker): void {
    switch (message.kind) {
      case 'open':
        opened.resolve(null);
        return;
      case 'not-open':
        opened.resolve(fromBody(message.error));
        return;
      case 'event':
        streams.get(message.id)?.push(message.event);
        if (message.event.kind === 'done') streams.get(message.id)?.end();
        return;
      case 'failed':
        streams.get(message.id)?.fail(fromBody(message.error));
        return;
      case 'change':
        tell(message.change);
        return;
      case 'closed':
        ended.resolve();
    }
  }

  function crash(thrown: unknown): void {
    isAlive = false;
    const error = toDaybookError(thrown);
    opened.reject(error);
    ended.resolve();
    for (const stream of streams.values()) stream.fail(error);
    tell({ kind: 'failed', error: error.toBody() });
  }

  // Whoever waits for `opened` sees its failure; a thread that crashes later has nobody waiting.
  opened.promise.catch(() => {});
  worker.on('message', receive);
  worker.on('error', crash);
  worker.on('exit', () => {
    isAlive = false;
    ended.resolve();
  });

  return {
    opened: opened.promise,
    isAlive: () => isAlive,
    post: (message) => worker.postMessage(message),
    attach: (id, stream) => void streams.set(id, stream),
    detach: (id) => void streams.delete(id),
    async close() {
      if (isAlive) worker.postMessage({ kind: 'close' } satisfies ToWorker);
      await ended.promise;
      await worker.terminate();
    },
  };
}
