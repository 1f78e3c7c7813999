import type { CaptureKeyState } from '../../core/contract/shell.ts';
import { tellProblem } from '../components/notices.ts';
import { nativeBridge } from '../native.ts';
import { createStore } from '../store.ts';

/** What became of the key for quick capture; null until the app has said so, and in a browser. */
export const captureKeyState = createStore<CaptureKeyState | null>(null);

/** Tells the app that the engine keeps other preferences now: its menu, its tray and its key follow. */
export function tellShell(): void {
  nativeBridge()
    ?.preferencesChanged()
    .then(
      ({ captureKey }) => captureKeyState.set(captureKey),
      (error: unknown) => tellProblem('The menu of the app does not follow your settings.', error),
    );
}
