import { useEffect, useRef } from 'react';
import { chordOf, isTyping } from './keys.ts';
import { isApple } from './native.ts';

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
      // A dialog has its own keys; what it covers hears none.
      if (document.querySelector('dialog[open]') !== null) return;
      const chord = chordOf(event, isApple());
      const { map, options } = latest.current;
      const plain = !/^(Mod|Alt|Other)\+/.test(chord);
      if (plain && isTyping(event.target) && !options.whileTyping?.includes(chord)) return;
      const isSecond = pendingKey === SEQUENCE_PREFIX && event.timeStamp - pendingMs < SEQUENCE_MS;
      [pendingKey, pendingMs] = [plain && !isSecond ? chord : '', event.timeStamp];
      const handler = isSecond && plain ? map[`${SEQUENCE_PREFIX} ${chord}`] : map[chord];
      if (handler === undefined || handler(event) === false) return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown, { capture: first });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: first });
  }, [first]);
}
