import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { type Config, readProgramFolders } from '../../config.ts';
import { openerOf } from '../../engine/open-outside.ts';
import { type Browser, findBrowser, profileFolder } from './find-browser.ts';

/** A browser that ends this soon either failed, or gave the page to a window of the same profile that was open already. */
const SOON_MS = 4_000;

/** A page that is open. */
export interface Shown {
  /** When the user closed it: never, where nobody can tell. */
  readonly closed: Promise<void>;
  close(): void;
}

const NEVER = Promise.withResolvers<void>().promise;

/** Arguments for a window that is the page and nothing else. */
export function appModeArguments(url: string, profile: string): readonly string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--window-size=1280,860',
  ];
}

/** Resolves with the exit code; 1 when the program cannot be started. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function showAsWindow(browser: Browser, options: ShowOptions): Promise<Shown | null> {
  const profile = profileFolder(browser, { dataDir: options.config.dataDir, home: homedir() });
  await mkdir(profile, { recursive: true, mode: 0o700 });
  const child = spawn(browser.program, appModeArguments(options.url, profile), { stdio: 'ignore' });
  const end = ended(child);
  const stays = Promise.race([delay(SOON_MS, null, { ref: false }), aborted(options.signal).then(() => null)]);
  const soon = await Promise.race([end, stays]);
  if (soon !== null && soon !== 0) return null;
  return {
    closed: soon === null ? end.then(() => undefined) : NEVER,
    close: () => void child.kill(),
  };
}

export interface ShowOptions {
  readonly url: string;
  readonly config: Config;
  readonly signal: AbortSignal;
  /** Told where the page is about to open, in words that follow "Daybook opens". */
  readonly say: (where: string) => void;
}

/**
 * Shows the page in a window of its own where a Chromium-family browser is installed, else in the default browser.
 *
 * @returns null when nothing could be opened
 */
export async function showPage(options: ShowOptions): Promise<Shown | null> {
  const { url, say } = options;
  const browser = findBrowser({ platform: process.platform, folders: readProgramFolders(), home: homedir() });
  if (browser !== null) {
    say(`as a window of ${browser.name}`);
    const shown = await showAsWindow(browser, options);
    if (shown !== null) return shown;
  }
  say('in your default browser');
  const [program, args] = openerOf(process.platform, url);
  const opener = spawn(program, args, { stdio: 'ignore' });
  return (await ended(opener)) === 0 ? { closed: NEVER, close: () => undefined } : null;
}

/**
 * Runs Electron until its window is closed.
 *
 * @param args the app's folder, and what the app is to open
 * @returns false when it ended soon and with an error: it does not run on this machine
 */
export async function showInElectron(program: string, args: readonly string[], signal: AbortSignal): Promise<boolean> {
  const startMs = performance.now();
  const child = spawn(program, args, { stdio: 'inherit' });
  const stop = () => void child.kill();
  signal.addEventListener('abort', stop);
  const code = await ended(child);
  signal.removeEventListener('abort', stop);
  return code === 0 || signal.aborted || performance.now() - startMs > SOON_MS;
}

/** Resolves when the signal is aborted. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
