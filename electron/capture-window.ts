import { BrowserWindow, screen } from 'electron';
import { APP_ORIGIN } from './app-origin.ts';
import { TELL_PAGE } from './channels.ts';
import type { ShellMessage } from '../core/contract/shell.ts';
import { groundColour, webPreferences } from './window.ts';
import { placeCapture } from './window-state.ts';

const BEGIN: ShellMessage = { kind: 'capture' };

/** The small window for capturing: made when it is first asked for, then only put away and shown again. */
export class CaptureWindow {
  readonly #preload: string;
  #window: BrowserWindow | null = null;
  #isLoaded = false;

  constructor(preload: string) {
    this.#preload = preload;
  }

  /** Shows it on the display where the user is, or puts it away when it is there already. */
  toggle(): void {
    if (this.#window?.isVisible() && this.#isLoaded) this.hide();
    else this.show();
  }

  show(): void {
    const window = this.#window;
    if (window === null) return this.#make();
    window.setBounds(placeNow());
    if (this.#isLoaded) this.#begin(window);
  }

  hide(): void {
    this.#window?.hide();
  }

  /** Ends it, so that it does not keep the app alive. */
  close(): void {
    this.#window?.destroy();
  }

  #make(): void {
    const window = new BrowserWindow({
      ...placeNow(),
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      title: 'Quick capture',
      // On a Mac it comes without the rest of the app, so that the other program goes on afterwards.
      ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
      backgroundColor: groundColour(),
      webPreferences: webPreferences(this.#preload),
    });
    this.#window = window;
    // What is typed stays for the next time.
    window.on('blur', () => window.hide());
    window.on('closed', () => {
      this.#window = null;
      this.#isLoaded = false;
    });
    this.#load(window).catch((error: unknown) => {
      console.error(`cannot show the window for capturing: ${String(error)}`);
    });
  }

  async #load(window: BrowserWindow): Promise<void> {
    await window.loadURL(`${APP_ORIGIN}/capture.html`);
    this.#isLoaded = true;
    this.#begin(window);
  }

  #begin(window: BrowserWindow): void {
    window.show();
    window.focus();
    window.webContents.send(TELL_PAGE, BEGIN);
  }
}

function placeNow() {
  return placeCapture(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea);
}
