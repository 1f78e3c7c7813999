import type { NativeBridge } from '../core/contract/shell.ts';

declare global {
  interface Window {
    readonly daybook?: NativeBridge;
  }
}

/** The bridge of the Electron host, or null in a browser. */
export function nativeBridge(): NativeBridge | null {
  return window.daybook ?? null;
}

/** True where the command key takes the place of control. */
export function isApple(): boolean {
  return nativeBridge()?.platform === 'darwin' || /Mac|iPhone|iPad/.test(navigator.userAgent);
}
