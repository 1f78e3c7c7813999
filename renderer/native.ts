/** What the Electron host adds to the page; a browser has none of it. */
export interface NativeBridge {
  /** As Node names it: `darwin`, `win32`, `linux`. */
  readonly platform: string;
  /** The system's folder dialog; null when the user closed it. */
  pickFolder(): Promise<string | null>;
  /** Opens an http, https or mailto address in the user's own program. */
  openExternal(url: string): Promise<void>;
}

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
