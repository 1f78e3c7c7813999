import { collectAtRest } from '../collect-at-rest.ts';
import { allTemplates } from '../daily/templates.ts';
import { templateLines } from '../notes/template-text.ts';
import type { Config } from '../config.ts';
import type { IndexEvent, IndexRequest } from '../contract/index-run.ts';
import { toDaybookError } from '../errors.ts';
import type { DaybookError } from '../errors.ts';
import { watchJournals } from '../notes/watch.ts';
import type { JournalWatch } from '../notes/watch.ts';
import { discardIndex, openIndex } from '../store/database.ts';
import type { Db } from '../store/database.ts';
import { createEmbedderSlot } from './embedder-slot.ts';
import type { EmbedderSlot } from './embedder-slot.ts';
import { observeRuns } from './observe-runs.ts';
import type { ParseThread } from './parse-thread.ts';
import { reindex } from './reindex.ts';
import { RunQueue } from './run-queue.ts';
import type { RunControl } from './run-queue.ts';
import type { FromWorker, IndexChange, IndexerSettings, WorkerStart } from './worker-messages.ts';

const NO_EMBEDDER = { embedder: null, problem: null } as const;

/** Owns what writes the index: the connection, the watcher, the queue of runs, and the embedder of the background. */
export class IndexHost {
  readonly #config: Config;
  readonly #send: (message: FromWorker) => void;
  readonly #embedders: EmbedderSlot;
  readonly #queue: RunQueue;
  readonly #cancels = new Map<number, () => void>();
  readonly #worked = collectAtRest();
  #settings: IndexerSettings;
  /** For the first run. */
  #parseThread: ParseThread | null;
  #db: Db | null = null;
  #watched: { readonly key: string; readonly watch: JournalWatch } | null = null;

  /**
   * @param send gets every event; messages for a run carry its id
   * @param parseThread started ahead, for the first run
   */
  constructor({ config, settings }: WorkerStart, send: (message: FromWorker) => void, parseThread: ParseThread | null) {
    this.#parseThread = parseThread;
    this.#config = config;
    this.#settings = settings;
    this.#send = send;
    this.#embedders = createEmbedderSlot(config);
    this.#queue = new RunQueue({
      start: (request, control) => this.#start(request, control),
      embedsChanges: () => this.#settings.embed,
      observe: observeRuns((change) => this.#tell(change)),
    });
  }

  /** Opens the index and starts to watch. Says `open`, or `not-open` with the reason: then a fresh run may mend it. */
  open(): void {
    try {
      this.#openIndex(false);
      this.#send({ kind: 'open' });
    } catch (error) {
      this.#send({ kind: 'not-open', error: toDaybookError(error).toBody() });
    }
    this.#watch();
  }

  run(id: number, request: IndexRequest): void {
    const cancel = this.#queue.run(request, {
      event: (event) => {
        if (event.kind === 'done') this.#cancels.delete(id);
        this.#send({ kind: 'event', id, event });
      },
      failed: (error) => {
        this.#cancels.delete(id);
        this.#send({ kind: 'failed', id, error: error.toBody() });
      },
    });
    this.#cancels.set(id, cancel);
  }

  cancel(id: number): void {
    this.#cancels.get(id)?.();
    this.#cancels.delete(id);
  }

  /** Ends the run in progress for everybody. */
  stop(): void {
    this.#queue.stop();
  }

  configure(settings: IndexerSettings): void {
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return;
    this.#settings = settings;
    this.#watch();
    if (settings.watch) this.#queue.startOver();
  }

  async close(): Promise<void> {
    await this.#watched?.watch.close();
    await this.#queue.close();
    await this.#embedders.close();
    await this.#parseThread?.close();
    this.#db?.close();
  }

  async *#start(request: IndexRequest, control: RunControl): AsyncGenerator<IndexEvent> {
    const { journals, kept, embedModel } = this.#settings;
    const { embedder, problem } = request.embed ? await this.#embedders.get(embedModel) : NO_EMBEDDER;
    const db = this.#openIndex(request.fresh);
    const templates = templateLines(allTemplates(journals, this.#config.dataDir));
    const roots = { journals, kept };
    const parseThread = this.#parseThread;
    this.#parseThread = null;
    const texts = { templateLines: templates, parseThread };
    try {
      yield* reindex({ db, ...roots, embedder, embedderProblem: problem, request, ...texts, ...control });
    } finally {
      // A run that only reads facts has no use for it.
      await parseThread?.close();
      // Until the next change, which may be hours away, its pages are no use to anybody.
      db.pragma('shrink_memory');
      this.#worked();
    }
  }

  #openIndex(isFresh: boolean): Db {
    if (this.#db !== null) return this.#db;
    try {
      this.#db = openIndex(this.#config.dataDir, 'write');
    } catch (error) {
      if (!isFresh || toDaybookError(error).code !== 'index-damaged') throw error;
      discardIndex(this.#config.dataDir);
      this.#db = openIndex(this.#config.dataDir, 'write');
      this.#tell({ kind: 'replaced' });
    }
    return this.#db;
  }

  #watch(): void {
    const { watch, journals } = this.#settings;
    const key = watch ? JSON.stringify(journals) : '';
    if (this.#watched?.key === key) return;
    void this.#watched?.watch.close();
    this.#watched = null;
    if (!watch) return;
    const onError = (error: DaybookError) => this.#tell({ kind: 'watch-failed', error: error.toBody() });
    const onChange = () => this.#queue.filesChanged();
    this.#watched = { key, watch: watchJournals(journals, { onChange, onError }) };
  }

  #tell(change: IndexChange): void {
    this.#send({ kind: 'change', change });
  }
}
