import { join } from 'node:path';
import { app, dialog, protocol, session } from 'electron';
import { type Config, readConfig } from '../core/config.ts';
import { LINK_SCHEME } from '../core/contract/deep-link.ts';
import type { ShellMessage } from '../core/contract/shell.ts';
import { toDaybookError } from '../core/errors.ts';
import { readPage } from '../core/server/static.ts';
import { APP_SCHEME } from './app-origin.ts';
import { HandedOver, readArguments, readLink, userArguments } from './arguments.ts';
import { serveContextMenus } from './context-menu.ts';
import { engineLocation } from './engine-location.ts';
import { EngineProcess } from './engine-process.ts';
import { serveNative } from './native.ts';
import { APP_SCHEMES, createAppHandler } from './protocol.ts';
import { guardPages, guardSession } from './security.ts';
import { Shell } from './shell.ts';

/*
 * The window's process: it starts the engine, shows the page and passes one to the other. What Daybook does is in core/.
 */

const location = engineLocation({
  isPackaged: app.isPackaged,
  appPath: app.getAppPath(),
  resourcesPath: process.resourcesPath,
  platform: process.platform,
});

/** As electron-builder.yml has it. */
const APP_ID = 'dev.daybook.app';

/** Holds the end of the app back until the engine has closed its files. */
function closeWith(engine: EngineProcess): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    isClosed = true;
    engine.close().then(() => app.quit(), fail);
  });
}

function createShell(config: Config, engine: EngineProcess): Shell {
  const shell = new Shell({
    preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
    icons: join(location.root, 'resources', 'icons'),
    stateFile: join(app.getPath('userData'), 'window.json'),
    dataDir: config.dataDir,
    isWayland: config.isWayland,
    pipe: () => engine.pipe(),
    restartEngine: () => void engine.restart().catch(fail),
    fail,
  });
  serveNative({
    pipe: () => engine.pipe(),
    preferencesChanged: () => shell.followPreferences(),
    hideCapture: () => shell.hideCapture(),
    showAddress: (hash) => shell.showAddress(hash),
    isLookedAt: () => shell.isFocused,
    show: () => shell.show(),
  });
  app.on('window-all-closed', () => {
    if (!shell.staysOpen) app.quit();
  });
  app.on('will-quit', () => shell.close());
  return shell;
}

/**
 * Opens the window.
 *
 * @param wishes what this start was asked to open, and whatever is asked of it from now on
 */
async function run(config: Config, wishes: Wishes): Promise<void> {
  const engine = new EngineProcess({
    location,
    version: app.getVersion(),
    log: (line) => console.error(`engine: ${line}`),
  });
  closeWith(engine);
  await app.whenReady();
  guardSession(session.defaultSession);
  const page = readPage(join(import.meta.dirname, '..', 'renderer'));
  protocol.handle(APP_SCHEME, createAppHandler({ page, pipe: () => engine.pipe() }));
  const shell = createShell(config, engine);
  serveContextMenus(app, (hash) => shell.showAddress(hash));
  // macOS: the app outlives its window, and its icon brings the window back.
  app.on('activate', () => shell.show());
  wishes.follow((asked) => shell.take(asked));
  // The engine answers when it has started; the window does not wait for it.
  void shell.followPreferences();
}

interface Wishes {
  add(asked: readonly ShellMessage[]): void;
  /** Gives what was asked so far, and then whatever is. */
  follow(take: (asked: readonly ShellMessage[]) => void): void;
}

function createWishes(): Wishes {
  const waiting: ShellMessage[] = [];
  let taker: ((asked: readonly ShellMessage[]) => void) | null = null;
  return {
    add(asked) {
      if (taker === null) waiting.push(...asked);
      else taker(asked);
    },
    follow(take) {
      taker = take;
      take(waiting.splice(0));
    },
  };
}

function fail(thrown: unknown): void {
  const error = toDaybookError(thrown);
  console.error(error);
  dialog.showErrorBox('Daybook cannot start', `${error.message}\n\n${error.hint}`);
  app.exit(1);
}

/** Hears what other programs and later starts want opened. */
function listenFor(wishes: Wishes): void {
  app.on('second-instance', (...said) => {
    // The last is what that start itself says; its `argv` before may be in another order.
    const read = HandedOver.safeParse(said[3]);
    wishes.add(read.success ? readArguments(read.data) : []);
  });
  // macOS says these by events, and may do so before the app is ready.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    wishes.add([readLink(url)]);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    wishes.add([{ kind: 'paths', paths: [path] }]);
  });
}

function begin(): void {
  const config = readConfig();
  // One window a data folder; and Chromium's files stay out of the index's folder.
  app.setPath('userData', join(config.dataDir, 'window'));
  protocol.registerSchemesAsPrivileged(APP_SCHEMES);
  app.enableSandbox();
  // There a key for all programs is the desktop's to give, and asked for by another way.
  if (config.isWayland) app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal');
  guardPages(app);
  const started: HandedOver = { args: userArguments(process.argv, app.isPackaged), cwd: process.cwd() };
  if (!app.requestSingleInstanceLock(started)) {
    app.quit();
    return;
  }
  // Windows shows notifications of programs that it knows by this name only.
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  // A checkout is no program that the system can start by itself.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  const wishes = createWishes();
  listenFor(wishes);
  wishes.add(readArguments(started));
  // Not awaited at the top: Electron is not ready before this module has ended.
  run(config, wishes).catch(fail);
}

try {
  begin();
} catch (thrown) {
  fail(thrown);
}
