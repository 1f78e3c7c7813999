import { Worker } from 'node:worker_threads';
import { DaybookError } from '../errors.ts';
import { templateText } from '../notes/template-text.ts';
import { ingestNote } from './ingest-note.ts';
import type { FileToIngest, Outcome } from './ingest-note.ts';

/** Fewer files are read on this thread: a second one takes 100 to 200 ms to start. */
const WORTH_A_THREAD_FILES = 150;

/** What goes to the other thread and back at a time: large enough to cost nothing, small enough to hold in memory. */
const BATCH_BYTES = 64 * 1024;
const BATCH_FILES = 8;

/** Batches asked for and not yet written: more than one transaction of them, so that neither thread waits. */
const AHEAD_BATCHES = 96;

/** New objects of the other thread fill this before they are sorted out: less costs time, more costs memory. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 48 };

/** Neighbours in a folder are alike: this many places of the list take turns. */
const STRANDS = 64;

/**
 * Long notes are slow to write and short ones slow to parse: mixed, they keep both threads busy from the first to the
 * last.
 */
function mixed(files: readonly FileToIngest[]): FileToIngest[] {
  const strandFiles = Math.ceil(files.length / STRANDS);
  const order: FileToIngest[] = [];
  for (let at = 0; at < strandFiles; at++) {
    for (let from = at; from < files.length; from += strandFiles) {
      const file = files[from];
      if (file !== undefined) order.push(file);
    }
  }
  return order;
}

function batchesOf(files: readonly FileToIngest[]): FileToIngest[][] {
  const batches: FileToIngest[][] = [];
  let batch: FileToIngest[] = [];
  let bytes = 0;
  for (const file of files) {
    batch.push(file);
    bytes += file.found.sizeBytes;
    if (bytes < BATCH_BYTES && batch.length < BATCH_FILES) continue;
    batches.push(batch);
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/** Reads and parses notes, many of them on a thread of its own. */
export interface Parser {
  /** Starts the thread ahead of a long list, so that it loads its modules while the folder is scanned. */
  start(): void;
  /**
   * Reads and parses files in the order in which `mixed` puts them, a few batches ahead of whoever consumes them. One
   * list at a time; a list that is left before its end leaves nothing to do but `close`.
   *
   * @throws DaybookError `internal` when the parsing thread ended; the reason of `signal` when it is aborted
   */
  parse(files: readonly FileToIngest[], signal: AbortSignal): AsyncGenerator<Outcome[]>;
  close(): Promise<void>;
}

interface ParserOptions {
  /** Lines that are not the writer's words, see notes/template-text.ts. */
  readonly templateLines?: readonly string[] | undefined;
  /** Leaves the facts of a long list for later. */
  readonly factsLater?: boolean;
}

/** What the thread starts with. */
export interface ParseThreadData {
  readonly templateLines: readonly string[];
  /** Whether it reads facts. */
  readonly extracts: boolean;
}

export function createParser({ templateLines = [], factsLater = false }: ParserOptions = {}): Parser {
  let thread: ParseThread | null = null;
  const started = (): ParseThread => (thread ??= startThread({ templateLines, extracts: !factsLater }));
  const templates = templateText(templateLines);
  return {
    start: () => void started(),
    async *parse(files, signal) {
      if (files.length === 0) return;
      const batches = batchesOf(mixed(files));
      if (files.length >= WORTH_A_THREAD_FILES) {
        yield* parseOnThread(batches, started(), signal);
        return;
      }
      const { extractFacts: extract } = await import('../extract/extract.ts');
      for (const batch of batches) {
        signal.throwIfAborted();
        yield batch.map((file) => ingestNote(file, { templates, extract }));
      }
    },
    async close() {
      await thread?.close();
    },
  };
}

interface ParseThread {
  ask(batch: FileToIngest[]): Promise<Outcome[]>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(outcomes: Outcome[]): void;
  reject(reason: unknown): void;
}

function startThread(workerData: ParseThreadData): ParseThread {
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    resourceLimits: THREAD_LIMITS,
    workerData,
  });
  const waiting: Waiting[] = [];
  let problem: unknown = null;
  const fail = (reason: unknown) => {
    problem ??= reason;
    for (const one of waiting.splice(0)) one.reject(problem);
  };
  worker.on('message', (outcomes: Outcome[]) => waiting.shift()?.resolve(outcomes));
  worker.on('error', fail);
  worker.on('exit', (code) =>
    fail(new DaybookError('internal', `The thread that reads notes ended with code ${code}.`)),
  );
  return {
    ask(batch) {
      const reply = new Promise<Outcome[]>((resolve, reject) => waiting.push({ resolve, reject }));
      // Whoever consumes the batches sees the failure at its turn; until then it is not an unhandled one.
      reply.catch(() => {});
      if (problem === null) worker.postMessage(batch);
      else fail(problem);
      return reply;
    },
    close: async () => void (await worker.terminate()),
  };
}

async function* parseOnThread(
  batches: readonly FileToIngest[][],
  thread: ParseThread,
  signal: AbortSignal,
): AsyncGenerator<Outcome[]> {
  const ahead = batches.slice(0, AHEAD_BATCHES).map((batch) => thread.ask(batch));
  for (let next = AHEAD_BATCHES; ahead.length > 0; next++) {
    signal.throwIfAborted();
    const outcomes = await ahead.shift();
    const batch = batches[next];
    if (batch !== undefined) ahead.push(thread.ask(batch));
    if (outcomes !== undefined) yield outcomes;
  }
}
