import { Worker } from 'node:worker_threads';
import { DaybookError } from '../errors.ts';
import { ingestNote } from './ingest-note.ts';
import type { FileToIngest, Outcome } from './ingest-note.ts';

/** Fewer files are read on this thread: a second one takes 100 to 200 ms to start. */
const WORTH_A_THREAD_FILES = 150;

/** What goes to the other thread and back at a time: large enough to cost nothing, small enough to hold in memory. */
const BATCH_BYTES = 64 * 1024;
const BATCH_FILES = 8;

/** Batches asked for and not yet written: more than one transaction of them, so that neither thread waits. */
const AHEAD_BATCHES = 48;

/** New objects of the other thread fill this before they are sorted out: less costs time, more costs memory. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 24 };

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

/**
 * Reads and parses files in their order, a few batches ahead of whoever consumes them.
 *
 * @throws DaybookError `cancelled`, or `internal` when the parsing thread ended
 */
export async function* parseAhead(files: readonly FileToIngest[], signal: AbortSignal): AsyncGenerator<Outcome[]> {
  const batches = batchesOf(files);
  if (files.length >= WORTH_A_THREAD_FILES) {
    yield* parseOnThread(batches, signal);
    return;
  }
  for (const batch of batches) {
    signal.throwIfAborted();
    yield batch.map(ingestNote);
  }
}

interface Waiting {
  resolve(outcomes: Outcome[]): void;
  reject(reason: unknown): void;
}

/** The first batch is parsed on this thread, in the time that the other one takes to start. */
async function* parseOnThread(batches: readonly FileToIngest[][], signal: AbortSignal): AsyncGenerator<Outcome[]> {
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), { resourceLimits: THREAD_LIMITS });
  const waiting: Waiting[] = [];
  const fail = (reason: unknown) => {
    for (const one of waiting.splice(0)) one.reject(reason);
  };
  worker.on('message', (outcomes: Outcome[]) => waiting.shift()?.resolve(outcomes));
  worker.on('error', fail);
  worker.on('exit', (code) =>
    fail(new DaybookError('internal', `The thread that reads notes ended with code ${code}.`)),
  );
  const ask = (batch: FileToIngest[]) => {
    const reply = new Promise<Outcome[]>((resolve, reject) => waiting.push({ resolve, reject }));
    // Whoever consumes the batches sees the failure at its turn; until then it is not an unhandled one.
    reply.catch(() => {});
    worker.postMessage(batch);
    return reply;
  };
  try {
    const ahead = batches.slice(1, AHEAD_BATCHES).map(ask);
    yield (batches[0] ?? []).map(ingestNote);
    for (let next = AHEAD_BATCHES; ahead.length > 0; next++) {
      signal.throwIfAborted();
      const outcomes = await ahead.shift();
      const batch = batches[next];
      if (batch !== undefined) ahead.push(ask(batch));
      if (outcomes !== undefined) yield outcomes;
    }
  } finally {
    await worker.terminate();
  }
}
