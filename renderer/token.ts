const STORED = 'daybook.token';

export interface TokenPlace {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
}

/**
 * The key to the engine. It comes once in the address (`#token=…`, optionally followed by `&` and a route), which a
 * browser never sends anywhere; it is kept for this tab and taken out of the address, so that no copy of it is shared.
 *
 * @returns null when there is none, as in Electron
 */
export function takeToken({ location, history, storage }: TokenPlace): string | null {
  const match = /^#token=([^&/]+)(?:&(.*))?$/.exec(location.hash);
  if (!match?.[1]) return storage.getItem(STORED);
  const token = decodeURIComponent(match[1]);
  storage.setItem(STORED, token);
  history.replaceState(null, '', `${location.pathname}${location.search}#${match[2] ?? '/'}`);
  return token;
}
