import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../core/cli/start/find-browser.ts';
import { readProgramFolders } from '../../core/config.ts';
import { callFromPage, serve } from '../e2e/hosts.ts';

/*
 * Keystroke to paint in a note of 5 MB, in Chromium, on the built page (`npm run build`) with a real engine: keys of an
 * even typist at the start, in the middle and at the end, with pauses in which the note is saved.
 */

const NOTE_BYTES = 5_000_000;
const KEYS_PER_PLACE = 160;
const BETWEEN_KEYS_MS = 55;
/** So often the typist pauses for long enough that the note is saved. */
const PAUSE_EVERY = 40;
const PAUSE_MS = 1_500;

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

/** A long journal: dated headings, items, code and tables, as they grow over years. */
function largeNote(): string {
  const day = (index: number): string =>
    [
      `## Day ${index}`,
      '',
      `The queue of **berth ${index % 17}** drained slowly; \`kubectl get pods -n berth\` showed *three* restarts.`,
      '',
      `- ${index % 12 === 0 ? '[ ] ' : ''}ask Mira about [the runbook](runbooks/berth-${index % 40}.md)`,
      `- ${index % 12 === 0 ? '[x] ' : ''}restart the exporter`,
      '- jon: on call, two pages at night',
      '',
      '| what | took |',
      '| --- | ---: |',
      `| reader | ${index % 90} s |`,
      '',
      '```bash',
      `docker compose restart berth-${index % 17}`,
      '```',
      '',
    ].join('\n');
  const days: string[] = ['# Journal\n\n'];
  for (let bytes = 0, index = 0; bytes < NOTE_BYTES; index++) {
    const text = `${day(index)}\n`;
    bytes += text.length;
    days.push(text);
  }
  return days.join('');
}

/** Notes, for each key from now on, when the frame that shows it was painted. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const channel = new MessageChannel();
    const waiting: number[] = [];
    channel.port1.addEventListener('message', () => {
      for (const began of waiting.splice(0))
        (window as unknown as { times: number[] }).times.push(performance.now() - began);
    });
    channel.port1.start();
    document.addEventListener(
      'keydown',
      (event) => {
        // The message is handled after the frame was painted.
        requestAnimationFrame(() => {
          waiting.push(event.timeStamp);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
}

/** Milliseconds from each key to the frame that shows it. */
async function typeAt(page: Page, place: 'start' | 'middle' | 'end'): Promise<number[]> {
  if (place === 'end') await page.keyboard.press('Control+End');
  else await page.keyboard.press('Control+Home');
  if (place === 'middle') {
    await page.locator('.cm-scroller').evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
    await page.waitForTimeout(500);
    await page.mouse.click(760, 400);
  }
  await page.keyboard.press('End');
  await page.waitForTimeout(1_500);
  await page.evaluate(() => Object.assign(window, { times: [] }));
  const words = 'the reader was switched first, then the writer. - ';
  for (let index = 0; index < KEYS_PER_PLACE; index++) {
    await page.keyboard.press(words[index % words.length] ?? ' ');
    await page.waitForTimeout(index % PAUSE_EVERY === PAUSE_EVERY - 1 ? PAUSE_MS : BETWEEN_KEYS_MS);
  }
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  return times;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}

const figuresOf = (values: readonly number[]) => ({
  keys: values.length,
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  p99: quantile(values, 0.99),
  max: Math.max(...values),
});

const base = mkdtempSync(join(tmpdir(), 'daybook-bench-editor-'));
const root = join(base, 'journal');
mkdirSync(root);
writeFileSync(join(root, 'journal.md'), largeNote());
const server = await serve({ DAYBOOK_DATA: join(base, 'data'), DAYBOOK_NETWORK: '0' });
const found = findBrowser({ platform: process.platform, folders: readProgramFolders(), home: homedir() });
const browser = await chromium.launch({ executablePath: found?.program ?? '', args: FLAGS });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(60_000);
  await page.goto(server.url);
  await page.getByRole('navigation').waitFor();
  await callFromPage(page, 'addJournal', { root });
  for (let tries = 0; tries < 60; tries++) {
    const { body } = await callFromPage(page, 'listNotes');
    if (JSON.stringify(body).includes('journal.md')) break;
    await page.waitForTimeout(1_000);
  }
  await page.evaluate(() => (location.hash = '#/note?path=journal.md'));
  await page.getByRole('button', { name: 'Edit' }).waitFor();
  const began = performance.now();
  await page.keyboard.press('e');
  await page.locator('.cm-content:focus').waitFor();
  const openMs = performance.now() - began;
  await page.waitForTimeout(4_000);
  await watchKeys(page);
  const places = {
    start: await typeAt(page, 'start'),
    middle: await typeAt(page, 'middle'),
    end: await typeAt(page, 'end'),
  };
  await page.locator('[data-save-state=saved]').waitFor();
  const isSaved = readFileSync(join(root, 'journal.md'), 'utf8').split('the reader was switched first').length > 9;
  if (!isSaved) throw new Error('What was typed is not in the file.');
  const all = Object.values(places).flat();
  console.log(
    JSON.stringify({
      openMs,
      ms: figuresOf(all),
      ...Object.fromEntries(Object.entries(places).map(([name, values]) => [name, figuresOf(values)])),
    }),
  );
} finally {
  await browser.close();
  await server.close();
  rmSync(base, { recursive: true, force: true });
}
