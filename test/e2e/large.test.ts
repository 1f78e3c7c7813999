import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventedNote, writeInventedJournal } from '../helpers/invented-journal.ts';
import { callFromPage, canRun, newHome, openDaybook, removeHome, type Opened } from './hosts.ts';

const NOTES = 50_000;
/** Two cores that do other things too read 50,000 notes together in seconds. */
const LISTED = { timeout: 60_000 };
/** Two cores that do other things too need minutes to index as many. */
const INDEX_MS = 480_000;

describe.skipIf(!canRun)('a journal of 50,000 notes', () => {
  const { dataDir, env } = newHome();
  const root = join(dataDir, 'journal');
  let opened: Opened;
  const page = () => opened.page;

  beforeAll(async () => {
    mkdirSync(root);
    writeInventedJournal(root, NOTES);
    opened = await openDaybook('browser', env);
    await page().getByRole('navigation').waitFor();
    await callFromPage(page(), 'addJournal', { root });
  }, INDEX_MS);
  afterAll(async () => {
    await opened?.close();
    removeHome(dataDir);
  });

  test('can be used while it is read: search finds what is there already', async () => {
    await page().keyboard.press('Control+Shift+F');
    await page().keyboard.type('certificate expired');
    await page().getByRole('option').first().waitFor({ timeout: 120_000 });
    expect(await page().getByLabel('Status').textContent()).not.toContain('does not answer');
  }, 180_000);

  test(
    'is listed whole: by its end, by its filter, by its search',
    async () => {
      await page().getByLabel('Status').getByText('50,000 notes').waitFor({ timeout: INDEX_MS });
      await page().evaluate(() => (location.hash = '#/notes'));
      const list = page().getByRole('region', { name: 'Notes' });
      await list.getByText('50,000 notes').waitFor(LISTED);
      const scroller = list.locator('.rows');
      expect(await scroller.locator('li').count()).toBeLessThan(80);
      await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await scroller.locator(`li[aria-posinset="${NOTES}"] a`).waitFor(LISTED);
      await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
      await scroller.locator('li[aria-posinset="25000"] a').waitFor(LISTED);

      const { path } = inventedNote(NOTES - 7);
      await list.getByLabel('Filter notes by path or title').fill(path);
      await list.getByRole('link').first().click();
      await page().getByRole('heading', { name: path }).waitFor(LISTED);

      await page().keyboard.press('Control+Shift+F');
      await page()
        .getByLabel('Search your notes')
        .fill(`part ${NOTES - 10} of the log`);
      await page()
        .getByRole('option')
        .filter({ hasText: `part ${NOTES - 10} of the log` })
        .first()
        .waitFor(LISTED);
    },
    INDEX_MS,
  );

  test('today, the items and the decisions open too', async () => {
    await page().keyboard.press('Control+j');
    await page().locator('.begin-text:focus').waitFor();
    await page().locator('.open-item').first().waitFor({ timeout: 60_000 });
    await page().keyboard.press('Escape');
    await page().evaluate(() => (location.hash = '#/tasks?as=board'));
    await page().locator('.card').first().waitFor({ timeout: 60_000 });
    expect(await page().locator('.card').count()).toBeLessThan(200);
    await page().evaluate(() => (location.hash = '#/decisions'));
    await page().locator('.decision-item').first().waitFor({ timeout: 60_000 });
    expect(opened.complaints).toEqual([]);
  }, 240_000);
});
