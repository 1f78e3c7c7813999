import type { z } from 'zod';
import { jsonText } from '../core/contract/json-text.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/**
 * A store whose value is kept in the browser's storage under `key`. A kept value that does not fit `schema`
 * (an older version, a hand edit) is replaced by `initial`.
 */
export function keptStore<T>(key: string, schema: z.ZodType<T>, initial: T): Store<T> {
  const kept = jsonText(schema).safeParse(localStorage.getItem(key));
  const store = createStore(kept.success ? kept.data : initial);
  store.subscribe(() => keep(key, JSON.stringify(store.get())));
  return store;
}

/** A full storage costs what outlives the page, not what the page itself knows. */
function keep(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    localStorage.removeItem(key);
  }
}
