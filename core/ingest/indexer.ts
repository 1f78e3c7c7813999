import type { Config } from '../config.ts';
import type { IndexEvent, IndexRequest } from '../contract/index-run.ts';
import { DaybookError } from '../errors.ts';
import { acquireWriter } from '../store/writer-lock.ts';
import type { WriterLock } from '../store/writer-lock.ts';
import { eventStream } from './event-stream.ts';
import type { EventStream } from './event-stream.ts';
import { launchIndexThread } from './index-thread.ts';
import type { IndexThread } from './index-thread.ts';
import type { IndexChange, IndexerSettings } from './worker-messages.ts';

export type { IndexChange } from './worker-messages.ts';

/** The writing side of the index, seen from the engine. */
export interface Indexer {
  /**
   * Brings the index up to date; joins a run in progress. Leaving the iteration, or `signal`, cancels it for this caller
   * and stops the run when nobody else wants it. What was committed stays.
   *
   * The iteration fails with `cancelled`, `disk-full`, `index-damaged` (which `fresh` mends), `internal`.
   */
  run(request: IndexRequest, signal: AbortSignal): AsyncIterable<IndexEvent>;
  /**
   * Ends the run in progress for everybody; their iterations fail with `cancelled`. Nothing is read for meaning by itself
   * until a request embeds; nothing at all, when not every file was read yet.
   */
  stop(): void;
  /** All journals from now on; those that are only kept stay as they are. With watching on, a run for them starts by itself. */
  setJournals(roots: readonly string[], kept?: readonly string[]): void;
  /** Calls `listener` for everything that happens to the index. Returns the way to stop it. */
  onChange(listener: (change: IndexChange) => void): () => void;
  /** Stops the run in progress, ends the thread and gives the writer lock back. */
  close(): Promise<void>;
}

export interface StartIndexer {
  readonly config: Config;
  /** Absolute roots of the journals that runs bring up to date. */
  readonly journals: readonly string[];
  /** Roots of journals whose rows stay, beside those; rows of any other journal are removed. None when left out. */
  readonly kept?: readonly string[];
  /** Name of the embedder in the catalogue, null for none; asked before each run. */
  readonly embedModel: () => string | null;
  /** Follow changes of the files. The first run is the caller's to ask for. */
  readonly watch: boolean;
  /** False leaves what the runs for changed files find without vectors. True when left out. */
  readonly embed?: boolean;
  /** What this process is, for others who want to write: `daybook serve`. */
  readonly label?: string;
}

/**
 * Takes the writer lock and starts the thread that writes the index, so that no look-up waits for it.
 *
 * `index.db` can be opened for reading when this resolves, unless it is damaged: then runs fail with `index-damaged` until
 * one is `fresh`. When the thread crashes, its runs fail with `internal`, listeners hear of it, and the next run starts a
 * new thread.
 *
 * @returns null when another process writes this index
 * @throws DaybookError `permission-denied`, `disk-full`
 */
export async function startIndexer(options: StartIndexer): Promise<Indexer | null> {
  const lock = acquireWriter(options.config.dataDir, options.label ?? 'Daybook');
  if (lock === null) return null;
  const listeners = new Set<(change: IndexChange) => void>();
  const tell = (change: IndexChange) => {
    for (const listener of listeners) listener(change);
  };
  const launch = (now: IndexerSettings) => launchIndexThread({ config: options.config, settings: now }, tell);
  const thread = launch(settingsOf(options, options));
  const problem = await thread.opened.catch((error: unknown) => {
    lock.release();
    throw error;
  });
  if (problem !== null && problem.code !== 'index-damaged') {
    await thread.close();
    lock.release();
    throw problem;
  }
  return indexerOn({ options, lock, thread, launch, listeners });
}

type Roots = Pick<StartIndexer, 'journals' | 'kept'>;

function settingsOf(
  { embedModel, watch, embed = true }: StartIndexer,
  { journals, kept = [] }: Roots,
): IndexerSettings {
  return { journals, kept, embedModel: embedModel(), watch, embed };
}

interface Running {
  readonly options: StartIndexer;
  readonly lock: WriterLock;
  readonly thread: IndexThread;
  readonly launch: (settings: IndexerSettings) => IndexThread;
  readonly listeners: Set<(change: IndexChange) => void>;
}

function indexerOn({ options, lock, launch, listeners, thread: first }: Running): Indexer {
  let thread = first;
  let roots: Roots = options;
  let nextId = 1;

  function alive(): IndexThread {
    if (!thread.isAlive()) thread = launch(settingsOf(options, roots));
    else thread.post({ kind: 'settings', settings: settingsOf(options, roots) });
    return thread;
  }

  return {
    run(request, signal) {
      const id = nextId++;
      const on = alive();
      const leave = () => {
        on.detach(id);
        if (on.isAlive()) on.post({ kind: 'cancel', id });
      };
      const stream = eventStream<IndexEvent>(leave, () => on.detach(id));
      if (signal.aborted) stream.fail(cancelled());
      else {
        on.attach(id, stream);
        on.post({ kind: 'run', id, request });
        failOnAbort({ signal, stream, leave });
      }
      return stream.events;
    },
    stop() {
      if (thread.isAlive()) thread.post({ kind: 'stop' });
    },
    setJournals(journals, kept = []) {
      roots = { journals, kept };
      alive();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await thread.close();
      lock.release();
    },
  };
}

function cancelled(): DaybookError {
  return new DaybookError('cancelled', 'Indexing was stopped. What was done is kept.');
}

function failOnAbort(run: {
  readonly signal: AbortSignal;
  readonly stream: EventStream<IndexEvent>;
  readonly leave: () => void;
}): void {
  const onAbort = () => {
    run.leave();
    run.stream.fail(cancelled());
  };
  run.signal.addEventListener('abort', onAbort, { once: true });
}
