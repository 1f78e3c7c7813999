import { DaybookError } from '../errors.ts';
import type { RunOptions, WorkerProcess } from './worker-process.ts';

/** After two crashes in a row requests fail at once for this time, so that a broken model does not keep starting. */
const BROKEN_FOR_MS = 30_000;

/**
 * Runs requests that may be repeated: when the process dies in one, it is started once more and the request repeated;
 * when it dies again, the model is reported as broken.
 */
export class SteadyWorker {
  readonly #worker: WorkerProcess;
  readonly #name: string;
  #broken: { readonly error: DaybookError; readonly untilMs: number } | null = null;

  constructor(worker: WorkerProcess, name: string) {
    this.#worker = worker;
    this.#name = name;
  }

  /**
   * @throws DaybookError `model-broken` after a second crash, and what the worker reports
   */
  async run(input: unknown, options: RunOptions = {}): Promise<unknown> {
    if (this.#broken !== null && performance.now() < this.#broken.untilMs) throw this.#broken.error;
    this.#broken = null;
    const first = await this.#worker.run(input, options);
    if (first.kind === 'done') return first.value;
    const second = await this.#worker.run(input, options);
    if (second.kind === 'done') return second.value;
    const error = crashError(this.#name, second);
    this.#broken = { error, untilMs: performance.now() + BROKEN_FOR_MS };
    throw error;
  }

  close(): Promise<void> {
    return this.#worker.close();
  }
}

/** The end of a model's process as an error for people. */
export function crashError(name: string, crash: { readonly how: string; readonly stderr: string }): DaybookError {
  const lastWords = crash.stderr.split('\n').at(-1) ?? '';
  const isMemory = /bad_alloc|out of memory|failed to allocate|cannot allocate/i.test(crash.stderr);
  const message = `The process of the model ${name} ended by itself (${crash.how})${lastWords && `: ${lastWords}`}`;
  return new DaybookError(isMemory ? 'model-out-of-memory' : 'model-broken', message, {
    hint:
      crash.how === 'signal SIGKILL' || isMemory
        ? 'The system often does this when memory runs out: close other programs or choose a smaller model, then try again.'
        : `Try again. If it happens again, remove the model's folder and run \`daybook models pull ${name}\`.`,
  });
}
