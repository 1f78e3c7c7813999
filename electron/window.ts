import { BrowserWindow, dialog, nativeTheme, screen, type WebPreferences } from 'electron';
import type { Theme } from '../core/contract/preferences.ts';
import type { ShellMessage } from '../core/contract/shell.ts';
import { APP_PAGE } from './app-origin.ts';
import { TELL_PAGE } from './channels.ts';
import { afterEnd } from './restart-policy.ts';
import { readWindowState, writeWindowState } from './window-file.ts';
import { MIN_SIZE, placeWindow, startHash, type WindowState } from './window-state.ts';

/** The page's own ground colours, so that a window does not flash in the other theme before its first paint. */
const GROUND = { light: '#fbfaf8', dark: '#191817' } as const;

/** What moves the window comes in a row. */
const SETTLE_MS = 500;

export interface WindowParts {
  /** Absolute path of the built preload. */
  readonly preload: string;
  /** Absolute path of a picture, where the platform takes it from the window. */
  readonly icon: string;
  /** Where it is kept how the window was left. */
  readonly stateFile: string;
  readonly onClosed: () => void;
}

/** What every page of Daybook runs under. */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // The session says whether, and in which languages: see spelling.ts.
    spellcheck: true,
  };
}

export function groundColour(): string {
  return nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light;
}

/** The window: opened where and as it was left, and told what the menu and other programs want of its page. */
export class MainWindow {
  readonly #parts: WindowParts;
  #window: BrowserWindow | null = null;
  /** What the page is to hear as soon as it listens. */
  #waiting: ShellMessage[] = [];
  #isListening = false;
  #settling: NodeJS.Timeout | undefined;
  #endsMs: number[] = [];
  #theme: Theme;

  constructor(parts: WindowParts) {
    this.#parts = parts;
    this.#theme = readWindowState(parts.stateFile)?.theme ?? 'system';
  }

  get isOpen(): boolean {
    return this.#window !== null;
  }

  get isFocused(): boolean {
    return this.#window?.isFocused() ?? false;
  }

  /** The theme that was chosen last: what the system draws follows it too. */
  set theme(theme: Theme) {
    this.#theme = theme;
    nativeTheme.themeSource = theme;
    this.#keepSoon();
  }

  /** Opens the window and loads the page; resolves when it is loaded. */
  async open(): Promise<void> {
    const { preload, icon, stateFile } = this.#parts;
    const kept = readWindowState(stateFile);
    nativeTheme.themeSource = this.#theme;
    const main = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
    const place = placeWindow(
      kept?.bounds ?? null,
      [main, ...others].map(({ workArea }) => workArea),
    );
    const window = new BrowserWindow({
      ...place,
      minWidth: MIN_SIZE.width,
      minHeight: MIN_SIZE.height,
      show: false,
      title: 'Daybook',
      icon,
      backgroundColor: groundColour(),
      webPreferences: webPreferences(preload),
    });
    this.#window = window;
    this.#follow(window);
    window.once('ready-to-show', () => {
      // Both would show a window in which nothing is drawn yet.
      if (kept?.isMaximized) window.maximize();
      if (kept?.isFullScreen) window.setFullScreen(true);
      window.show();
    });
    await window.loadURL(`${APP_PAGE}${startHash(kept?.hash ?? '')}`);
  }

  /** Brings the window to the front, and opens one when there is none. */
  async show(): Promise<void> {
    const window = this.#window;
    if (window === null) return this.open();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Tells the page something, now or as soon as it listens. */
  tell(message: ShellMessage): void {
    if (this.#isListening) this.#window?.webContents.send(TELL_PAGE, message);
    else this.#waiting.push(message);
  }

  #follow(window: BrowserWindow): void {
    const { webContents } = window;
    webContents.on('dom-ready', () => {
      this.#isListening = true;
      for (const message of this.#waiting.splice(0)) this.tell(message);
    });
    webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.#isListening = false;
    });
    webContents.on('did-navigate-in-page', () => this.#keepSoon());
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') this.#pageEnded(window, reason);
    });
    const moved = () => this.#keepSoon();
    window.on('resize', moved).on('move', moved).on('maximize', moved).on('unmaximize', moved);
    window.on('close', () => this.#keep());
    window.on('closed', () => {
      clearTimeout(this.#settling);
      this.#window = null;
      this.#isListening = false;
      this.#parts.onClosed();
    });
  }

  /** What was typed is kept by the engine, so the page is loaded again; twice in a minute is no accident. */
  #pageEnded(window: BrowserWindow, reason: string): void {
    this.#isListening = false;
    this.#endsMs.push(Date.now());
    if (afterEnd(this.#endsMs) === 'restart') return window.webContents.reload();
    dialog.showErrorBox(
      'The page of Daybook does not stay up',
      `It ended twice within a minute (${reason}). Choose View › Reload; what you typed is kept and offered again.`,
    );
  }

  #keepSoon(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#keep(), SETTLE_MS);
  }

  #keep(): void {
    const window = this.#window;
    if (window === null || window.isDestroyed()) return;
    const state: WindowState = {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      isFullScreen: window.isFullScreen(),
      hash: URL.parse(window.webContents.getURL())?.hash ?? '',
      theme: this.#theme,
    };
    writeWindowState(this.#parts.stateFile, state);
  }
}
