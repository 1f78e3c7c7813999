import type { Config } from '../config.ts';
import type { ModelEntry } from './catalog.ts';
import type { Manifest } from './model-folder.ts';

/** One fetch of one model. */
export interface FetchJob {
  readonly config: Config;
  readonly entry: ModelEntry;
  /** Absolute folder where the files go. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Says what is being tried. */
  readonly tell: (source: string, note: string) => void;
  readonly progress: (fetched: number, total: number) => void;
}

/** A source that cannot give the model is no error: the next one is tried, and the reasons are shown in the end. */
export type SourceOutcome =
  | { readonly kind: 'fetched'; readonly manifest: Manifest }
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** It gave something, and that was not what the catalogue means. Nothing of it is kept. */
  | { readonly kind: 'refused'; readonly reason: string };

export function unavailable(reason: string): SourceOutcome {
  return { kind: 'unavailable', reason };
}

export function refused(reason: string): SourceOutcome {
  return { kind: 'refused', reason };
}
