import { globalShortcut } from 'electron';
import type { CaptureKeyState } from '../core/contract/shell.ts';
import { acceleratorOf } from './accelerator.ts';

/** The key that opens quick capture from any program. */
export class CaptureKey {
  readonly #act: () => void;
  #bound: string | null = null;

  constructor(act: () => void) {
    this.#act = act;
  }

  /**
   * Takes this key instead of the former one.
   *
   * @param chord as the page names keys; empty for none
   */
  bind(chord: string): CaptureKeyState {
    const key = chord === '' ? null : acceleratorOf(chord, process.platform === 'darwin');
    if (key !== null && key === this.#bound) return 'set';
    this.release();
    if (chord === '') return 'off';
    if (key === null) return 'unusable';
    if (!globalShortcut.register(key, this.#act)) return 'taken';
    this.#bound = key;
    return 'set';
  }

  release(): void {
    if (this.#bound !== null) globalShortcut.unregister(this.#bound);
    this.#bound = null;
  }
}
