import { useMemo, useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, placeOf, placeRoute } from './routes.ts';
import type { Place, Route } from './routes.ts';

const listeners = new Set<() => void>();
const lastHashOf = new Map<Place, string>();

function remember(): void {
  const { hash } = window.location;
  const route = parseRoute(hash);
  // What leads on by itself is no place to come back to.
  if (route.kind !== 'start' && route.kind !== 'welcome') lastHashOf.set(placeOf(route), hash);
}

function tell(): void {
  remember();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    remember();
    window.addEventListener('popstate', tell);
    window.addEventListener('hashchange', tell);
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The address after `#`, with a new render whenever it changes. */
export function useHash(): string {
  return useSyncExternalStore(subscribe, () => window.location.hash);
}

/** The route that the address says. */
export function useRoute(): Route {
  const hash = useHash();
  return useMemo(() => parseRoute(hash), [hash]);
}

/** Goes to a route. `replace` keeps the history as it is, for what changes with every key. */
export function navigate(route: Route, options: { readonly replace?: boolean } = {}): void {
  openHash(formatRoute(route), options);
}

/** Goes to an address that `formatRoute` made. */
export function openHash(hash: string, options: { readonly replace?: boolean } = {}): void {
  if (hash === window.location.hash) return;
  if (options.replace) window.history.replaceState(null, '', hash);
  else window.history.pushState(null, '', hash);
  tell();
}

/** Where the rail leads: the place as it was left, or its beginning when it is shown already. */
export function placeHash(place: Place, current: Place): string {
  const start = formatRoute(placeRoute(place));
  return place === current ? start : (lastHashOf.get(place) ?? start);
}
