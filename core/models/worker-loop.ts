import { toDaybookError } from '../errors.ts';
import { LOAD_ID, ToWorkerSchema, type FromWorker } from './worker-protocol.ts';

export interface RunContext {
  readonly signal: AbortSignal;
  /** Sends a part of the result before the end. */
  readonly piece: (value: unknown) => void;
}

/** Answers one request; throws DaybookError. */
export type RunRequest = (input: unknown, context: RunContext) => Promise<unknown>;

/**
 * The life of a model's process: `load` makes the function that answers, then requests are answered, several at a time
 * when the function lets go of the thread. The process ends with the one that started it.
 */
export function serveWorker(load: (options: unknown) => Promise<RunRequest>): void {
  const running = new Map<number, AbortController>();
  const loaded = Promise.withResolvers<RunRequest>();
  // Every request reports a failed load itself.
  loaded.promise.catch(() => undefined);

  const answer = (id: number, work: Promise<unknown>): void => {
    work
      .then(
        (value) => send({ kind: 'done', id, value }),
        (thrown: unknown) => send({ kind: 'failed', id, error: toDaybookError(thrown).toBody() }),
      )
      .finally(() => running.delete(id));
  };

  process.on('message', (raw) => {
    const message = ToWorkerSchema.parse(raw);
    if (message.kind === 'cancel') return running.get(message.id)?.abort();
    if (message.kind === 'load') {
      load(message.options).then(loaded.resolve, loaded.reject);
      return answer(
        LOAD_ID,
        loaded.promise.then(() => null),
      );
    }
    const controller = new AbortController();
    running.set(message.id, controller);
    const piece = (value: unknown): void => send({ kind: 'piece', id: message.id, value });
    answer(
      message.id,
      loaded.promise.then((run) => run(message.input, { signal: controller.signal, piece })),
    );
  });
  process.on('disconnect', () => process.exit(0));
}

function send(message: FromWorker): void {
  if (process.connected) process.send?.(message);
}
