import { useMemo, useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, placeOf, placeRoute } from './routes.ts';
import type { Place, Route } from './routes.ts';

/** Writing an address costs the browser more than drawing the page does: what is typed is written when typing rests. */
const WRITE_AFTER_MS = 250;

const listeners = new Set<() => void>();
const lastHashOf = new Map<Place, string>();

/** The address that is shown and not written yet. */
let typed: { readonly hash: string; readonly timer: number } | null = null;

function currentHash(): string {
  return typed?.hash ?? window.location.hash;
}

function forgetTyped(): string | null {
  const hash = typed?.hash ?? null;
  window.clearTimeout(typed?.timer);
  typed = null;
  return hash;
}

/** Before the page is left, so that the way back leads to what was typed. */
function writeTyped(): void {
  const hash = forgetTyped();
  if (hash !== null) window.history.replaceState(null, '', hash);
}

/** The browser went somewhere by itself. */
function arrive(): void {
  forgetTyped();
  tell();
}

function remember(): void {
  const hash = currentHash();
  const route = parseRoute(hash);
  // What leads on by itself is no place to come back to.
  if (route.kind !== 'start' && route.kind !== 'welcome') lastHashOf.set(placeOf(route), hash);
}

/** Forgets where each place was left: the rail leads to their beginnings. */
export function forgetPlaces(): void {
  lastHashOf.clear();
}

function tell(): void {
  remember();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    remember();
    window.addEventListener('popstate', arrive);
    window.addEventListener('hashchange', arrive);
    window.addEventListener('click', writeTyped, { capture: true });
    window.addEventListener('pagehide', writeTyped);
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The address after `#`, with a new render whenever it changes. */
export function useHash(): string {
  return useSyncExternalStore(subscribe, currentHash);
}

/** The route that the address says. */
export function useRoute(): Route {
  const hash = useHash();
  return useMemo(() => parseRoute(hash), [hash]);
}

interface GoOptions {
  /** Keeps the history as it is. */
  readonly replace?: boolean;
  /** For what changes with every key: it replaces too, and the address is written a little later. */
  readonly isTyped?: boolean;
}

/** Goes to a route. */
export function navigate(route: Route, options: GoOptions = {}): void {
  openHash(formatRoute(route), options);
}

/** Goes to an address that `formatRoute` made. */
export function openHash(hash: string, { replace = false, isTyped = false }: GoOptions = {}): void {
  if (hash === currentHash()) return;
  if (isTyped || replace) forgetTyped();
  else writeTyped();
  if (isTyped) typed = { hash, timer: window.setTimeout(writeTyped, WRITE_AFTER_MS) };
  else if (replace) window.history.replaceState(null, '', hash);
  else window.history.pushState(null, '', hash);
  tell();
}

/** Where the rail leads: the place as it was left, or its beginning when it is shown already. */
export function placeHash(place: Place, current: Place): string {
  const start = formatRoute(placeRoute(place));
  return place === current ? start : (lastHashOf.get(place) ?? start);
}
