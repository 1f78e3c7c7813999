import type { Config } from '../config.ts';
import type { IndexEvent, IndexReport, IndexRequest, Progress, Stopped } from '../contract/index-run.ts';
import type { ErrorBody } from '../errors.ts';

/*
 * What the engine's thread and the indexing thread say to each other.
 */

export interface IndexerSettings {
  /** Absolute roots of the journals that runs bring up to date. */
  readonly journals: readonly string[];
  /** Roots of other journals, whose rows stay as they are. */
  readonly kept: readonly string[];
  /** Name in the catalogue; null to embed nothing. */
  readonly embedModel: string | null;
  /** Look for changes by itself. */
  readonly watch: boolean;
  /** Embed what the runs for changed files find. */
  readonly embed: boolean;
}

/** What the indexing thread is started with. */
export interface WorkerStart {
  readonly config: Config;
  readonly settings: IndexerSettings;
}

/** What happened to the index, for whoever shows it. */
export type IndexChange =
  | { readonly kind: 'progress'; readonly progress: Progress }
  /** Rows were committed: what was read before may be old. */
  | { readonly kind: 'changed' }
  /** The file itself was exchanged: connections to it must be opened again. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'idle'; readonly report: IndexReport }
  /** A run ended with this error. */
  | { readonly kind: 'failed'; readonly error: ErrorBody }
  /** What waits since the user stopped a run; null when nothing does any more. */
  | { readonly kind: 'stopped'; readonly stopped: Stopped | null }
  /** Changes of files are not seen at once; the periodic look goes on. */
  | { readonly kind: 'watch-failed'; readonly error: ErrorBody };

export type ToWorker =
  | { readonly kind: 'run'; readonly id: number; readonly request: IndexRequest }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'stop' }
  | { readonly kind: 'settings'; readonly settings: IndexerSettings }
  | { readonly kind: 'close' };

export type FromWorker =
  | { readonly kind: 'open' }
  | { readonly kind: 'not-open'; readonly error: ErrorBody }
  | { readonly kind: 'event'; readonly id: number; readonly event: IndexEvent }
  | { readonly kind: 'failed'; readonly id: number; readonly error: ErrorBody }
  | { readonly kind: 'change'; readonly change: IndexChange }
  | { readonly kind: 'closed' };
