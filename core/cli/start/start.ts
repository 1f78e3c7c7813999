import { fileURLToPath } from 'node:url';
import { readConfig } from '../../config.ts';
import { toDaybookError } from '../../errors.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { errorText } from '../print/error-text.ts';
import { styleFor } from '../print/style.ts';
import { stopSignal } from '../stop-signal.ts';
import { buildPage, isBuilt } from './build-page.ts';
import { findElectron } from './find-electron.ts';
import { say } from './say.ts';
import { showInElectron } from './show-page.ts';

/** Folder of the checkout or of the installed package. */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

async function makePage(signal: AbortSignal): Promise<void> {
  if (await isBuilt(ROOT)) return;
  const startMs = performance.now();
  say('Building the window, as its sources are new …');
  await buildPage(ROOT, signal);
  say(`Built in ${((performance.now() - startMs) / 1000).toFixed(1)} s.`);
}

/** Loads the engine only here: beside Electron this process does nothing but wait. */
async function serve(why: string, signal: AbortSignal): Promise<void> {
  const { serveAndShow } = await import('./serve-and-show.ts');
  await serveAndShow({ root: ROOT, config: readConfig(), why, signal });
}

async function open(args: readonly string[], signal: AbortSignal): Promise<void> {
  const { hasDisplay } = readConfig();
  await makePage(signal);
  if (!hasDisplay) return serve('There is no display here', signal);
  const electron = findElectron(ROOT);
  if (electron === null) return serve('Electron is not installed here', signal);
  if (await showInElectron(electron, [ROOT, ...args], signal)) return;
  await serve('Electron does not run on this machine', signal);
}

/**
 * Opens Daybook.
 *
 * 1. the page is built, when that was not done since its sources changed
 * 2. Electron shows it, where its program is installed and there is a display
 * 3. else it is served on 127.0.0.1 and shown by a browser, or its address is printed
 *
 * The engine takes the sample journal while there is no other, and fetches missing models in the background.
 *
 * @param args what the app is to open: links, notes and folders
 * @returns the exit code
 */
export async function start(args: readonly string[] = []): Promise<number> {
  const signal = stopSignal();
  return open(args, signal).then(
    () => EXIT.done,
    (thrown: unknown) => {
      const error = toDaybookError(thrown);
      if (signal.aborted) return EXIT.cancelled;
      say(errorText(error, styleFor(false)));
      return exitCodeOf(error.code);
    },
  );
}
