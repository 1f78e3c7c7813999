import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { PreferencesSchema } from '../../core/contract/preferences.ts';
import { APP_BRIDGE } from './app-bridge.ts';
import { hasBrowser, useLab } from './browser.ts';

const NOTE = '/note?path=2026-journal.md';
const RUNBOOK_LINK = 'the runbook](runbooks';

describe.skipIf(!hasBrowser)('a key that is shown', () => {
  const lab = useLab();
  const callsOf = (name: string) => lab.opened().server.world.calls.filter((call) => call.name === name);
  const hash = (page: Page) => page.evaluate(() => decodeURIComponent(location.hash));
  const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

  /** Puts the cursor of the editor behind some words. */
  async function findInText(page: Page, words: string): Promise<void> {
    await page.keyboard.press('Control+f');
    await page.locator('.cm-search input[name=search]:focus').waitFor();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.locator('.cm-content:focus').waitFor();
    await page.keyboard.press('ArrowRight');
  }

  it('in Health starts a run of the index there', async () => {
    const page = await lab.open('/health');
    await page.locator('.check-row').first().waitFor();
    await page.keyboard.press('i');
    await expect.poll(() => callsOf('index').length).toBe(1);
  });

  it.each([
    ['a runbook', '/runbooks?path=runbooks%2Fferry-queue.md', '# Ferry queue'],
    ['an alert', '/runbooks?alert=1', '# FerryQueueStuck'],
  ])('copies the steps of %s', async (...[, route, title]) => {
    const page = await lab.open(route);
    await page.locator('.run-step').first().waitFor();
    await page.keyboard.press('y');
    await page.getByText('The steps are on the clipboard').waitFor();
    expect(await clipboard(page)).toContain(`${title}\nfrom runbooks/ferry-queue.md`);
  });

  it('of writing does what it did before when the user has chosen another one', async () => {
    const shortcuts = {
      'notes Mod+B': 'Mod+Shift+L',
      'notes Mod+F': 'Mod+Shift+U',
      'everywhere Mod+Enter': 'Mod+Shift+X',
    };
    const page = await lab.open(NOTE, {
      prepare: ({ world }) => (world.preferences = PreferencesSchema.parse({ shortcuts })),
    });
    await page.locator('.note-body').waitFor();
    await page.keyboard.press('e');
    await page.locator('.cm-content:focus').waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('- one');
    await page.keyboard.press('Control+b');
    const last = page.locator('.cm-line').last();
    expect(await last.textContent()).toBe('- one');
    await page.keyboard.press('Control+Shift+L');
    await expect.poll(() => last.textContent()).toBe('- **one**');
    await page.keyboard.press('Control+Shift+X');
    await expect.poll(() => last.textContent()).toBe('- [ ] **one**');
    await page.keyboard.press('Control+Shift+U');
    await page.locator('.cm-search input[name=search]:focus').waitFor();
  });

  it('is a command of the palette that works, or says why not', async () => {
    const page = await lab.open(NOTE);
    const choose = async (): Promise<void> => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('>find in the note');
      await page.getByRole('option', { name: /find in the note/i }).waitFor();
      await page.keyboard.press('Enter');
    };
    await page.locator('.note-body').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('>open the link at the cursor');
    await page.getByRole('option', { name: /open the link at the cursor/i }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Nothing here to do that with').waitFor();
    await choose();
    await page.locator('.find-bar input:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.locator('.cm-content:focus').waitFor();
    await choose();
    await page.locator('.cm-search input[name=search]').waitFor();
  });

  it('or a click with it opens a link of the text that is written', async () => {
    const page = await lab.open(NOTE, { initScript: APP_BRIDGE });
    await page.locator('.note-body').waitFor();
    await page.keyboard.press('e');
    await page.locator('.cm-content:focus').waitFor();
    await findInText(page, RUNBOOK_LINK);
    await page.keyboard.press('Alt+Enter');
    await expect.poll(() => hash(page)).toContain('path=runbooks/buoy-ingest-lag.md&line=14');
    await page.goBack();
    await page.locator('.page .cm-content').waitFor();
    await findInText(page, 'Quiet day');
    await page.keyboard.type(' [[2026-11-12-capacity]] https://example.org/a.');
    await page.locator('.cm-line', { hasText: 'Quiet day' }).getByText('2026-11-12-capacity').click();
    expect(await hash(page)).toContain('2026-journal.md');
    await page
      .locator('.cm-line', { hasText: 'Quiet day' })
      .getByText('2026-11-12-capacity')
      .click({ modifiers: ['Control'] });
    await expect.poll(() => hash(page)).toContain('path=2026-11-12-capacity');
    await page.goBack();
    await page.locator('.page .cm-content').waitFor();
    await findInText(page, 'https://exam');
    await page.keyboard.press('Alt+Enter');
    // The system's browser, and this page stays where it is.
    await expect.poll(() => page.evaluate('window.opened')).toEqual(['https://example.org/a']);
  });
});
