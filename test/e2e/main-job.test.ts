import { mkdtempSync, realpathSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canRun, HOSTS, indexed, newHome, openDaybook, removeHome, type Opened } from './hosts.ts';

/** The notes that tell how the outage ended. */
const OUTAGE =
  /incidents\/2026-04-14-berth-too-many-connections\.md|runbooks\/berth-db-failover\.md|retro-berth-outage\.md/;

/** A journal of the user's own: three notes and one file that is none. */
function writeJournal(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'daybook-own-')));
  writeFileSync(join(root, '2026-05-04.md'), '# Monday\n\n- replaced the marmalade gasket of the espresso machine\n');
  writeFileSync(
    join(root, 'runbook.md'),
    '# Restart the kiln\n\n1. Open the damper.\n2. Run `kilnctl restart --slow`.\n',
  );
  writeFileSync(join(root, 'idea.md'), '# Idea\n\nLabel every shelf of the pantry.\n');
  writeFileSync(join(root, 'photo.md'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3]));
  return root;
}

function go(page: Page, place: string): Promise<void> {
  return page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('link', { name: new RegExp(`^${place}`) })
    .click();
}

async function askQuestion(page: Page, question: string): Promise<void> {
  await page.getByLabel('Question to your notes').fill(question);
  await page.getByLabel('Question to your notes').press('Enter');
}

async function answered(page: Page): Promise<void> {
  await page.getByRole('article', { name: 'Answer' }).getByRole('status').filter({ hasText: 'Answer ready' }).waitFor({
    state: 'attached',
    timeout: 110_000,
  });
}

describe.skipIf(!canRun).each(HOSTS)('the main job in %s', (host) => {
  const { dataDir, env } = newHome(host === 'electron' ? 'to-fetch' : 'here');
  const own = writeJournal();
  let opened: Opened;
  let page: Page;

  beforeAll(async () => {
    opened = await openDaybook(host, env);
    page = opened.page;
  });
  afterAll(async () => {
    await opened?.close();
    removeHome(dataDir);
    rmSync(own, { recursive: true, force: true });
  });

  test('the first run invites to choose a folder, and indexes the sample journal meanwhile', async () => {
    await page.getByRole('heading', { name: 'Choose the folder with your notes' }).waitFor();
    await indexed(page);
    const notes = await page
      .getByLabel('Status')
      .getByText(/^\d+ notes$/)
      .textContent();
    expect(Number.parseInt(notes ?? '', 10)).toBeGreaterThan(10);
  });

  test('a question gets a streamed answer whose citation opens the note at the line', async () => {
    await go(page, 'Ask');
    await askQuestion(page, 'How did we fix the too many connections outage of berth?');
    const answer = page.getByRole('article', { name: 'Answer' });
    await page.getByRole('region', { name: 'Evidence' }).getByRole('link').first().waitFor();
    await answered(page);
    const cites = answer.locator('a.cite');
    const names = await cites.evaluateAll((links) => links.map((link) => link.getAttribute('aria-label') ?? ''));
    expect(names.length).toBeGreaterThan(0);
    const [, path = '', line = ''] = /: (\S+), line (\d+)$/.exec(names.find((name) => OUTAGE.test(name)) ?? '') ?? [];
    expect(path).toMatch(OUTAGE);

    await cites
      .and(page.getByLabel(`${path}, line ${line}`))
      .first()
      .click();
    await page.getByRole('heading', { name: path }).waitFor();
    const cited = page.locator(`.line.cited[data-line="${line}"]`).first();
    await cited.waitFor();
    expect(
      await cited.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight;
      }),
    ).toBe(true);
  });

  test('a question that the notes do not answer gets no answer', async () => {
    await go(page, 'Ask');
    await askQuestion(page, 'What is the boiling point of tungsten in kelvin?');
    await answered(page);
    await page.getByRole('heading', { name: 'Not in your notes' }).waitFor();
  });

  test('an answer can be stopped, and asked for again', async () => {
    await go(page, 'Ask');
    await askQuestion(page, 'Where do sessions live now, and why did we leave Redis?');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.note-box', { hasText: 'Stopped' }).waitFor({ timeout: 2_000 });
    await page.getByRole('button', { name: 'Ask again' }).click();
    await answered(page);
    expect(await page.getByRole('article', { name: 'Answer' }).locator('a.cite').count()).toBeGreaterThan(0);
  });

  test('search finds while one types, and Enter opens the note', async () => {
    await go(page, 'Search');
    const box = page.getByLabel('Search your notes');
    await box.pressSequentially('latin', { delay: 40 });
    const first = page.getByRole('option').first();
    await first.filter({ hasText: 'latin-1' }).waitFor();
    await box.press('Enter');
    await page.locator('.line.cited').filter({ hasText: 'latin-1' }).first().waitFor();
    await go(page, 'Search');
    await page.getByLabel('Search your notes').fill('too many clients already');
    await page.getByRole('option').filter({ hasText: 'too many clients already' }).first().waitFor();
    await page.getByLabel('Search your notes').fill('');
  });

  test('a journal of one’s own takes the place of the sample, with the files that cannot be read and why', async () => {
    await go(page, 'Journals');
    await page.getByText('This is the sample journal.').waitFor();
    if (opened.app) {
      await opened.app.evaluate(({ dialog }, root: string) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [root] });
      }, own);
      await page.getByRole('button', { name: 'Choose a folder…' }).click();
    } else {
      await page.getByLabel('Path of a folder with notes').fill(own);
      await page.getByRole('button', { name: 'Add folder' }).click();
    }
    await page.getByRole('row').filter({ hasText: own }).waitFor();
    await page.getByText('This is the sample journal.').waitFor({ state: 'hidden' });
    await indexed(page);
    await page.getByLabel('Status').getByText('3 notes').waitFor();
    await page.getByRole('list', { name: 'Skipped files' }).getByText('photo.md').waitFor();
  });

  test('a note that is saved in another editor is found by itself, and gone when it is deleted', async () => {
    await go(page, 'Search');
    await page.getByLabel('Search your notes').fill('zanzibar');
    const note = join(own, 'new.md');
    writeFileSync(note, '# Travel\n\nThe zanzibar crate arrives on Tuesday.\n');
    const found = page.getByRole('option').filter({ hasText: 'zanzibar crate' });
    await found.waitFor();
    unlinkSync(note);
    await found.waitFor({ state: 'hidden' });
    await page.getByLabel('Search your notes').fill('');
  });

  test('removing the journal brings the sample back, and leaves the files alone', async () => {
    await go(page, 'Journals');
    await page.getByRole('button', { name: `Remove ${basename(own)} from Daybook` }).click();
    await page.getByText('This is the sample journal.').waitFor();
    await page.getByText('Its files were not touched.').waitFor();
    await indexed(page);
  });

  test('the models in use are shown as such, and the network can be closed', async () => {
    await go(page, 'Models');
    for (const role of ['Phrases answers', 'Finds by meaning']) {
      await page.getByRole('list', { name: role, exact: true }).getByText('in use').waitFor();
    }
    expect(await page.getByRole('switch').isChecked()).toBe(false);
    await page.getByText('Nothing is downloaded, and no other machine is spoken to.').waitFor();
  });

  test('nothing of all that made the page complain', () => {
    // The preview asks once more for the note that was deleted while it was shown, and says that it is gone.
    expect(opened.complaints.filter((complaint) => !complaint.includes('/rpc/readNote'))).toEqual([]);
  });
});
