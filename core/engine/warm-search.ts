import { setImmediate as yieldToOthers, setTimeout as delay } from 'node:timers/promises';
import { SearchRequestSchema } from '../contract/search.ts';
import type { Log } from '../log.ts';
import { listNotes } from '../store/notes.ts';
import type { IndexReader } from './index-reader.ts';

/** After what the window asks for when it opens, and before anybody has thought of something to look for. */
const AFTER_MS = 2_000;
/** Titles that are typed, and how many of their characters: some fifty searches, a quarter of a second in all. */
const TITLES = 3;
const CHARACTERS = 16;

export interface WarmSearch {
  readonly reader: IndexReader;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Searches for what the newest notes are called, key by key and by words alone, once the engine is at rest. The first
 * search of a process compiles its patterns and reads the index from the disk: it takes 90 ms where later ones take 5, and
 * the first keys that somebody types would wait for it.
 *
 * @returns stops it, and resolves when it has stopped
 */
export function warmSearch(input: WarmSearch, afterMs = AFTER_MS): () => Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  const running = delay(afterMs, undefined, { signal, ref: false })
    .then(() => typeTitles(input, signal))
    .catch((thrown: unknown) => {
      // Nobody asked for it: who searches meets the same error, and is told.
      if (!signal.aborted) input.log.error('warm-search', thrown);
    });
  return () => {
    stop.abort();
    return running;
  };
}

async function typeTitles({ reader, now }: WarmSearch, signal: AbortSignal): Promise<void> {
  const { search } = await import('../ask/search.ts');
  await yieldToOthers(undefined, { signal });
  const notes = reader.attempt((db) => listNotes(db, { limit: TITLES, text: '' })).value?.notes ?? [];
  for (const { title } of notes) {
    for (let end = 1; end <= Math.min(title.length, CHARACTERS); end++) {
      await yieldToOthers(undefined, { signal });
      const request = SearchRequestSchema.parse({ query: title.slice(0, end), mode: 'lexical' });
      const db = reader.dbIfAny();
      if (db !== null) await search({ db, embedder: null, degraded: [] }, request, { now: now(), signal });
    }
  }
}
