import { useEffect, useRef } from 'react';
import { nativeBridge } from '../native.ts';
import { preferences } from '../preferences.ts';
import { useStatus } from '../queries.ts';
import { sayCounted } from '../words/number.ts';

/** What takes less is over before anybody turned to something else: every save makes a short run. */
const LONG_MS = 10_000;

/**
 * Has the system say that a long run of the index has finished, when the user asked for that. It shows nothing: it stands
 * apart so that what is shown is not drawn anew with every step of a run.
 */
export function TellIndexed(): null {
  const { data: status } = useStatus();
  const began = useRef<number | null>(null);
  const isRunning = status?.run !== null && status?.run !== undefined;
  const notes = status?.notes ?? 0;
  useEffect(() => {
    if (isRunning) {
      began.current ??= performance.now();
      return;
    }
    const ms = began.current === null ? 0 : performance.now() - began.current;
    began.current = null;
    if (ms < LONG_MS || !preferences.get().tellIndexed) return;
    // The window without the focus is all that this is for: its process decides.
    void nativeBridge()?.notifyIndexed(`The index is up to date: ${sayCounted(notes, 'note')}.`);
  }, [isRunning, notes]);
  return null;
}
