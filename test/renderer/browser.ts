import { afterAll, afterEach, beforeAll } from 'vitest';
import { homedir } from 'node:os';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { findBrowser } from '../../core/cli/start/find-browser.ts';
import { readProgramFolders } from '../../core/config.ts';
import { needs } from '../helpers/require.ts';
import { buildPage } from './build-page.ts';
import type { BuiltPage } from './build-page.ts';
import { FIXTURE_TOKEN, startFixtureServer } from './fixture-server.ts';
import type { FixtureServer } from './fixture-server.ts';

/** Flags with which the browser stays quiet: no window, no requests of its own. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const found = findBrowser({ platform: process.platform, folders: readProgramFolders(), home: homedir() });

/** False, after saying why, where there is no browser to drive. */
export const hasBrowser = needs(found !== null, 'a Chromium-family browser, for the tests of the window');

/** A browser and the page as it is now, for all tests of a file. */
export interface Lab {
  /** Opens the page at a route (`/ask?q=…`), with a server of its own. */
  open(route: string, options?: OpenOptions): Promise<Opened>;
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** Changes the world before the page is opened. */
  readonly prepare?: (server: FixtureServer) => void;
  /** Runs in the page before its own code. */
  readonly initScript?: string;
}

export interface Opened {
  readonly page: Page;
  readonly server: FixtureServer;
  /** What the page logged as an error, and what it asked for outside of its own address. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** A lab for the tests of a file or group: opens a page for a test, and closes it after that. */
export function useLab(): {
  readonly open: (route: string, options?: OpenOptions) => Promise<Page>;
  /** What the test opened last. */
  readonly opened: () => Opened;
} {
  let lab: Lab;
  let last: Opened;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());
  afterEach(() => last.close());
  return {
    async open(route, options) {
      last = await lab.open(route, options);
      return last.page;
    },
    opened: () => last,
  };
}

/** Starts the browser and builds the page. */
export async function startLab(): Promise<Lab> {
  const [built, browser] = await Promise.all([
    buildPage(),
    chromium.launch({ executablePath: found?.program ?? '', args: FLAGS }),
  ]);
  return {
    open: (route, options) => open({ built, browser, route }, options),
    async close() {
      await browser.close();
      await built.remove();
    },
  };
}

interface Target {
  readonly built: BuiltPage;
  readonly browser: Browser;
  readonly route: string;
}

async function open({ built, browser, route }: Target, options: OpenOptions = {}): Promise<Opened> {
  const { prepare, initScript, ...contextOptions } = options;
  const server = await startFixtureServer(built.dir);
  prepare?.(server);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...contextOptions,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  if (initScript) await page.addInitScript(initScript);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => !request.url().startsWith(server.url) && complaints.push(request.url()));
  await page.goto(`${server.url}#token=${FIXTURE_TOKEN}&${route}`);
  return {
    page,
    server,
    complaints,
    async close() {
      await context.close();
      await server.close();
    },
  };
}
