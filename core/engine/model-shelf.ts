import type { Config } from '../config.ts';
import type { EndpointView, ModelRole, ModelView, PullEvent } from '../contract/models.ts';
import type { Degraded } from '../contract/notices.ts';
import { DaybookError, toDaybookError } from '../errors.ts';
import { findModel, readCatalog, type ModelEntry } from '../models/catalog.ts';
import type { Embedder, Generator, Reranker } from '../models/model.ts';
import { modelState, modelView } from '../models/model-state.ts';
import type { Settings } from '../store/settings.ts';
import { ModelPulls } from './model-pulls.ts';

/** The catalogue names that are used until the user chooses; `DECISIONS.md` says how the embedder was chosen. */
export const DEFAULT_EMBEDDER = 'bge-small-en-v1.5';
const DEFAULT_GENERATOR = 'SmolLM2-135M-Instruct';

export interface ModelShelfOptions {
  /** Read anew at each use: the user can close the network while Daybook runs. */
  readonly config: () => Config;
  readonly settings: () => Settings;
  /** Something that `views` shows has changed. */
  readonly onChange: () => void;
  /** An embedder's files have arrived. */
  readonly onEmbedder: () => void;
}

export interface OpenedEmbedder {
  readonly embedder: Embedder | null;
  readonly degraded: readonly Degraded[];
}

export interface OpenedReranker {
  readonly reranker: Reranker | null;
  readonly degraded: readonly Degraded[];
}

export interface OpenedGenerator {
  readonly generator: Generator | null;
  readonly degraded: readonly Degraded[];
}

/** True for `http://host:port#model`, which is no name of the catalogue. */
export function isEndpoint(name: string): boolean {
  return /^https?:\/\//.test(name);
}

/**
 * Everything about models that is not inference: which are here, which are in use, and the ones that are loaded. The
 * libraries of each are loaded at its first use, so that a search for words starts at once.
 */
export class ModelShelf {
  readonly #options: ModelShelfOptions;
  readonly #pulls: ModelPulls;
  readonly #generators = new Map<string, Promise<Generator>>();
  #embedder: { readonly name: string; readonly opened: Promise<Embedder> } | null = null;
  #reranker: { readonly name: string; readonly opened: Promise<Reranker> } | null = null;

  constructor(options: ModelShelfOptions) {
    this.#options = options;
    const onFetched = ({ role }: ModelEntry) => role === 'embed' && options.onEmbedder();
    this.#pulls = new ModelPulls({ onChange: options.onChange, onFetched });
  }

  /** The catalogue name or endpoint in use for a role. */
  chosen(role: 'embed' | 'generate'): string;
  chosen(role: ModelRole): string | null;
  chosen(role: ModelRole): string | null {
    const settings = this.#options.settings();
    if (role === 'embed') return settings.embedModel ?? DEFAULT_EMBEDDER;
    if (role === 'generate') return settings.generateModel ?? DEFAULT_GENERATOR;
    return settings.rerankModel;
  }

  /** True when the files of a catalogue model are here. */
  isReady(name: string): boolean {
    const entry = findModel(name);
    return entry !== null && modelState(this.#options.config(), entry).state === 'ready';
  }

  /** The embedder for questions, kept loaded. One that is missing or cannot be opened is a value with what to do. */
  async embedder(): Promise<OpenedEmbedder> {
    const name = this.chosen('embed');
    if (!this.isReady(name)) return { embedder: null, degraded: [this.#missingEmbedder(name)] };
    if (this.#embedder?.name !== name) {
      void this.#embedder?.opened.then((old) => old.close());
      this.#embedder = { name, opened: this.#openEmbedder(name) };
    }
    return this.#embedder.opened.then(
      (embedder) => ({ embedder, degraded: [] }),
      (thrown: unknown) => {
        this.#embedder = null;
        const { message, hint } = toDaybookError(thrown);
        const why = `Searching by words only: ${name} could not be opened: ${message}`;
        return { embedder: null, degraded: [{ code: 'no-embedder', message: why, fix: hint }] };
      },
    );
  }

  async #openEmbedder(name: string): Promise<Embedder> {
    const { openEmbedder } = await import('../models/embedder.ts');
    return openEmbedder({ config: this.#options.config(), name });
  }

  #missingEmbedder(name: string): Degraded {
    if (this.#pulls.has(name)) {
      const message = `Searching by words only while ${name} is being fetched.`;
      return { code: 'no-embedder', message, fix: 'Meaning is searched as soon as it is here.' };
    }
    const message = `Searching by words only: the embedder ${name} is not on this machine.`;
    return { code: 'no-embedder', message, fix: `Fetch it under Models, or with \`daybook models pull ${name}\`.` };
  }

  /** The reranker that the user chose, kept loaded; none until one is chosen. Missing or broken is a value. */
  async reranker(): Promise<OpenedReranker> {
    const name = this.chosen('rerank');
    if (name === null) return { reranker: null, degraded: [] };
    if (!this.isReady(name)) {
      const message = `Results are not sorted again: ${name} is not on this machine.`;
      const fix = `Fetch it under Models, or with \`daybook models pull ${name}\`.`;
      return { reranker: null, degraded: [{ code: 'no-reranker', message, fix }] };
    }
    if (this.#reranker?.name !== name) {
      void this.#reranker?.opened.then((old) => old.close());
      this.#reranker = { name, opened: this.#openReranker(name) };
    }
    return this.#reranker.opened.then(
      (reranker) => ({ reranker, degraded: [] }),
      (thrown: unknown) => {
        this.#reranker = null;
        const { message, hint } = toDaybookError(thrown);
        const why = `Results are not sorted again: ${name} could not be opened: ${message}`;
        return { reranker: null, degraded: [{ code: 'no-reranker', message: why, fix: hint }] };
      },
    );
  }

  async #openReranker(name: string): Promise<Reranker> {
    const { openReranker } = await import('../models/reranker.ts');
    return openReranker({ config: this.#options.config(), name });
  }

  /**
   * The generator in use, or the one named; a local one is loaded at its first use and kept.
   * Missing or broken is a value: an answer goes on without it.
   */
  async generator(named?: string): Promise<OpenedGenerator> {
    const name = named ?? this.chosen('generate');
    const entry = isEndpoint(name) ? null : findModel(name);
    if (!isEndpoint(name) && (entry?.role !== 'generate' || !this.isReady(name))) {
      return { generator: null, degraded: [this.#missingGenerator(name, entry)] };
    }
    return this.#openGenerator(entry?.name ?? name, entry !== null).then(
      (generator) => ({ generator, degraded: [] }),
      // Tried again at the next question.
      (thrown: unknown) => {
        this.#generators.delete(entry?.name ?? name);
        const { message, hint } = toDaybookError(thrown);
        const why = `${name} could not be loaded: ${message}`;
        return { generator: null, degraded: [{ code: 'generator-failed', message: why, fix: hint }] };
      },
    );
  }

  /** A server is asked anew for each question: it may be another one by now, or the network closed. */
  #openGenerator(name: string, isKept: boolean): Promise<Generator> {
    const open = async () => {
      const { openGenerator } = await import('../models/generator.ts');
      return openGenerator({ config: this.#options.config(), name });
    };
    const opening = this.#generators.get(name) ?? open();
    if (isKept) this.#generators.set(name, opening);
    return opening;
  }

  /** @throws DaybookError `not-found` for a name that is neither a generator of the catalogue nor an address */
  checkGenerator(name: string): void {
    if (isEndpoint(name) || findModel(name)?.role === 'generate') return;
    throw new DaybookError('not-found', `There is no generator called ${name}.`, {
      hint: '`daybook models` lists what there is; a server is named as `http://127.0.0.1:11434#model`.',
    });
  }

  #missingGenerator(name: string, entry: ModelEntry | null): Degraded {
    const code = 'no-generator';
    if (entry?.role !== 'generate') {
      const message = `There is no generator called ${name}.`;
      return { code, message, fix: '`daybook models` lists what there is.' };
    }
    if (this.#pulls.has(entry.name)) {
      const message = `No generator: ${entry.name} is being fetched.`;
      return { code, message, fix: 'Ask again when it is here.' };
    }
    const message = `No generator: ${entry.name} is not on this machine.`;
    return { code, message, fix: `Fetch it under Models, or with \`daybook models pull ${entry.name}\`.` };
  }

  #view(entry: ModelEntry): ModelView {
    return modelView(this.#options.config(), entry, this.chosen(entry.role) === entry.name);
  }

  views(): ModelView[] {
    return readCatalog().map((entry) => this.#view(entry));
  }

  /** The servers that `listEndpoints` finds. */
  async endpoints(signal: AbortSignal): Promise<EndpointView[]> {
    const { listEndpoints } = await import('./endpoint-list.ts');
    return listEndpoints({ config: this.#options.config(), chosen: this.chosen('generate'), signal });
  }

  /**
   * Fetches a model, or joins the fetch in progress. It goes on as long as somebody reads; what was fetched is kept.
   *
   * @throws DaybookError `not-found` for a name that the catalogue does not have, or why no source gave the model
   */
  async *pull(name: string, signal: AbortSignal): AsyncIterable<PullEvent> {
    const entry = findModel(name);
    if (!entry) {
      throw new DaybookError('not-found', `There is no model called ${name}.`, {
        hint: '`daybook models` lists what there is.',
      });
    }
    yield* this.#pulls.read(this.#options.config(), entry, signal);
    yield { kind: 'done', model: this.#view(entry) };
  }

  /** Stops the fetch of a model for everybody. False when there is none. */
  stopPull(name: string): boolean {
    return this.#pulls.stop(name);
  }

  /** Stops every fetch, and resolves when none runs. */
  stopPulls(): Promise<void> {
    return this.#pulls.stopAll();
  }

  /** Ends every fetch and unloads every model. */
  async close(): Promise<void> {
    await this.#pulls.stopAll();
    const opened = [
      ...this.#generators.values(),
      ...(this.#embedder ? [this.#embedder.opened] : []),
      ...(this.#reranker ? [this.#reranker.opened] : []),
    ];
    const results = await Promise.allSettled(opened);
    await Promise.all(results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.close()] : [])));
  }
}
