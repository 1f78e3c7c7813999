import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callFromPage, canRun, newHome, openDaybook, removeHome, SHOTS, type Opened } from './hosts.ts';

const DAY_MS = 86_400_000;

/** The local day that is `days` ago. */
function dayAgo(days: number): string {
  const at = new Date(Date.now() - days * DAY_MS);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A year of days, with a standup on each, some items, and a meeting. */
function writeYear(root: string): number {
  let count = 0;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    count += 1;
  };
  for (let ago = 1; ago < 300; ago++) {
    if (ago % 7 === 5 || ago % 7 === 6) continue;
    const item = ago % 4 === 1 ? `- [ ] Write down the failover steps, part ${ago}\n` : '';
    const more = ago % 9 === 0 ? '\n## Vacuum lock\n\nTook the replica out.\n' : '';
    const said = 'Mira: importer change is in review\nJon: on call, two pages at night\n';
    write(`journal/${dayAgo(ago)}.md`, `# ${dayAgo(ago)}\n\n## Standup\n\n${said}\n## Notes\n\n${item}${more}`);
  }
  write(`meetings/${dayAgo(0)}-planning.md`, '# Planning of the migration\n\nAttendees: Mira, Jon\n');
  return count;
}

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

describe.skipIf(!canRun)('today', () => {
  const { dataDir, env } = newHome();
  const root = join(dataDir, 'journal');
  const note = join(root, 'journal', `${dayAgo(0)}.md`);
  let opened: Opened;
  const page = () => opened.page;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    mkdirSync(root);
    const count = writeYear(root);
    opened = await openDaybook('browser', env);
    await page().getByRole('navigation').waitFor();
    await callFromPage(page(), 'addJournal', { root });
    const text = `${count} notes`;
    await page().getByLabel('Status').getByText(text).waitFor({ timeout: 60_000 });
  });
  afterAll(async () => {
    await opened?.close();
    removeHome(dataDir);
  });

  test('is made of the template by the first key, and no key is lost on the way', async () => {
    await page().keyboard.press('Control+j');
    await page().locator('.begin-text:focus').waitFor();
    await page().screenshot({ path: join(SHOTS, 'today-begin-light.png') });
    expect(await violations(page())).toEqual([]);
    const words = 'Typed without waiting for the editor, quicker than anybody.';
    await page().keyboard.type(words, { delay: 4 });
    await page().locator('.cm-content:focus').waitFor();
    await page().keyboard.type(' And on.');
    await expect.poll(() => readFileSync(note, 'utf8')).toContain(`${words} And on.`);
    expect(readFileSync(note, 'utf8')).toMatch(/^---\ntitle:/);
  });

  test('has the month, the year, what is open, and what was said before beside it', async () => {
    const calendar = page().getByRole('region', { name: 'Calendar and open items' });
    await calendar.getByRole('img', { name: /The last year: \d+ days with notes/ }).waitFor();
    await calendar.getByText(/\d+ days in the last year/).click();
    await calendar.getByRole('columnheader', { name: 'Sections' }).waitFor();
    await calendar.getByText(/\d+ days in the last year/).click();
    const aside = page().getByRole('region', { name: 'Standup and meetings' });
    await aside.getByText('importer change is in review').first().waitFor();
    await aside.getByRole('link', { name: 'Planning of the migration' }).waitFor();
  });

  test('an item is ticked where it was written', async () => {
    const item = page().getByRole('checkbox', { name: 'Open: Write down the failover steps, part 1', exact: true });
    await item.click();
    const file = join(root, 'journal', `${dayAgo(1)}.md`);
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('- [x] Write down the failover steps, part 1');
  });

  test('is drawn in both themes and sizes, and can be used with a screen reader', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme });
      for (const [width, height] of [
        [900, 600],
        [1280, 800],
      ] as const) {
        await page().setViewportSize({ width, height });
        await page().waitForTimeout(300);
        await page().screenshot({ path: join(SHOTS, `today-${colorScheme}-${width}.png`) });
        expect(await page().evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      }
      expect(await violations(page())).toEqual([]);
    }
  });

  test('other days are a key away', async () => {
    const shows = (day: string): Promise<void> => page().locator('.cm-content').getByText(day).first().waitFor();
    await page().keyboard.press('Escape');
    await page().keyboard.press('h');
    await shows(dayAgo(1));
    // The second one is a key too, and no word of the day before.
    await page().keyboard.press('h');
    await shows(dayAgo(2));
    await page().keyboard.press('l');
    await shows(dayAgo(1));
    await page().keyboard.press('e');
    await page().locator('.cm-content:focus').waitFor();
    await page().keyboard.press('Escape');
    await page().keyboard.press('d');
    await page().locator('.cm-content').getByText('Typed without waiting').waitFor();
    expect(opened.complaints).toEqual([]);
  });

  test('the calendar goes by weeks and months with its keys, and the table of the year opens with Enter', async () => {
    const day = page().locator('.month [aria-current="date"]');
    const hash = () => page().evaluate(() => location.hash);
    await day.focus();
    await page().keyboard.press('ArrowUp');
    await expect.poll(hash).toBe(`#/today?day=${dayAgo(7)}`);
    await page().keyboard.press('PageUp');
    await expect.poll(hash).not.toContain(dayAgo(7).slice(0, 7));
    await expect.poll(() => day.evaluate((cell) => cell === document.activeElement)).toBe(true);
    await page().keyboard.press('d');
    await expect.poll(hash).toBe('#/today');
    await page().locator('.heat summary').focus();
    await page().keyboard.press('Enter');
    await page().getByRole('columnheader', { name: 'Sections' }).waitFor();
  });
});
