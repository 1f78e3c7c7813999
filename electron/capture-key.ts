import { globalShortcut } from 'electron';
import type { CaptureKeyState } from '../core/contract/shell.ts';
import { acceleratorOf } from './accelerator.ts';

/** The key that opens quick capture from any program. */
export class CaptureKey {
  readonly #act: () => void;
  readonly #isWayland: boolean;
  #bound: string | null = null;

  constructor(act: () => void, isWayland: boolean) {
    this.#act = act;
    this.#isWayland = isWayland;
  }

  /**
   * Takes this key instead of the former one.
   *
   * @param chord as the page names keys; empty for none
   */
  bind(chord: string): CaptureKeyState {
    const key = chord === '' ? null : acceleratorOf(chord, process.platform === 'darwin');
    // There the desktop may refuse it later, and says nothing (electron/electron#52218).
    const bound = this.#isWayland ? 'asked' : 'set';
    if (key !== null && key === this.#bound) return bound;
    this.release();
    if (chord === '') return 'off';
    if (key === null) return 'unusable';
    if (!globalShortcut.register(key, this.#act)) return 'taken';
    this.#bound = key;
    return bound;
  }

  release(): void {
    if (this.#bound !== null) globalShortcut.unregister(this.#bound);
    this.#bound = null;
  }
}
