import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DaybookError, type ErrorBody } from '../errors.ts';
import { FromWorkerSchema, LOAD_ID, type ToWorker } from './worker-protocol.ts';

/** How much of what a model's process printed is kept to explain its end. */
const STDERR_TAIL_CHARACTERS = 2_000;

/** A request's end: its value, or the end of the process that worked on it. Failures that the worker names are thrown. */
export type WorkerOutcome =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'crashed'; readonly how: string; readonly stderr: string };

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onPiece?: (value: unknown) => void;
}

export interface WorkerOptions {
  /** The program: a TypeScript file of this folder that calls `serveWorker`. */
  readonly program: URL;
  /** Handed to the program's `load`. */
  readonly load: unknown;
  /** The process ends after this time without a request, which gives its memory back. Null: it stays. */
  readonly idleMs: number | null;
  /** A request that was cancelled and still works after this time costs the process its life. Null: it is left alone. */
  readonly cancelGraceMs: number | null;
}

interface Pending {
  readonly input: unknown;
  wasAnswered: boolean;
  readonly settle: (outcome: WorkerOutcome) => void;
  readonly fail: (error: DaybookError) => void;
  readonly onPiece: ((value: unknown) => void) | undefined;
}

/**
 * A model in a process of its own, so that a crash of the model's runtime ends that process and not the engine.
 * Started by the first request, started again by the next request after an end.
 * It never keeps the engine's process alive while no request is open.
 */
export class WorkerProcess {
  readonly #options: WorkerOptions;
  readonly #pending = new Map<number, Pending>();
  #child: ChildProcess | null = null;
  #stderr = '';
  #nextId = LOAD_ID + 1;
  #idle: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /** Process id while it runs. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /**
   * Sends one request and waits for its end.
   *
   * @throws DaybookError what the worker reports, and `cancelled` as soon as `signal` says so
   */
  run(input: unknown, options: RunOptions = {}): Promise<WorkerOutcome> {
    const { signal, onPiece } = options;
    if (signal?.aborted) return Promise.reject(cancelled());
    if (this.#closed) return Promise.reject(cancelled());
    const id = this.#nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<WorkerOutcome>();
    const child = this.#start();
    const onAbort = (): void => this.#cancel(id, reject);
    signal?.addEventListener('abort', onAbort, { once: true });
    this.#pending.set(id, { input, wasAnswered: false, settle: resolve, fail: reject, onPiece });
    this.#hold();
    this.#send(child, { kind: 'run', id, input });
    return promise.finally(() => signal?.removeEventListener('abort', onAbort));
  }

  /** Ends the process and fails what is open. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  #start(): ChildProcess {
    if (this.#child !== null) return this.#child;
    this.#stderr = '';
    const child = fork(fileURLToPath(this.#options.program), [], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child = child;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_TAIL_CHARACTERS);
    });
    child.on('message', (raw) => this.#receive(raw));
    child.on('error', (error) => this.#lost(child, error.message));
    // 'close' comes after 'exit', when what the process printed last has been read.
    child.on('close', (code, signal) => this.#lost(child, signal === null ? `exit code ${code}` : `signal ${signal}`));
    this.#send(child, { kind: 'load', options: this.#options.load });
    return child;
  }

  #send(child: ChildProcess, message: ToWorker): void {
    // A broken channel also closes the process; that event settles the request.
    child.send(message, () => undefined);
  }

  #receive(raw: unknown): void {
    const message = FromWorkerSchema.parse(raw);
    if (message.id === LOAD_ID) {
      if (message.kind === 'failed') this.#loadFailed(message.error);
      return;
    }
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    if (message.kind === 'piece') {
      pending.wasAnswered = true;
      return pending.onPiece?.(message.value);
    }
    this.#pending.delete(message.id);
    if (message.kind === 'done') pending.settle({ kind: 'done', value: message.value });
    else pending.fail(new DaybookError(message.error.code, message.error.message, { hint: message.error.hint }));
    if (this.#pending.size === 0) this.#release();
  }

  /** The next request starts a new process: the file may have been mended or memory freed by then. */
  #loadFailed({ code, message, hint }: ErrorBody): void {
    const open = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of open) pending.fail(new DaybookError(code, message, { hint }));
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  #lost(child: ChildProcess, how: string): void {
    if (this.#child !== child) return;
    this.#child = null;
    this.#stopIdleClock();
    const open = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of open) {
      if (this.#closed) pending.fail(cancelled());
      else pending.settle({ kind: 'crashed', how, stderr: this.#stderr.trim() });
    }
  }

  #cancel(id: number, reject: (error: DaybookError) => void): void {
    reject(cancelled());
    const child = this.#child;
    if (child === null) return;
    this.#send(child, { kind: 'cancel', id });
    const { cancelGraceMs } = this.#options;
    if (cancelGraceMs === null) return;
    setTimeout(() => {
      if (this.#child === child && this.#pending.delete(id)) this.#replace(child);
    }, cancelGraceMs);
  }

  /** Ends a process that does not let go of a cancelled request; what waited behind it goes to a new one. */
  #replace(child: ChildProcess): void {
    const waiting = [...this.#pending].filter(([, pending]) => !pending.wasAnswered);
    for (const [id] of waiting) this.#pending.delete(id);
    child.kill('SIGKILL');
    this.#lost(child, 'signal SIGKILL');
    // Who stopped a question often asks the next one: the new process loads the model meanwhile.
    const next = this.#start();
    for (const [id, pending] of waiting) {
      this.#pending.set(id, pending);
      this.#send(next, { kind: 'run', id, input: pending.input });
    }
    if (waiting.length > 0) this.#hold();
    else this.#release();
  }

  #hold(): void {
    this.#stopIdleClock();
    this.#child?.ref();
    this.#child?.channel?.ref();
  }

  #release(): void {
    this.#child?.unref();
    this.#child?.channel?.unref();
    // SAFETY: with stdio 'pipe' the stream is a socket, which has `unref`; the type only promises a Readable.
    const stderr = this.#child?.stderr as { unref?: () => void } | null | undefined;
    stderr?.unref?.();
    const { idleMs } = this.#options;
    if (idleMs !== null) this.#idle = setTimeout(() => void this.#end(), idleMs).unref();
  }

  #stopIdleClock(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
  }

  async #end(): Promise<void> {
    this.#stopIdleClock();
    const child = this.#child;
    if (child === null) return;
    child.ref();
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    child.kill('SIGKILL');
    await ended;
  }
}

function cancelled(): DaybookError {
  return new DaybookError('cancelled', 'Stopped before it was done.');
}
