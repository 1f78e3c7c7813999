import type { Config } from '../config.ts';
import type { PullEvent } from '../contract/models.ts';
import { DaybookError } from '../errors.ts';
import type { ModelEntry } from '../models/catalog.ts';
import { eventQueue, type EventQueue } from '../models/event-queue.ts';

/** What a fetch tells on its way. */
export type PullStep = Exclude<PullEvent, { readonly kind: 'done' }>;

interface Pull {
  readonly abort: AbortController;
  readonly readers: Set<EventQueue<PullStep>>;
  /** Resolves when nothing of it runs any more, however it ended. */
  readonly ended: Promise<void>;
}

export interface ModelPullsOptions {
  /** A fetch began, went on or ended. */
  readonly onChange: () => void;
  /** The model's files have arrived. */
  readonly onFetched: (entry: ModelEntry) => void;
}

/** The fetches of models in progress: one a model, read by any number of readers. */
export class ModelPulls {
  readonly #options: ModelPullsOptions;
  readonly #pulls = new Map<string, Pull>();

  constructor(options: ModelPullsOptions) {
    this.#options = options;
  }

  has(name: string): boolean {
    return this.#pulls.has(name);
  }

  /**
   * Fetches a model, or joins the fetch in progress. It goes on as long as somebody reads; what was fetched is kept.
   *
   * @throws DaybookError why no source gave the model, or `cancelled`
   */
  async *read(config: Config, entry: ModelEntry, signal: AbortSignal): AsyncGenerator<PullStep> {
    const pull = await this.#running(config, entry);
    const queue = eventQueue<PullStep>();
    const leave = () => queue.fail(new DaybookError('cancelled', 'The download was stopped.'));
    pull.readers.add(queue);
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    try {
      yield* queue.events;
    } finally {
      signal.removeEventListener('abort', leave);
      pull.readers.delete(queue);
      if (pull.readers.size === 0) pull.abort.abort();
    }
  }

  /** Ends a fetch for everybody who reads it. False when there is none. */
  stop(name: string): boolean {
    const pull = this.#pulls.get(name);
    pull?.abort.abort();
    return pull !== undefined;
  }

  /** Ends every fetch for everybody, and resolves when none runs. */
  async stopAll(): Promise<void> {
    const pulls = [...this.#pulls.values()];
    for (const pull of pulls) pull.abort.abort();
    await Promise.all(pulls.map((pull) => pull.ended));
  }

  async #running(config: Config, entry: ModelEntry): Promise<Pull> {
    for (;;) {
      const pull = this.#pulls.get(entry.name) ?? this.#start(config, entry);
      if (!pull.abort.signal.aborted) return pull;
      // Everybody had left it: the next fetch begins where it let go.
      await pull.ended;
    }
  }

  #start(config: Config, entry: ModelEntry): Pull {
    const abort = new AbortController();
    const readers: Pull['readers'] = new Set();
    const run = async () => {
      // Loaded late: what fetches needs half of what the whole of the engine does.
      const { pullModel } = await import('../models/fetch.ts');
      for await (const event of pullModel({ config, entry, signal: abort.signal })) {
        if (event.kind === 'done') continue;
        for (const reader of readers) reader.push(event);
        this.#options.onChange();
      }
      this.#options.onFetched(entry);
    };
    const forget = (tell: (reader: EventQueue<PullStep>) => void) => {
      this.#pulls.delete(entry.name);
      this.#options.onChange();
      for (const reader of readers) tell(reader);
    };
    const ended = run().then(
      () => forget((reader) => reader.end()),
      (error: unknown) => forget((reader) => reader.fail(error)),
    );
    const pull = { abort, readers, ended };
    this.#pulls.set(entry.name, pull);
    this.#options.onChange();
    return pull;
  }
}
