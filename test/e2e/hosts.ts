import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../core/cli/start/find-browser.ts';
import { readProgramFolders } from '../../core/config.ts';
import { type ElectronAppLike, launch } from '../electron-double/launch.ts';
import { testModelsDir } from '../helpers/models.ts';
import { needs } from '../helpers/require.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const SHOTS = join(ROOT, 'test-artifacts', 'screens');

/** Folder with the files of the two small models, or empty when they cannot be had here. */
export const SMALL_MODELS = testModelsDir() ?? '';

/** Enough for everything but a model's answer, also on a busy machine. */
const WAIT_MS = 15_000;

const WINDOW_SIZE = { width: 1280, height: 860 };

const browser = findBrowser({ platform: process.platform, folders: readProgramFolders(), home: homedir() });

/** A Chromium, the small models and the built page: what every test here needs. */
export const canRun =
  needs(SMALL_MODELS !== '', 'the small models (node test/helpers/pull-models.ts), for the end-to-end tests') &&
  needs(browser !== null, 'a Chromium-family browser, for the end-to-end tests') &&
  needs(existsSync(join(ROOT, 'out', 'main', 'main.js')), 'the built app (npm run build), for the end-to-end tests');

/** Both ways in which the one page is shown. */
export const HOSTS = ['electron', 'browser'] as const;
export type Host = (typeof HOSTS)[number];

export interface Opened {
  readonly host: Host;
  readonly page: Page;
  /** The window's process; null in a browser. */
  readonly app: ElectronAppLike | null;
  /** Everything that the page asked for outside itself, and every error that it logged. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface Home {
  readonly dataDir: string;
  readonly env: Record<string, string>;
}

/**
 * A new data folder, and the environment that makes Daybook use it and nothing of the user's.
 *
 * @param models `here`: the small models were fetched before; `to-fetch`: they are in the folder that the user names
 */
export function newHome(models: 'none' | 'here' | 'to-fetch' = 'none'): Home {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybook-e2e-'));
  if (models === 'here') symlinkSync(SMALL_MODELS, join(dataDir, 'models'));
  const env = { DAYBOOK_DATA: dataDir, DAYBOOK_NETWORK: '0', EDOUBLE_CHROMIUM: browser?.program ?? '' };
  return { dataDir, env: models === 'to-fetch' ? { ...env, DAYBOOK_MODELS: SMALL_MODELS } : env };
}

export function removeHome(dataDir: string): void {
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Collects what a page must not do: log errors, and load anything that is not its own. */
function listen(page: Page): string[] {
  page.setDefaultTimeout(WAIT_MS);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** The built app on the double, or on real Electron when `ELECTRON_EXECUTABLE` names it. */
async function openElectron(env: Record<string, string>, args: readonly string[]): Promise<Opened> {
  const app = await launch({ args: ['.', ...args], cwd: ROOT, env });
  const page = await app.firstWindow();
  return { host: 'electron', page, app, complaints: listen(page), close: () => app.close() };
}

/** `daybook serve`, until `close` stops it as Ctrl-C does. */
export async function serve(
  env: Record<string, string>,
): Promise<{ url: string; pid: number; close(): Promise<number> }> {
  const child = spawn(process.execPath, [join(ROOT, 'core', 'cli', 'daybook.mjs'), 'serve', '--json'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(([code]) => Promise.reject(new Error(`daybook serve ended with ${code}`))),
  ]);
  const { url } = JSON.parse(String(line)) as { url?: string };
  if (url === undefined) throw new Error(`daybook serve: ${String(line)}`);
  const close = async () => {
    child.kill('SIGINT');
    const [code] = await ended;
    return Number(code);
  };
  return { url, pid: child.pid ?? 0, close };
}

async function openInBrowser(env: Record<string, string>): Promise<Opened> {
  const server = await serve(env);
  const chromiumProcess = await chromium.launch({
    executablePath: browser?.program ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  const page = await chromiumProcess.newPage({ viewport: WINDOW_SIZE });
  const complaints = listen(page);
  await page.goto(server.url);
  const close = async () => {
    await chromiumProcess.close();
    await server.close();
  };
  return { host: 'browser', page, app: null, complaints, close };
}

/** @param args what the app is started with; a browser has none */
export function openDaybook(host: Host, env: Record<string, string>, args: readonly string[] = []): Promise<Opened> {
  return host === 'electron' ? openElectron(env, args) : openInBrowser(env);
}

/** The page in a browser, as soon as the sample journal, which is there when none is set, has been read. */
export async function openSample(env: Record<string, string>): Promise<Opened> {
  const opened = await openDaybook('browser', env);
  await opened.page
    .getByLabel('Status')
    .getByText(/^2\d notes$/)
    .waitFor();
  return opened;
}

/** Waits until the status line says that the index is complete, embeddings included. */
export async function indexed(page: Page, timeout = 90_000): Promise<void> {
  await page.getByLabel('Status').getByText('Index up to date').waitFor({ timeout });
}

/** Calls a procedure from the page's own origin, as its client does. */
export function callFromPage(page: Page, name: string, input: object = {}): Promise<{ status: number; body: unknown }> {
  return page.evaluate(
    async ([name, input]) => {
      const token = sessionStorage.getItem('daybook.token');
      const headers: Record<string, string> = { 'content-type': 'application/json' };
      if (token !== null) headers['authorization'] = `Bearer ${token}`;
      const answer = await fetch(`/rpc/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
      return { status: answer.status, body: (await answer.json()) as unknown };
    },
    [name, input] as const,
  );
}
