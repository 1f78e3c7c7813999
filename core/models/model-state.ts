import type { Config } from '../config.ts';
import type { ModelView } from '../contract/models.ts';
import type { ErrorBody } from '../errors.ts';
import { modelBytes, type ModelEntry } from './catalog.ts';
import { modelFolder, readManifest } from './model-folder.ts';
import { hasOwnFiles } from './own-source.ts';

export interface ModelState {
  readonly state: ModelView['state'];
  /** Bytes so far while `downloading`. */
  readonly fetched: number | null;
  /** Why the last fetch failed; null when it did not. */
  readonly problem: ErrorBody | null;
}

/** A fetch by this process: running while `fetched` is set, failed when `problem` is. */
export interface FetchState {
  fetched: number | null;
  problem: ErrorBody | null;
}
/** By model folder. */
const fetches = new Map<string, FetchState>();

/** True while this process fetches the model. */
export function isBeingFetched(config: Config, entry: ModelEntry): boolean {
  return fetches.get(modelFolder(config, entry))?.fetched != null;
}

/** Keeps the state of a fetch, for `modelState`; the one who fetches goes on to change it. */
export function noteFetch(config: Config, entry: ModelEntry, state: FetchState): void {
  fetches.set(modelFolder(config, entry), state);
}

/** Whether a model can be opened, is coming, or is missing, and why the last fetch in this process failed. */
export function modelState(config: Config, entry: ModelEntry): ModelState {
  const fetch = fetches.get(modelFolder(config, entry));
  if (fetch !== undefined && fetch.fetched !== null) {
    return { state: 'downloading', fetched: fetch.fetched, problem: null };
  }
  if (readManifest(config, entry) !== null) return { state: 'ready', fetched: null, problem: null };
  return { state: 'missing', fetched: null, problem: fetch?.problem ?? null };
}

/** A model as the contract shows it. */
export function modelView(config: Config, entry: ModelEntry, active: boolean): ModelView {
  const { name, title, role, license, about } = entry;
  const fetchable = config.networkAllowed || hasOwnFiles(config, entry);
  const bytes = modelBytes(entry);
  return { name, title, role, bytes, license, about, active, fetchable, ...modelState(config, entry) };
}
