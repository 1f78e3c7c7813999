import { useEffect, useRef } from 'react';
import { chordOf, isTyping } from './keys.ts';
import { isApple } from './native.ts';
import { parseRoute, placeOf } from './routes.ts';
import type { Place } from './routes.ts';
import { meantBy } from './shortcuts.ts';

/** What to do for a chord. Returning false leaves the key to whoever is next. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => boolean | void>>;

export interface KeyOptions {
  /** Chords that also work while the user types; those with `Mod` or `Alt` always do. */
  readonly whileTyping?: readonly string[];
  /** True for an overlay, which hears keys before what it covers. */
  readonly first?: boolean;
}

/** The only key that begins a sequence. What follows it is never a key of its own, in any place. */
const SEQUENCE_PREFIX = 'g';

/** How long the first key of a sequence (`g s`) waits for the second. */
const SEQUENCE_MS = 1_200;

interface Mounted {
  readonly latest: { readonly current: { readonly map: KeyMap } };
  readonly first: boolean;
}

/** Everybody who listens now, in the order in which they hear a key. */
const mounted = new Set<Mounted>();

/** Does what a key does, as if it were pressed outside of any box. False when nobody here has that key. */
export function runKey(chord: string): boolean {
  const listeners = [...mounted].toSorted((a, b) => Number(b.first) - Number(a.first));
  const event = new KeyboardEvent('keydown', { key: chord.split('+').at(-1) ?? chord });
  return listeners.some(({ latest }) => {
    const handler = latest.current.map[chord];
    return handler !== undefined && handler(event) !== false;
  });
}

/** The place that the address says: its keys may have been changed by the user. */
function placeNow(): Place {
  return placeOf(parseRoute(window.location.hash));
}

/** Listens to keys while the component is shown. A chord may be a sequence of two plain keys: `g s`. */
export function useKeys(map: KeyMap, options: KeyOptions = {}): void {
  const latest = useRef({ map, options });
  const first = options.first ?? false;
  useEffect(() => {
    latest.current = { map, options };
  });
  useEffect(() => {
    let pendingKey = '';
    let pendingMs = 0;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      // A dialog and a calendar have their own keys; what they cover hears none.
      if (document.querySelector('dialog[open], :popover-open') !== null) return;
      const chord = meantBy(chordOf(event, isApple()), placeNow());
      if (chord === null) return;
      const { map, options } = latest.current;
      const plain = !/^(Mod|Alt|Other)\+/.test(chord);
      if (plain && isTyping(event.target) && !options.whileTyping?.includes(chord)) return;
      const isSecond = pendingKey === SEQUENCE_PREFIX && event.timeStamp - pendingMs < SEQUENCE_MS;
      [pendingKey, pendingMs] = [plain && !isSecond ? chord : '', event.timeStamp];
      const handler = isSecond && plain ? map[`${SEQUENCE_PREFIX} ${chord}`] : map[chord];
      if (handler === undefined || handler(event) === false) return;
      event.preventDefault();
    };
    const self = { latest, first };
    mounted.add(self);
    window.addEventListener('keydown', onKeyDown, { capture: first });
    return () => {
      mounted.delete(self);
      window.removeEventListener('keydown', onKeyDown, { capture: first });
    };
  }, [first]);
}
