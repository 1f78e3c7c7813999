import { Worker } from 'node:worker_threads';
import { DaybookError } from '../errors.ts';
import type { FileToIngest, Outcome } from './ingest-note.ts';

/** New objects of the thread fill this before they are sorted out: less costs time, more costs memory. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 48 };

/** How the thread reads the notes that it is asked for from now on. */
export interface ParseSetup {
  /** Lines that are not the writer's words, see notes/template-text.ts. */
  readonly templateLines: readonly string[];
  /** Whether it reads facts. */
  readonly extracts: boolean;
}

export type ToParseThread =
  | { readonly kind: 'set-up'; readonly setup: ParseSetup }
  | { readonly kind: 'batch'; readonly batch: readonly FileToIngest[] };

/** A thread that reads and parses notes while another one writes them. */
export interface ParseThread {
  /** Comes before the first batch. */
  setUp(setup: ParseSetup): void;
  /** Answered in the order asked. Fails with `internal` when the thread ended. */
  ask(batch: readonly FileToIngest[]): Promise<Outcome[]>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(outcomes: Outcome[]): void;
  reject(reason: unknown): void;
}

/** Starts parse-worker.ts, which takes 100 to 200 ms to load: this file itself loads nothing. */
export function startParseThread(): ParseThread {
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), { resourceLimits: THREAD_LIMITS });
  const waiting: Waiting[] = [];
  let problem: unknown = null;
  const fail = (reason: unknown) => {
    problem ??= reason;
    for (const one of waiting.splice(0)) one.reject(problem);
  };
  const post = (message: ToParseThread) => worker.postMessage(message);
  worker.on('message', (outcomes: Outcome[]) => waiting.shift()?.resolve(outcomes));
  worker.on('error', fail);
  worker.on('exit', (code) =>
    fail(new DaybookError('internal', `The thread that reads notes ended with code ${code}.`)),
  );
  return {
    setUp: (setup) => post({ kind: 'set-up', setup }),
    ask(batch) {
      const reply = new Promise<Outcome[]>((resolve, reject) => waiting.push({ resolve, reject }));
      // Whoever consumes the batches sees the failure at its turn; until then it is not an unhandled one.
      reply.catch(() => {});
      if (problem === null) post({ kind: 'batch', batch });
      else fail(problem);
      return reply;
    },
    close: async () => void (await worker.terminate()),
  };
}
