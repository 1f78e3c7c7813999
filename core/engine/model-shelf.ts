import type { Degraded, EndpointView, ModelRole, ModelView, PullEvent } from '../contract.ts';
import type { Config } from '../config.ts';
import { DaybookError, toDaybookError } from '../errors.ts';
import { modelBytes, readCatalog, type ModelEntry } from '../models/catalog.ts';
import { openEmbedder } from '../models/embedder.ts';
import { probeEndpoints } from '../models/endpoint.ts';
import { modelState, modelView, pullModel } from '../models/fetch.ts';
import { openGenerator } from '../models/generator.ts';
import type { Embedder, Generator } from '../models/model.ts';
import type { Settings } from '../store/settings.ts';

/** The catalogue names that are used until the user chooses; `DECISIONS.md` says how the embedder was chosen. */
export const DEFAULT_EMBEDDER = 'bge-small-en-v1.5';
export const DEFAULT_GENERATOR = 'SmolLM2-135M-Instruct';

interface Pull {
  readonly abort: AbortController;
  readonly finished: Promise<void>;
  readers: number;
}

export interface ModelShelfOptions {
  /** Read anew at each use: the user can close the network while Daybook runs. */
  readonly config: () => Config;
  readonly settings: () => Settings;
  /** Something that `views` shows has changed. */
  readonly onChange: () => void;
  /** An embedder's files have arrived. */
  readonly onEmbedder: () => void;
}

/** Everything about models that is not inference: which are here, which are in use, and the ones that are loaded. */
export class ModelShelf {
  readonly #options: ModelShelfOptions;
  readonly #pulls = new Map<string, Pull>();
  readonly #generators = new Map<string, Promise<Generator>>();
  #embedder: { readonly name: string; readonly opened: Promise<Embedder> } | null = null;

  constructor(options: ModelShelfOptions) {
    this.#options = options;
  }

  /** The catalogue name or endpoint in use for a role. */
  chosen(role: ModelRole): string | null {
    const settings = this.#options.settings();
    if (role === 'embed') return settings.embedModel ?? DEFAULT_EMBEDDER;
    if (role === 'generate') return settings.generateModel ?? DEFAULT_GENERATOR;
    return settings.rerankModel;
  }

  /** True when the files of a catalogue model are here. */
  isReady(name: string): boolean {
    const entry = readCatalog().find((one) => one.name === name);
    return entry !== undefined && modelState(this.#options.config(), entry).state === 'ready';
  }

  /** The embedder for questions, kept loaded. A missing model is a value with what to do. */
  async embedder(): Promise<{ readonly embedder: Embedder | null; readonly degraded: readonly Degraded[] }> {
    const name = this.chosen('embed') ?? DEFAULT_EMBEDDER;
    if (!this.isReady(name)) return { embedder: null, degraded: [this.#missingEmbedder(name)] };
    if (this.#embedder?.name !== name) {
      void this.#embedder?.opened.then((old) => old.close());
      this.#embedder = { name, opened: openEmbedder({ config: this.#options.config(), name }) };
    }
    return { embedder: await this.#embedder.opened, degraded: [] };
  }

  #missingEmbedder(name: string): Degraded {
    const arriving = this.#pulls.has(name);
    return {
      code: 'no-embedder',
      message: arriving ? `Searching by words only while ${name} is being fetched.` : `Searching by words only: the embedder ${name} is not on this machine.`,
      fix: arriving ? 'Meaning is searched as soon as it is here.' : `Fetch it under Models, or with \`daybook models pull ${name}\`.`,
    };
  }

  /**
   * The generator in use, or the one named; loaded at its first use and kept.
   * Missing or broken is a value: an answer goes on without it.
   */
  async generator(name = this.chosen('generate') ?? DEFAULT_GENERATOR): Promise<{ readonly generator: Generator | null; readonly degraded: readonly Degraded[] }> {
    const isEndpoint = /^https?:\/\//.test(name);
    if (!isEndpoint && !this.isReady(name)) {
      const known = readCatalog().some((entry) => entry.name === name && entry.role === 'generate');
      const arriving = this.#pulls.has(name);
      const message = known ? `No generator: ${name} is ${arriving ? 'being fetched' : 'not on this machine'}. The answer is the notes’ own words.` : `There is no generator called ${name}. The answer is the notes’ own words.`;
      const fix = known ? (arriving ? 'Ask again when it is here.' : `Fetch it under Models, or with \`daybook models pull ${name}\`.`) : '`daybook models` lists what there is.';
      return { generator: null, degraded: [{ code: 'no-generator', message, fix }] };
    }
    const opening = this.#generators.get(name) ?? openGenerator({ config: this.#options.config(), name });
    this.#generators.set(name, opening);
    // A generator that cannot be opened costs the phrasing only, and is tried again at the next question.
    try {
      return { generator: await opening, degraded: [] };
    } catch (thrown) {
      this.#generators.delete(name);
      const error = toDaybookError(thrown);
      return { generator: null, degraded: [{ code: 'generator-failed', message: `${name} could not be loaded: ${error.message}`, fix: error.hint }] };
    }
  }

  #view(entry: ModelEntry): ModelView {
    return modelView(this.#options.config(), entry, this.chosen(entry.role) === entry.name);
  }

  views(): ModelView[] {
    return readCatalog().map((entry) => this.#view(entry));
  }

  /** OpenAI-compatible servers that answer on their usual ports of this machine. */
  async endpoints(signal: AbortSignal): Promise<EndpointView[]> {
    const chosen = this.chosen('generate');
    const found = await probeEndpoints({ config: this.#options.config(), signal });
    return found.map((endpoint) => (chosen?.startsWith(`${endpoint.url}#`) ? { ...endpoint, active: chosen.slice(endpoint.url.length + 1) } : endpoint));
  }

  /**
   * Fetches a model, or joins the fetch in progress. It goes on as long as somebody reads; what was fetched is kept.
   *
   * @throws DaybookError `not-found` for a name that the catalogue does not have, or why no source gave the model
   */
  async *pull(name: string, signal: AbortSignal): AsyncIterable<PullEvent> {
    const entry = readCatalog().find((one) => one.name === name);
    if (!entry) throw new DaybookError('not-found', `There is no model called ${name}.`, { hint: '`daybook models` lists what there is.' });
    const running = this.#pulls.get(name);
    if (running) {
      yield* this.#join(entry, running, signal);
      return;
    }
    const abort = new AbortController();
    const { promise: finished, resolve } = Promise.withResolvers<void>();
    const pull: Pull = { abort, finished, readers: 1 };
    const leave = () => this.#leave(pull);
    signal.addEventListener('abort', leave, { once: true });
    this.#pulls.set(name, pull);
    this.#options.onChange();
    try {
      for await (const event of pullModel({ config: this.#options.config(), entry, signal: abort.signal })) {
        if (event.kind === 'done') continue;
        this.#options.onChange();
        yield event;
      }
    } finally {
      this.#pulls.delete(name);
      signal.removeEventListener('abort', leave);
      resolve();
      this.#options.onChange();
    }
    if (entry.role === 'embed') this.#options.onEmbedder();
    yield { kind: 'done', model: this.#view(entry) };
  }

  #leave(pull: Pull): void {
    pull.readers -= 1;
    if (pull.readers === 0) pull.abort.abort();
  }

  async *#join(entry: ModelEntry, pull: Pull, signal: AbortSignal): AsyncIterable<PullEvent> {
    pull.readers += 1;
    const total = modelBytes(entry);
    const stopped = new Promise<'stopped'>((resolve) => signal.addEventListener('abort', () => resolve('stopped'), { once: true }));
    for (;;) {
      yield { kind: 'progress', fetched: modelState(this.#options.config(), entry).fetched ?? 0, total };
      const tick = new Promise<'tick'>((resolve) => setTimeout(() => resolve('tick'), JOINED_PROGRESS_MS));
      const next = await Promise.race([pull.finished, stopped, tick]);
      if (next === 'tick') continue;
      if (next === 'stopped') this.#leave(pull);
      break;
    }
    const { problem } = modelState(this.#options.config(), entry);
    if (problem) throw new DaybookError(problem.code, problem.message, { hint: problem.hint });
    if (!signal.aborted) yield { kind: 'done', model: this.#view(entry) };
  }

  /** Ends every fetch and unloads every model. */
  async close(): Promise<void> {
    for (const pull of this.#pulls.values()) pull.abort.abort();
    const opened = [...this.#generators.values(), ...(this.#embedder ? [this.#embedder.opened] : [])];
    const results = await Promise.allSettled(opened);
    await Promise.all(results.map((result) => (result.status === 'fulfilled' ? result.value.close() : null)));
  }
}

/** How often a second reader of one fetch is told where it stands. */
const JOINED_PROGRESS_MS = 200;
