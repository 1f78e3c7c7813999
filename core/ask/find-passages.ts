import type { AskEvent } from '../contract/ask.ts';
import type { Degraded } from '../contract/notices.ts';
import type { Passage } from '../contract/search.ts';
import type { Query } from './query/query.ts';
import { retrieve, type Retrieved, type Retriever } from './retrieve/retrieve.ts';
import { passageOf } from './search.ts';

export type SearchModels = Pick<Retriever, 'embedder' | 'reranker' | 'degraded'>;

export interface Finder extends Retriever {
  /**
   * Opens the models of the search, where that takes time; left out when they are open. Until then the others hold: no
   * embedder, and in `degraded` why.
   */
  readonly openModels?: () => Promise<SearchModels>;
}

/** What an answer rests on, and the part of it that is shown beside it. */
export interface Found {
  readonly found: Retrieved;
  readonly passages: Passage[];
}

/** Passages shown beside an answer. */
const SHOWN = 8;
/** Models that are open after this time are waited for; loading one takes a second. */
const EARLY_MS = 100;

async function isSettledWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), ms);
  try {
    return await Promise.race([promise.then(() => true), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function shownOf({ candidates }: Retrieved, query: Query): Passage[] {
  return candidates.slice(0, SHOWN).map((candidate, index) => passageOf(candidate, query, index + 1));
}

function passagesEvent(passages: readonly Passage[], degraded: readonly Degraded[]): AskEvent {
  return { kind: 'passages', passages: [...passages], degraded: [...degraded] };
}

/** Finds by words and meaning. While the models of it still load, what the words find is shown first. */
export async function* findPassages(
  finder: Finder,
  query: Query,
  signal: AbortSignal,
): AsyncGenerator<AskEvent, Found> {
  const limit = SHOWN * 3;
  const opening = finder.openModels?.();
  if (opening !== undefined && !(await isSettledWithin(opening, EARLY_MS))) {
    const early = await retrieve(finder, query, { mode: 'lexical', limit, signal });
    yield passagesEvent(shownOf(early, query), finder.degraded);
  }
  const retriever = opening === undefined ? finder : { ...finder, ...(await opening) };
  const found = await retrieve(retriever, query, { mode: 'hybrid', limit, signal });
  const passages = shownOf(found, query);
  yield passagesEvent(passages, found.degraded);
  return { found, passages };
}
