import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '../../core/cli/start/find-browser.ts';
import { readProgramFolders } from '../../core/config.ts';
import { callFromPage, ROOT, serve } from '../e2e/hosts.ts';
import { inventedNote, inventedWord, writeInventedJournal } from '../helpers/invented-journal.ts';
import { watchFrames, watchKeysToResults, watchUsable } from './window-probes.ts';

/*
 * The built page (`npm run build`) on a real engine in Chromium, no models: how soon it can be used, how soon keys find
 * something, what it needs of memory, and how a list of 50,000 notes scrolls.
 */

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const OPENINGS = 9;
/** Fewer, to see that it works: `npx node test/bench/window.ts 500 2000`. */
const [NOTES = 10_000, MANY_NOTES = 50_000] = process.argv.slice(2).map(Number);
const FIRST_RUN_NOTES = 1_000;
const SCREEN_CHANGES = 200;
/** The engine frees what work left after 3 s, and V8 gives the pages back 8 s later. */
const REST_MS = 15_000;
/** What stands in most notes, in some, and in few. */
const QUERIES = [
  'importer change',
  'certificate expired',
  'quota of the ferry',
  ...[900, 2_400, 5_200, 9_000].map((rank) => `${inventedWord(rank)} ${inventedWord(rank + 77)}`),
];
const BETWEEN_KEYS_MS = 140;
const PLACES = [
  'today',
  'ask',
  'search?q=quota',
  'notes',
  'tasks',
  'standup',
  'decisions',
  'days',
  'journals',
  'models',
];
const OTHER_PLACES = ['runbooks', 'health', 'settings', `note?path=${encodeURIComponent(inventedNote(4).path)}`];

const found = findBrowser({ platform: process.platform, folders: readProgramFolders(), home: homedir() });
const program = found?.program ?? '';

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0) * 10) / 10;
}

/** What a process and its children have of something, added up. */
function sumBelow(root: number, of: (pid: number) => number): number {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 0; at = parents.get(at))
      if (at === root) return true;
    return false;
  };
  return [...parents.keys()].filter(isBelow).reduce((sum, pid) => sum + of(pid), 0);
}

/** Memory that processes have for themselves, with their share of what is shared. */
const pssMb = (root: number): number => Math.round(sumBelow(root, pssOf) / 1024);

/** Time that processes worked, on whatever core: it hangs less than the clock on what else the machine does. */
const cpuMs = (root: number): number => sumBelow(root, cpuOf);

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}

const parentOf = (pid: number): number => Number(/\nPPid:\t(\d+)/.exec(readProc(pid, 'status'))?.[1] ?? 0);
const pssOf = (pid: number): number => Number(/\nPss:\s+(\d+)/.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0);

/** Ticks of 10 ms, of the process itself and of the system for it. */
function cpuOf(pid: number): number {
  const fields = readProc(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}

interface Server {
  readonly url: string;
  readonly pid: number;
  readonly base: string;
  close(): Promise<void>;
}

/** An engine whose one journal has so many invented notes, indexed; served anew, so that it is warm and nothing else. */
async function servedWith(count: number): Promise<Server> {
  const base = mkdtempSync(join(tmpdir(), 'daybook-bench-window-'));
  const root = join(base, 'journal');
  mkdirSync(root);
  writeInventedJournal(root, count);
  const data = join(base, 'data');
  const startMs = performance.now();
  await run(['index', root, '--data', data, '--no-embed', '--quiet']);
  // A first run from the command line leaves items, people and decisions for later: they are read here, not by the page.
  await run(['people', '--data', data, '--json']);
  console.error(`${count} notes indexed in ${Math.round((performance.now() - startMs) / 1000)} s`);
  const server = await serve({ DAYBOOK_DATA: data, DAYBOOK_NETWORK: '0' });
  return {
    ...server,
    base,
    async close() {
      await server.close();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

async function run(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, 'core', 'cli', 'daybook.mjs'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DAYBOOK_NETWORK: '0' },
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`daybook ${args[0] ?? ''} ended with ${String(code)}`);
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  return page;
}

interface Opened {
  readonly browser: Browser;
  readonly pid: number;
}

interface Opening {
  readonly ms: number;
  /** While at least one answer of the engine was waited for. */
  readonly engineMs: number;
  /** When the first question to the engine left. */
  readonly beginMs: number;
  readonly pageCpuMs: number;
  readonly engineCpuMs: number;
}

/** Milliseconds from the beginning of the load to a page that takes keys and shows what is open, a new profile each time. */
async function openings({ browser, pid }: Opened, server: Server): Promise<Opening> {
  const all: Opening[] = [];
  for (let nth = 0; nth <= OPENINGS; nth++) {
    const before = { page: cpuMs(pid), engine: cpuMs(server.pid) };
    const page = await openPage(browser);
    await page.addInitScript(watchUsable);
    await page.goto(server.url);
    const measured = await page.waitForFunction(() => (window as unknown as { usable?: unknown }).usable);
    // The first one warms the engine.
    const cpu = { pageCpuMs: cpuMs(pid) - before.page, engineCpuMs: cpuMs(server.pid) - before.engine };
    if (nth > 0) all.push({ ...((await measured.jsonValue()) as Opening), ...cpu });
    await page.context().close();
  }
  const median = (name: keyof Opening) =>
    quantile(
      all.map((one) => one[name]),
      0.5,
    );
  return {
    ms: median('ms'),
    engineMs: median('engineMs'),
    beginMs: median('beginMs'),
    pageCpuMs: median('pageCpuMs'),
    engineCpuMs: median('engineCpuMs'),
  };
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = `#/${to}`), hash);
}

/** Milliseconds from each key to the frame in which the results of what was typed stand. */
async function keysToResults(page: Page): Promise<number[]> {
  await go(page, 'search');
  await page.getByLabel('Search your notes').waitFor();
  await page.evaluate(watchKeysToResults);
  for (const query of [...QUERIES.slice(0, 1), ...QUERIES]) {
    await page.getByLabel('Search your notes').fill('');
    await page.waitForTimeout(300);
    for (const key of query) {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.waitForTimeout(BETWEEN_KEYS_MS);
    }
  }
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  return times.slice(QUERIES[0]?.length ?? 0);
}

async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return Math.round((usedSize / 1e6) * 10) / 10;
}

async function visit(page: Page, count: number): Promise<void> {
  const places = [...PLACES, ...OTHER_PLACES];
  for (let nth = 0; nth < count; nth++) {
    await go(page, places[nth % places.length] ?? 'today');
    await page.waitForTimeout(120);
  }
  await go(page, 'today');
  await page.waitForTimeout(2_000);
}

/** What the engine and the page need beside a browser that shows an empty page. */
async function memory(
  server: Server,
): Promise<{ engineMb: number; pageMb: number; totalMb: number; restMb: number; heap: readonly number[] }> {
  const browserServer = await chromium.launchServer({ executablePath: program, args: FLAGS });
  const browser = await chromium.connect(browserServer.wsEndpoint());
  const page = await openPage(browser);
  await page.goto('about:blank');
  await page.waitForTimeout(2_000);
  const pid = browserServer.process().pid ?? 0;
  const bare = pssMb(pid);
  await page.goto(server.url);
  // Everything is loaded and cached once before growth is looked for.
  await visit(page, (PLACES.length + OTHER_PLACES.length) * 2);
  const before = await heapMb(page);
  await visit(page, SCREEN_CHANGES);
  const after = await heapMb(page);
  const pageMb = pssMb(pid) - bare;
  const engineMb = pssMb(server.pid);
  await page.waitForTimeout(REST_MS);
  const restMb = pssMb(server.pid) + pssMb(pid) - bare;
  await browser.close();
  await browserServer.close();
  return { engineMb, pageMb, totalMb: engineMb + pageMb, restMb, heap: [before, after] };
}

/** Frame times while the list of all notes is scrolled as a wheel does. */
async function scrolling(page: Page): Promise<readonly number[]> {
  await go(page, 'notes');
  const rows = page.locator('.note-list .rows');
  await rows.getByRole('link').first().waitFor();
  await rows.hover();
  await page.waitForTimeout(1_000);
  await page.evaluate(watchFrames);
  for (let nth = 0; nth < 300; nth++) {
    await page.mouse.wheel(0, nth % 60 < 50 ? 240 : 12_000);
    await page.waitForTimeout(16);
  }
  const frames = await page.evaluate(() => (window as unknown as { stopFrames: () => number[] }).stopFrames());
  await rows.getByRole('link').first().waitFor();
  return frames;
}

/** From a folder and nothing else to the first search result in the window: start, choose, index, search. */
async function firstRun(browser: Browser): Promise<number> {
  const base = mkdtempSync(join(tmpdir(), 'daybook-bench-first-'));
  const root = join(base, 'journal');
  mkdirSync(root);
  writeInventedJournal(root, FIRST_RUN_NOTES);
  const startMs = performance.now();
  const server = await serve({ DAYBOOK_DATA: join(base, 'data'), DAYBOOK_NETWORK: '0' });
  const page = await openPage(browser);
  try {
    await page.goto(server.url);
    await page.getByLabel('Path of a folder with notes').fill(root);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '1,000 notes' }).waitFor();
    await page.keyboard.press('Control+Shift+F');
    await page.keyboard.type('certificate expired');
    await page.getByRole('option').first().waitFor();
    return Math.round((performance.now() - startMs) / 100) / 10;
  } finally {
    await page.context().close();
    await server.close();
    rmSync(base, { recursive: true, force: true });
  }
}

/** What a browser has to fetch before the first screen can be drawn. */
function firstScreenKb(): number {
  const folder = join(ROOT, 'out', 'renderer');
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, file = '']) =>
    readFileSync(join(folder, file)),
  );
  return Math.round(files.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0) / 100) / 10;
}

const [load = 0] = loadavg();
const browserServer = await chromium.launchServer({ executablePath: program, args: FLAGS });
const browser = await chromium.connect(browserServer.wsEndpoint());
const opener = { browser, pid: browserServer.process().pid ?? 0 };
const server = await servedWith(NOTES);
try {
  const opened = await openings(opener, server);
  console.error(JSON.stringify({ opened }));
  const page = await openPage(browser);
  await page.goto(server.url);
  const keys = await keysToResults(page);
  await page.context().close();
  console.error(JSON.stringify({ p50: quantile(keys, 0.5), p95: quantile(keys, 0.95) }));
  const used = await memory(server);
  console.error(JSON.stringify(used));
  await server.close();

  const large = await servedWith(MANY_NOTES);
  const openedLarge = await openings(opener, large);
  console.error(JSON.stringify({ openedLarge }));
  const list = await openPage(browser);
  await list.goto(large.url);
  await callFromPage(list, 'status');
  const frames = await scrolling(list);
  await large.close();
  const seconds = frames.reduce((sum, ms) => sum + ms, 0) / 1000;
  console.log(
    JSON.stringify({
      load: Math.round(load * 100) / 100,
      firstScreenKb: firstScreenKb(),
      opened,
      opened50k: openedLarge,
      search: { keys: keys.length, p50: quantile(keys, 0.5), p95: quantile(keys, 0.95), max: quantile(keys, 1) },
      heapGrowthPercent: Math.round((((used.heap[1] ?? 0) / (used.heap[0] ?? 1)) * 100 - 100) * 10) / 10,
      memory: used,
      scroll: {
        frames: frames.length,
        perSecond: Math.round((frames.length / seconds) * 10) / 10,
        p50: quantile(frames, 0.5),
        p95: quantile(frames, 0.95),
        p99: quantile(frames, 0.99),
        max: quantile(frames, 1),
      },
      firstRunSeconds: await firstRun(browser),
    }),
  );
} finally {
  await browser.close();
  await browserServer.close();
}
