import { join } from 'node:path';
import { mkdirSync, realpathSync } from 'node:fs';
import { expect, test } from 'vitest';
import { callFromPage, canRun, newHome, openDaybook, removeHome } from './hosts.ts';
import { writeFiles } from './own-journal.ts';

const MANY = 3_000;

test.skipIf(!canRun)(
  'a run that Daybook began by itself is stopped from any screen, and goes on when asked',
  async () => {
    const { dataDir, env } = newHome();
    const root = join(realpathSync(dataDir), 'journal');
    mkdirSync(root);
    const text = (at: number) => `# Barrel ${at}\n\n${`It leaks at stave ${at}. `.repeat(30)}\n`;
    writeFiles(root, Object.fromEntries(Array.from({ length: MANY }, (_, at) => [`n${at}.md`, text(at)])));
    const opened = await openDaybook('browser', env);
    const { page } = opened;
    try {
      await page.getByRole('navigation').waitFor();
      await page.evaluate(() => (location.hash = '#/tasks'));
      // The run of the sample journal comes first.
      await page.locator('.task-item').first().waitFor();
      await page.getByRole('button', { name: 'Stop indexing' }).waitFor({ state: 'detached' });
      await callFromPage(page, 'addJournal', { root });
      const status = page.getByLabel('Status');
      await status.getByText(/Reading notes/).waitFor();
      await page.getByRole('button', { name: 'Stop indexing' }).press('Enter');
      await status.getByText('Reading notes was stopped').waitFor();
      await page.evaluate(() => (location.hash = '#/journals'));
      await page.getByText('are read when you go on, or when Daybook starts again').waitFor();
      const total = async () =>
        ((await callFromPage(page, 'listNotes')).body as { result: { total: number } }).result.total;
      expect(await total()).toBeLessThan(MANY);
      await page.getByRole('button', { name: 'Go on', exact: true }).first().waitFor();
      await page.locator('h1').click();
      await page.keyboard.press('i');
      await expect.poll(total, { timeout: 60_000 }).toBe(MANY);
    } finally {
      await opened.close();
      removeHome(dataDir);
    }
  },
  120_000,
);
