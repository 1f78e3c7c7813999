import type { Config } from './config.ts';
import type { Implementation } from './contract.ts';
import type { Progress } from './contract/index-run.ts';
import { EngineRuns } from './engine/engine-runs.ts';
import { createBroadcast } from './engine/broadcast.ts';
import type { FactShelf } from './engine/fact-base.ts';
import { createHookState } from './engine/hook-state.ts';
import { openIndexReader } from './engine/index-reader.ts';
import { SAMPLE_JOURNAL } from './engine/journal-list.ts';
import { ModelShelf } from './engine/model-shelf.ts';
import { proceduresOf } from './engine/procedures.ts';
import type { ErrorBody } from './errors.ts';
import { openLog } from './log.ts';
import { warmSearch } from './engine/warm-search.ts';
import { openUser } from './store/database.ts';
import { readSettings, type Settings } from './store/settings.ts';

export interface EngineOptions {
  readonly config: Config;
  /** The clock that `last week` counts from. */
  readonly now: () => Date;
  /** Roots used instead of the configured journals. */
  readonly journals?: readonly string[] | undefined;
  /** `yes` fails when another process writes; `if-free` then reads until that one ends; `no` never writes. */
  readonly write: 'yes' | 'if-free' | 'no';
  /** Bring the index up to date now, and follow changes of the files. */
  readonly watch: boolean;
  /** Hears how far a run is, also one that only reads the facts that a question needs. */
  readonly onProgress?: (progress: Progress) => void;
  /** False leaves texts that nobody asks to embed without their vector. True when left out. */
  readonly embed?: boolean;
  /** An embedder of the catalogue, instead of the one that was chosen. */
  readonly embedder?: string;
  /** A reranker of the catalogue instead of the one that was chosen; null for none. */
  readonly reranker?: string | null;
  /** False answers by words only, whatever models are here. True when left out. */
  readonly useEmbedder?: boolean;
  /**
   * Which embedder and generator are fetched in the background when they are missing: those that the user chose, or the
   * small default ones too. None when left out.
   */
  readonly fetchModels?: 'chosen' | 'defaults';
  readonly version: string;
  /** What this process is, for another one that wants to write: `daybook serve`. */
  readonly label?: string;
}

/** The composed core. Whoever opens one closes it. */
export interface Engine {
  readonly procedures: Implementation;
  /** Hears from who takes alerts for it why none can come in; null when they can. */
  tellHook(problem: ErrorBody | null): void;
  /** Stops what runs, unloads the models, and resolves when nothing is left. */
  close(): Promise<void>;
}

/**
 * Constructs everything once, in the order in which it depends on each other, and takes it down in the opposite order.
 *
 * @throws DaybookError `busy` when `write` is `yes` and another process writes; `index-damaged`, `permission-denied`,
 *   `disk-full`
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { dataDir } = options.config;
  await using opened = new AsyncDisposableStack();
  const user = opened.adopt(openUser(dataDir), (db) => void db.close());
  const log = openLog(dataDir);
  const reader = opened.adopt(openIndexReader(dataDir), (one) => one.release());
  const changed = opened.adopt(createBroadcast<null>(), (one) => one.close());

  const settings = () => {
    const chosen = readSettings(user);
    const { embedder = chosen.embedModel, reranker = chosen.rerankModel } = options;
    return { ...chosen, embedModel: embedder, rerankModel: reranker };
  };
  const config = (): Config => ({
    ...options.config,
    networkAllowed: options.config.networkAllowed && settings().network,
  });
  const roots = () => {
    if (options.journals) return options.journals;
    const { journals } = settings();
    return journals.length > 0 ? journals : [SAMPLE_JOURNAL];
  };
  /** A journal that is named for this run leaves the user's others in the index. */
  const kept = () => {
    if (!options.journals) return [];
    const { journals } = settings();
    return journals.length > 0 ? journals : [SAMPLE_JOURNAL];
  };
  const onChange = () => changed.send(null);
  const onEmbedder = () => runs.refresh();
  const shelf = new ModelShelf({ config, settings, onChange, onEmbedder });
  opened.defer(() => shelf.close());
  const runs: EngineRuns = new EngineRuns({ options, roots, kept, shelf, reader, log, onChange });
  opened.defer(() => runs.close());

  await runs.open();
  if (options.watch) opened.defer(warmSearch({ reader, now: options.now, log }));
  fetchModels(options, settings, runs);
  let shelfOfFacts: Promise<FactShelf> | null = null;
  const loadFacts = async () => {
    const { createFactShelf } = await import('./engine/fact-base.ts');
    return createFactShelf({ reader, user, journals: options.journals ?? null });
  };
  const facts = () => (shelfOfFacts ??= loadFacts());
  const hook = createHookState(onChange);
  const procedures = proceduresOf({
    options,
    user,
    reader,
    shelf,
    runs,
    changed,
    facts,
    config,
    settings,
    roots,
    kept,
    hook,
  });
  const everything = opened.move();
  return { procedures, tellHook: (problem) => hook.tell(problem), close: () => everything.disposeAsync() };
}

/** Starts to fetch the models that are missing, as far as the options say. */
function fetchModels({ fetchModels: wanted, config }: EngineOptions, settings: () => Settings, runs: EngineRuns): void {
  if (!wanted) return;
  // Files of the user's own cost nobody a download.
  const all = wanted === 'defaults' || config.ownModels !== null;
  const { embedModel, generateModel } = settings();
  runs.fetchMissing({ embed: all || embedModel !== null, generate: all || generateModel !== null });
}
