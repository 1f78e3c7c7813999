import type { CaptureKeyState, ShellState, SpellingState } from '../../core/contract/shell.ts';
import { tellProblem } from '../components/notices.ts';
import { nativeBridge } from '../native.ts';
import { createStore } from '../store.ts';

/** What became of the key for quick capture; null until the app has said so, and in a browser. */
export const captureKeyState = createStore<CaptureKeyState | null>(null);

/** What the spell checker does; null until the app has said so, and in a browser. */
export const spellingState = createStore<SpellingState | null>(null);

/** Tells the app that the engine keeps other preferences now: its menu, tray, key and spell checker follow. */
export function tellShell(): void {
  nativeBridge()
    ?.preferencesChanged()
    .then(show, (error: unknown) => tellProblem('The menu of the app does not follow your settings.', error));
}

function show({ captureKey, spelling }: ShellState): void {
  captureKeyState.set(captureKey);
  spellingState.set(spelling);
}
