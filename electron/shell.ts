import { app, BrowserWindow, session } from 'electron';
import { join } from 'node:path';
import { PreferencesSchema, type Preferences } from '../core/contract/preferences.ts';
import type { ShellMessage, ShellState } from '../core/contract/shell.ts';
import { toDaybookError } from '../core/errors.ts';
import { CaptureKey } from './capture-key.ts';
import { CaptureWindow } from './capture-window.ts';
import { callEngine } from './engine-call.ts';
import { IndexWatch } from './index-watch.ts';
import { showMenu } from './menu.ts';
import { notify, pickFolder } from './native.ts';
import { Spelling } from './spelling.ts';
import { TrayIcon } from './tray.ts';
import { MainWindow } from './window.ts';

export interface ShellParts {
  readonly preload: string;
  /** Folder of the pictures of window and tray. */
  readonly icons: string;
  readonly stateFile: string;
  readonly dataDir: string;
  readonly isWayland: boolean;
  readonly pipe: () => Promise<string>;
  readonly restartEngine: () => void;
  /** Told what cannot go on. */
  readonly fail: (thrown: unknown) => void;
}

/** What the system shows of Daybook: window, menu, tray, the small window and its key; all as the user prefers. */
export class Shell {
  readonly #parts: ShellParts;
  readonly #window: MainWindow;
  readonly #capture: CaptureWindow;
  readonly #key: CaptureKey;
  readonly #tray: TrayIcon;
  readonly #indexWatch: IndexWatch;
  readonly #spelling: Spelling;
  #preferences: Preferences = PreferencesSchema.parse({});

  constructor(parts: ShellParts) {
    this.#parts = parts;
    this.#window = new MainWindow({
      preload: parts.preload,
      icon: join(parts.icons, 'icon.png'),
      stateFile: parts.stateFile,
      onClosed: () => {
        if (!this.staysOpen) this.#capture.close();
        this.#watchIndex();
      },
    });
    this.#capture = new CaptureWindow(parts.preload);
    this.#key = new CaptureKey(() => this.#capture.toggle(), parts.isWayland);
    this.#tray = new TrayIcon({
      icons: parts.icons,
      capture: () => this.#capture.show(),
      show: () => this.show(),
      today: () => this.showAddress('#/today'),
    });
    this.#indexWatch = new IndexWatch({
      status: () => callEngine(parts.pipe, 'status', {}),
      tell: (says) => notify(says, () => this.show()),
      now: () => performance.now(),
    });
    this.#spelling = new Spelling(session.defaultSession, (spelling) => {
      if (this.#window.isOpen) this.#window.tell({ kind: 'spelling', spelling });
    });
    this.#showMenu();
  }

  /** Whether the app goes on without a window. */
  get staysOpen(): boolean {
    return process.platform === 'darwin' || this.#preferences.keepRunning;
  }

  get isFocused(): boolean {
    return this.#window.isFocused;
  }

  show(): void {
    this.#indexWatch.isOn = false;
    this.#window.show().catch(this.#parts.fail);
  }

  showAddress(hash: string): void {
    this.#tell({ kind: 'address', hash });
  }

  hideCapture(): void {
    this.#capture.hide();
  }

  /** Shows the window, and tells its page what was asked for; the small window alone, where that is all. */
  take(wishes: readonly ShellMessage[]): void {
    const forPage = wishes.filter(({ kind }) => kind !== 'capture');
    for (const wish of forPage) this.#window.tell(wish);
    const isCapture = forPage.length < wishes.length;
    if (forPage.length > 0 || !isCapture || !this.#window.isOpen) this.show();
    if (isCapture) this.#capture.show();
  }

  /** Reads the user's preferences and follows them. What cannot be read stays as it was. */
  async followPreferences(): Promise<ShellState> {
    const read = await callEngine(this.#parts.pipe, 'preferences', {}).catch((thrown: unknown) => {
      // The page says that the engine is lost; here the menu merely stays as it is.
      console.error(`cannot read the preferences: ${toDaybookError(thrown).message}`);
      return this.#preferences;
    });
    this.#preferences = read;
    this.#window.theme = read.theme;
    this.#tray.isShown = read.keepRunning && process.platform !== 'darwin';
    this.#showMenu();
    this.#watchIndex();
    const networkAllowed = await callEngine(this.#parts.pipe, 'status', {}).then(
      ({ network }) => network,
      () => false,
    );
    this.#spelling.follow({ isOn: read.spelling, languages: read.spellingLanguages, networkAllowed });
    return { captureKey: this.#key.bind(read.captureKey), spelling: this.#spelling.state() };
  }

  close(): void {
    this.#indexWatch.isOn = false;
    this.#key.release();
    this.#tray.isShown = false;
  }

  /** A closed window has no page that could say that the index is up to date. */
  #watchIndex(): void {
    this.#indexWatch.isOn = !this.#window.isOpen && this.staysOpen && this.#preferences.tellIndexed;
  }

  #tell(message: ShellMessage): void {
    this.take([message]);
  }

  #showMenu(): void {
    showMenu({
      isMac: process.platform === 'darwin',
      isPackaged: app.isPackaged,
      preferences: this.#preferences,
      dataDir: this.#parts.dataDir,
      run: (id, byKey) => this.#tell({ kind: 'command', id, byKey }),
      addFolder: () => void this.#addFolder().catch(this.#parts.fail),
      capture: () => this.#capture.show(),
      restartEngine: this.#parts.restartEngine,
    });
  }

  async #addFolder(): Promise<void> {
    const folder = await pickFolder(BrowserWindow.getFocusedWindow());
    if (folder !== null) this.#tell({ kind: 'paths', paths: [folder] });
  }
}
