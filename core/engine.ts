import type { Implementation, IndexReport, ModelRole, Progress } from './contract.ts';
import type { Config } from './config.ts';
import { assertNever, DaybookError } from './errors.ts';
import { createBroadcast } from './engine/broadcast.ts';
import { openIndexReader, type IndexReader } from './engine/index-reader.ts';
import { SAMPLE_JOURNAL } from './engine/journal-list.ts';
import { ModelShelf } from './engine/model-shelf.ts';
import { proceduresOf, type EngineParts } from './engine/procedures.ts';
import { startIndexer, type IndexChange } from './ingest/indexer.ts';
import { openLog, type Log } from './log.ts';
import { openUser } from './store/database.ts';
import { readSettings } from './store/settings.ts';
import { currentWriter } from './store/writer-lock.ts';

export interface EngineOptions {
  readonly config: Config;
  /** The clock that `last week` counts from. */
  readonly now: () => Date;
  /** Roots used instead of the configured journals. */
  readonly journals?: readonly string[] | undefined;
  /** `yes` fails when another process writes; `if-free` then only reads; `no` never writes. */
  readonly write: 'yes' | 'if-free' | 'no';
  /** Bring the index up to date now, and follow changes of the files. */
  readonly watch: boolean;
  /** Fetch the chosen embedder and generator in the background when they are missing. */
  readonly fetchModels?: boolean;
  readonly version: string;
  /** What this process is, for another one that wants to write: `daybook serve`. */
  readonly label?: string;
}

/** The composed core. Whoever opens one closes it. */
export interface Engine {
  readonly procedures: Implementation;
  close(): Promise<void>;
}

interface RunState {
  progress: Progress | null;
  lastRun: { readonly finished: string; readonly report: IndexReport } | null;
}

function readOnlyError(dataDir: string): DaybookError {
  const writer = currentWriter(dataDir);
  return new DaybookError('busy', writer ? `The index is written by ${writer}.` : 'This process only reads the index.', {
    hint: 'Close that process, or give another data folder with --data.',
  });
}

/**
 * Constructs everything once, in the order in which it depends on each other.
 *
 * @throws DaybookError `busy` when `write` is `yes` and another process writes; `index-damaged`, `permission-denied`, `disk-full`
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { dataDir } = options.config;
  const user = openUser(dataDir);
  const log = openLog(dataDir);
  const reader = openIndexReader(dataDir);
  const changed = createBroadcast<null>();
  const run: RunState = { progress: null, lastRun: null };
  const closing = new AbortController();

  const settings = () => readSettings(user);
  const config = (): Config => ({ ...options.config, networkAllowed: options.config.networkAllowed && settings().network });
  const roots = () => options.journals ?? (settings().journals.length > 0 ? settings().journals : [SAMPLE_JOURNAL]);
  const shelf: ModelShelf = new ModelShelf({ config, settings, onChange: () => changed.send(null), onEmbedder: () => refresh() });
  const indexer =
    options.write === 'no'
      ? null
      : await startIndexer({ config: options.config, journals: roots(), embedModel: () => shelf.chosen('embed'), watch: options.watch, label: options.label ?? 'Daybook' });
  if (indexer === null && options.write === 'yes') throw readOnlyError(dataDir);
  indexer?.onChange((change) => {
    follow(change, { run, reader, log });
    changed.send(null);
  });
  /** Brings the index up to date for nobody in particular: what goes wrong is in the log and the status. */
  const refresh = () => {
    if (indexer) void readToEnd(indexer.run({ fresh: false, embed: true }, closing.signal)).catch((thrown) => log.error('index', thrown));
  };
  if (options.watch) refresh();

  const parts: EngineParts = { options, user, reader, shelf, indexer, changed, run, config, settings, roots, refresh };
  if (options.fetchModels) for (const role of ['embed', 'generate'] as const) void fetchMissing(parts, role, closing.signal).catch((thrown) => log.error('fetch-model', thrown));
  return {
    procedures: proceduresOf(parts),
    async close() {
      closing.abort();
      changed.close();
      await Promise.all([indexer?.close(), shelf.close()]);
      reader.release();
      user.close();
    },
  };
}

async function readToEnd(events: AsyncIterable<unknown>): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  while (!(await iterator.next()).done);
}

/** Keeps the run's state in step with the indexing thread. */
function follow(change: IndexChange, { run, reader, log }: { readonly run: RunState; readonly reader: IndexReader; readonly log: Log }): void {
  switch (change.kind) {
    case 'progress':
      run.progress = change.progress;
      return;
    case 'replaced':
      reader.release();
      return;
    case 'idle':
      run.progress = null;
      run.lastRun = { finished: new Date().toISOString(), report: change.report };
      return;
    case 'failed':
      run.progress = null;
      if (change.error.code !== 'cancelled') log.error('index', new DaybookError(change.error.code, change.error.message));
      return;
    case 'watch-failed':
      log.error('watch', new DaybookError(change.error.code, change.error.message));
      return;
    case 'changed':
      return;
    default:
      assertNever(change);
  }
}

/** Fetches the chosen model of a role when it is missing; what goes wrong is shown beside the model. */
async function fetchMissing({ shelf }: EngineParts, role: ModelRole, signal: AbortSignal): Promise<void> {
  const name = shelf.chosen(role);
  if (name === null || name.includes('://') || shelf.isReady(name)) return;
  for await (const event of shelf.pull(name, signal)) if (event.kind === 'done') return;
}
