import { join } from 'node:path';
import { app, dialog, Menu, protocol, session } from 'electron';
import { type Config, readConfig } from '../core/config.ts';
import { toDaybookError } from '../core/errors.ts';
import { readPage } from '../core/server/static.ts';
import { APP_SCHEME } from './app-origin.ts';
import { engineLocation } from './engine-location.ts';
import { EngineProcess } from './engine-process.ts';
import { buildMenu } from './menu.ts';
import { serveNative } from './native.ts';
import { APP_SCHEMES, createAppHandler } from './protocol.ts';
import { guardPages, guardSession } from './security.ts';
import { openWindow, showWindow } from './window.ts';

/*
 * The window's process: it starts the engine, shows the page and passes one to the other. What Daybook does is in core/.
 */

function startEngine(): EngineProcess {
  const location = engineLocation({
    isPackaged: app.isPackaged,
    appPath: app.getAppPath(),
    resourcesPath: process.resourcesPath,
    platform: process.platform,
  });
  return new EngineProcess({ location, version: app.getVersion(), log: (line) => console.error(`engine: ${line}`) });
}

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

async function run(config: Config): Promise<void> {
  const built = join(import.meta.dirname, '..');
  const engine = startEngine();
  closeWith(engine);
  await app.whenReady();
  guardSession(session.defaultSession);
  const page = readPage(join(built, 'renderer'));
  protocol.handle(APP_SCHEME, createAppHandler({ page, pipe: () => engine.pipe() }));
  serveNative();
  Menu.setApplicationMenu(
    buildMenu({
      isMac: process.platform === 'darwin',
      isPackaged: app.isPackaged,
      dataDir: config.dataDir,
      restartEngine: () => void engine.restart().catch(fail),
    }),
  );
  const open = () => openWindow(join(built, 'preload', 'preload.cjs'));
  const showOrOpen = () => {
    if (!showWindow()) open().catch(fail);
  };
  app.on('second-instance', showOrOpen);
  // macOS: the app outlives its window, and its icon brings the window back.
  app.on('activate', showOrOpen);
  await open();
}

function fail(thrown: unknown): void {
  const error = toDaybookError(thrown);
  console.error(error);
  dialog.showErrorBox('Daybook cannot start', `${error.message}\n\n${error.hint}`);
  app.exit(1);
}

function begin(): void {
  const config = readConfig();
  // One window a data folder; and Chromium's files stay out of the index's folder.
  app.setPath('userData', join(config.dataDir, 'window'));
  protocol.registerSchemesAsPrivileged(APP_SCHEMES);
  app.enableSandbox();
  guardPages(app);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  // Not awaited at the top: Electron is not ready before this module has ended.
  run(config).catch(fail);
}

try {
  begin();
} catch (thrown) {
  fail(thrown);
}
