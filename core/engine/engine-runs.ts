import type { Config } from '../config.ts';
import type { IndexReport, Progress, Stopped } from '../contract/index-run.ts';
import { assertNever, DaybookError, toDaybookError } from '../errors.ts';
import type { IndexChange, Indexer } from '../ingest/indexer.ts';
import type { Log } from '../log.ts';
import { listJournals } from '../store/journals.ts';
import { countPendingFacts } from '../store/pending-facts.ts';
import { currentWriter } from '../store/writer-lock.ts';
import { followWriter } from './follow-writer.ts';
import type { IndexReader } from './index-reader.ts';
import { isEndpoint, type ModelShelf } from './model-shelf.ts';

export interface EngineRunsInput {
  readonly options: {
    readonly config: Config;
    readonly write: 'yes' | 'if-free' | 'no';
    readonly watch: boolean;
    readonly embed?: boolean;
    readonly label?: string;
    readonly onProgress?: (progress: Progress) => void;
  };
  readonly roots: () => readonly string[];
  /** Journals whose rows stay as they are. */
  readonly kept: () => readonly string[];
  readonly shelf: ModelShelf;
  readonly reader: IndexReader;
  readonly log: Log;
  /** Something that `status` shows has changed. */
  readonly onChange: () => void;
}

export interface LastRun {
  readonly finished: string;
  readonly report: IndexReport;
}

/** The writing side of an engine: its indexer, as long as no other process writes, and what it does by itself. */
export class EngineRuns {
  readonly #input: EngineRunsInput;
  readonly #closing = new AbortController();
  /** What goes on for nobody in particular. */
  readonly #background = new Set<Promise<void>>();
  #indexer: Indexer | null = null;
  #stopFollowing: () => void = () => undefined;
  #progress: Progress | null = null;
  #lastRun: LastRun | null = null;
  #stopped: Stopped | null = null;

  constructor(input: EngineRunsInput) {
    this.#input = input;
  }

  /**
   * Takes the writer lock, or follows the process that has it.
   *
   * @throws DaybookError `busy` when this engine has to write and another process does; `permission-denied`, `disk-full`
   */
  async open(): Promise<void> {
    const { write, watch } = this.#input.options;
    if (write !== 'no') await this.#takeOver();
    if (this.#indexer === null && write === 'yes') throw this.#busy();
    if (this.#indexer === null && watch) this.#follow();
  }

  /** True when this engine holds the writer lock. */
  get isWriter(): boolean {
    return this.#indexer !== null;
  }

  /** The run in progress; null when the index is at rest. */
  get progress(): Progress | null {
    return this.#progress;
  }

  /** The last run of this engine that came to its end. */
  get lastRun(): LastRun | null {
    return this.#lastRun;
  }

  /** What waits since the user stopped a run; null when nothing does. */
  get stopped(): Stopped | null {
    return this.#stopped;
  }

  /** Stops the run in progress for everybody who waits for it. False when there is none, as far as is known here. */
  stop(): boolean {
    this.#indexer?.stop();
    return this.#indexer !== null && this.#progress !== null;
  }

  /** @throws DaybookError `busy` naming the process that writes */
  indexer(): Indexer {
    if (this.#indexer) return this.#indexer;
    throw this.#busy();
  }

  #busy(): DaybookError {
    const writer = currentWriter(this.#input.options.config.dataDir);
    const message = writer ? `The index is written by ${writer}.` : 'This process only reads the index.';
    return new DaybookError('busy', message, {
      hint: 'Close that process, or give another data folder with --data.',
    });
  }

  async #takeOver(): Promise<void> {
    const { options, roots, kept, shelf } = this.#input;
    const { config, watch, embed = true, label = 'Daybook' } = options;
    // Loaded late: a process that only reads has no use for it.
    const { startIndexer } = await import('../ingest/indexer.ts');
    const embedModel = () => shelf.chosen('embed');
    const journals = { journals: roots(), kept: kept() };
    this.#indexer = await startIndexer({ config, ...journals, embedModel, embed, watch, label });
    this.#indexer?.onChange((change) => {
      this.#note(change);
      if (change.kind !== 'progress') this.#input.onChange();
    });
    if (watch) this.refresh();
  }

  #follow(): void {
    const { options, reader, onChange } = this.#input;
    const { dataDir } = options.config;
    const onFree = () => {
      if (options.write !== 'if-free') return;
      this.#stopFollowing();
      const goOn = () => {
        if (this.#indexer === null && !this.#closing.signal.aborted) this.#follow();
        onChange();
      };
      this.#inBackground('take-over', () => this.#takeOver().finally(goOn));
    };
    this.#stopFollowing = followWriter({ dataDir, reader, onChange, onFree });
  }

  /** Brings the index up to date for nobody in particular: what goes wrong is in the log and the status. */
  refresh(): void {
    const indexer = this.#indexer;
    if (!indexer) return;
    const request = { fresh: false, embed: this.#input.options.embed ?? true, facts: 'now' } as const;
    this.#inBackground('index', () => readToEnd(indexer.run(request, this.#closing.signal)));
  }

  /**
   * Brings a note that this engine itself wrote into the index. Where another process writes the index, that one follows
   * by itself. A run in progress looks at the files again at once, but may go on embedding for hours: that is not waited
   * for.
   *
   * @param isIndexed asked whenever the run has got further
   */
  async indexWritten(isIndexed: () => boolean): Promise<void> {
    if (this.#indexer === null) return;
    try {
      for await (const event of this.#indexer.run({ fresh: false, embed: false, facts: 'now' }, this.#closing.signal)) {
        if (event.kind === 'progress' && event.progress.stage === 'embed' && isIndexed()) return;
      }
    } catch (thrown) {
      // Somebody stopped the run: the file is written all the same, and is read when reading goes on.
      if (toDaybookError(thrown).code !== 'cancelled' || this.#closing.signal.aborted) throw thrown;
    }
  }

  /**
   * Reads the facts that were left for later. A process that only reads writes for just that time; where another process
   * writes, that one reads them.
   */
  async readFacts(): Promise<void> {
    const { reader, options } = this.#input;
    const db = reader.dbIfAny();
    if (db === null || countPendingFacts(db) === 0) return;
    const request = { fresh: false, embed: false, facts: 'only' } as const;
    if (this.#indexer !== null) {
      await readToEnd(this.#indexer.run(request, this.#closing.signal));
      return;
    }
    const { startIndexer } = await import('../ingest/indexer.ts');
    const journals = listJournals(db).map(({ root }) => root);
    const settings = { config: options.config, journals, embedModel: () => null, embed: false, watch: false };
    const indexer = await startIndexer(settings);
    if (indexer === null) return;
    indexer.onChange((change) => {
      if (change.kind === 'progress') this.#showProgress(change.progress);
    });
    try {
      await readToEnd(indexer.run(request, this.#closing.signal));
    } finally {
      this.#showProgress(null);
      await indexer.close();
    }
  }

  /** Fetches those of the chosen models that are wanted and missing; what goes wrong is shown beside the model. */
  fetchMissing(wanted: { readonly embed: boolean; readonly generate: boolean }): void {
    const { shelf } = this.#input;
    const names = (['embed', 'generate'] as const).filter((role) => wanted[role]).map((role) => shelf.chosen(role));
    for (const name of names) {
      if (isEndpoint(name) || shelf.isReady(name)) continue;
      this.#inBackground('fetch-model', () => readToEnd(shelf.pull(name, this.#closing.signal)));
    }
  }

  #inBackground(event: string, work: () => Promise<void>): void {
    const done = work()
      .catch((thrown: unknown) => {
        const wasStopped = this.#closing.signal.aborted || toDaybookError(thrown).code === 'cancelled';
        if (!wasStopped) this.#input.log.error(event, thrown);
      })
      .finally(() => this.#background.delete(done));
    this.#background.add(done);
  }

  #showProgress(progress: Progress | null): void {
    this.#progress = progress;
    if (progress !== null) this.#input.options.onProgress?.(progress);
    this.#input.onChange();
  }

  /** Keeps the state in step with the indexing thread. */
  #note(change: IndexChange): void {
    const { reader, log } = this.#input;
    switch (change.kind) {
      case 'progress':
        this.#showProgress(change.progress);
        return;
      case 'replaced':
        reader.release();
        return;
      case 'idle':
        this.#progress = null;
        this.#lastRun = { finished: new Date().toISOString(), report: change.report };
        return;
      case 'failed':
        this.#progress = null;
        if (change.error.code !== 'cancelled') log.error('index', errorOf(change));
        return;
      case 'stopped':
        this.#stopped = change.stopped;
        return;
      case 'watch-failed':
        log.error('watch', errorOf(change));
        return;
      case 'changed':
        return;
      default:
        assertNever(change);
    }
  }

  /** Resolves when nothing of it runs any more. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#stopFollowing();
    await Promise.all(this.#background);
    await this.#indexer?.close();
  }
}

function errorOf({ error }: Extract<IndexChange, { readonly kind: 'failed' | 'watch-failed' }>): DaybookError {
  return new DaybookError(error.code, error.message, { hint: error.hint });
}

async function readToEnd(events: AsyncIterable<unknown>): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  while (!(await iterator.next()).done);
}
