import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { writeInventedJournal } from '../helpers/invented-journal.ts';
import { canRun, HOSTS, newHome, openDaybook, removeHome, SHOTS, type Host, type Opened } from './hosts.ts';

/** A new user with a folder of so many notes, and the window that they open for the first time. */
async function newUser(host: Host, notes: number): Promise<Opened & { readonly root: string }> {
  const { dataDir, env } = newHome();
  const root = join(dataDir, 'my-journal');
  mkdirSync(root);
  writeInventedJournal(root, notes);
  const opened = await openDaybook(host, env);
  closing.push(async () => {
    await opened.close().catch(() => undefined);
    removeHome(dataDir);
  });
  return { ...opened, root };
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function chooseFolder({ host, app, page, root }: Opened & { readonly root: string }): Promise<void> {
  await page.getByRole('heading', { name: 'Choose the folder with your notes' }).waitFor();
  if (host === 'browser' || app === null) {
    // The box has the focus already.
    await page.keyboard.type(root);
    await page.keyboard.press('Enter');
    return;
  }
  await app.evaluate(({ dialog }, folder: string) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
  }, root);
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
}

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

async function show(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of [
      [900, 600],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: join(SHOTS, `${name}-${colorScheme}-${width}.png`) });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
    expect(await violations(page)).toEqual([]);
  }
}

describe.skipIf(!canRun)('the first run', () => {
  test.each(HOSTS)('leads from nothing to a first answer and a first search, in %s', async (host) => {
    const user = await newUser(host, 300);
    const { page } = user;
    await page.getByRole('heading', { name: 'Choose the folder with your notes' }).waitFor();
    if (host === 'browser') await show(page, 'welcome');
    await chooseFolder(user);
    await page.getByRole('heading', { name: 'Found in my-journal' }).waitFor({ timeout: 60_000 });

    const found = page.getByRole('list', { name: 'What was found' });
    await found.getByRole('link', { name: '300 notes' }).waitFor();
    await found.getByRole('link', { name: /^[1-9]\d* days$/ }).waitFor();
    await found.getByRole('link', { name: /^[1-9]\d* open items$/ }).waitFor();
    await found.getByRole('link', { name: '5 people' }).waitFor();
    await found.getByRole('link', { name: '30 decisions' }).waitFor();

    const offered = page.getByRole('list', { name: 'Models offered' });
    expect(await offered.getByRole('listitem').count()).toBe(2);
    for (const item of await offered.getByRole('listitem').all())
      expect(await item.textContent()).toMatch(/\d MB · (?:MIT|Apache-2\.0)/);

    const questions = page.getByRole('region', { name: 'Ask your notes' }).getByRole('link');
    await questions.first().waitFor();
    if (host === 'browser') await show(page, 'welcome-found');
    await questions.first().click();
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Not in your notes' }).count()).toBe(0);

    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+F');
    await page.keyboard.type('certificate expired');
    await page.getByRole('option').first().waitFor();
    expect(user.complaints).toEqual([]);
  });

  test('an empty address leads to the first run, and to today once there is a journal', async () => {
    const { page, root, ...user } = await newUser('browser', 3);
    await page.waitForURL(/#\/welcome$/);
    await chooseFolder({ ...user, page, root });
    await page.getByRole('link', { name: '3 notes' }).waitFor();
    await page.evaluate(() => (location.hash = ''));
    await page.waitForURL(/#\/today$/);
    await page.locator('.begin-text, .cm-content').waitFor();
    // The place of the journals is the list of them, not the first run again.
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('j');
    await page.waitForURL(/#\/journals$/);
  });

  test('the sample journal can be tried first', async () => {
    const { page } = await newUser('browser', 1);
    await page.getByRole('link', { name: 'Try the sample journal' }).click();
    const examples = page.getByRole('region', { name: 'Examples' }).getByRole('link');
    await examples.first().waitFor({ timeout: 30_000 });
    await examples.first().click();
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
  });

  test('a folder that is not there, and one without a note, say what to do', async () => {
    const { page, root } = await newUser('browser', 1);
    await page.getByRole('heading', { name: 'Choose the folder with your notes' }).waitFor();
    await page.keyboard.type(join(root, 'nowhere'));
    await page.keyboard.press('Enter');
    await page.getByText('The folder was not added').waitFor();
    rmSync(root, { recursive: true });
    mkdirSync(root);
    await page.getByLabel('Path of a folder with notes').fill(root);
    await page.keyboard.press('Enter');
    await page.getByText('There is no markdown file in it yet.').waitFor();
    await page.getByRole('link', { name: 'Write today’s note' }).click();
    await page.locator('.begin-text:focus').waitFor();
  });
});
