import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { APP_BRIDGE } from './app-bridge.ts';
import { hasBrowser, startLab } from './browser.ts';
import type { Lab, Opened, OpenOptions } from './browser.ts';

const RUN = { stage: 'ingest', done: 1, total: 3, perSecond: null, remainingMs: null } as const;

describe.skipIf(!hasBrowser)('the page and the system around it', () => {
  let lab: Lab;
  let opened: Opened;
  const open = async (route: string, options?: OpenOptions): Promise<Page> => {
    opened = await lab.open(route, options);
    await opened.page.getByLabel('Status').waitFor();
    return opened.page;
  };
  const asked = (name: string) =>
    opened.page.evaluate((name) => (Reflect.get(window, 'asked') as unknown[][]).filter(([one]) => one === name), name);
  const drop = (page: Page, name: string) =>
    page.evaluate((name) => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], name));
      const event = (type: string) => new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
      window.dispatchEvent(event('dragover'));
      return window.dispatchEvent(event('drop'));
    }, name);
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());
  afterEach(() => opened.close());

  it('says that a long run has finished, once, and only when the user asked for it', async () => {
    const page = await open('/settings', { initScript: APP_BRIDGE });
    await page.clock.install();
    const run = async (ms: number) => {
      for (const running of [true, false]) {
        opened.server.world.status = { ...opened.server.world.status, run: running ? RUN : null, notes: 610 };
        opened.server.tell();
        const status = page.getByLabel('Status');
        if (running) await status.getByText(/^Reading notes/).waitFor();
        else await status.getByText(/^Reading notes/).waitFor({ state: 'hidden' });
        if (running) await page.clock.fastForward(ms);
      }
    };
    await run(60_000);
    expect(await asked('notifyIndexed')).toEqual([]);
    await page
      .getByRole('radiogroup', { name: /^Notification/ })
      .getByRole('radio', { name: 'On' })
      .check();
    await run(2_000);
    expect(await asked('notifyIndexed')).toEqual([]);
    await run(60_000);
    await expect.poll(() => asked('notifyIndexed')).toEqual([['notifyIndexed', 'The index is up to date: 610 notes.']]);
  });

  it('tells the app of every change of what it follows', async () => {
    const page = await open('/settings', { initScript: APP_BRIDGE });
    await expect.poll(() => asked('preferencesChanged')).toHaveLength(1);
    await page
      .getByRole('radiogroup', { name: 'When the window is closed' })
      .getByRole('radio', { name: 'Keep running' })
      .check();
    await expect.poll(() => asked('preferencesChanged')).toHaveLength(2);
    expect(opened.server.world.calls.find(({ name }) => name === 'setPreferences')?.input).toEqual({
      keepRunning: true,
    });
  });

  it('has settings of the app that everybody can read, in both themes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open('/settings', { initScript: APP_BRIDGE, colorScheme });
      await page.getByText('Quick capture from any program').waitFor();
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      if (colorScheme === 'light') await opened.close();
    }
  });

  it('leaves a command of the menu to the box in which somebody types, unless it has the command key', async () => {
    const page = await open('/search', { initScript: APP_BRIDGE });
    const say = (id: string, byKey: boolean) =>
      page.evaluate((message) => Reflect.get(window, 'say')(message), { kind: 'command', id, byKey });
    await page.locator('input').first().focus();
    await page.evaluate(() => (location.hash = '#/search?q=tide'));
    await say('everywhere Alt+ArrowLeft', true);
    await say('everywhere ?', true);
    expect(await page.evaluate(() => location.hash)).toBe('#/search?q=tide');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await say('everywhere Mod+5', true);
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#\/tasks/);
    // Whoever chooses it in the menu means it.
    await say('everywhere Alt+ArrowLeft', false);
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/search?q=tide');
  });

  it('opens a note in the editor through the engine where there is no app', async () => {
    const page = await open('/note?path=zoo.md&line=3');
    await page.locator('[data-line]').first().waitFor();
    await page.keyboard.press('o');
    await page.getByText('zoo.md opens in VS Code.').waitFor();
    expect(opened.server.world.calls.find(({ name }) => name === 'openInEditor')?.input).toMatchObject({
      path: 'zoo.md',
      line: 3,
    });
  });

  it('says why a note cannot be opened there', async () => {
    const page = await open('/note?path=zoo.md', {
      prepare: ({ world }) => {
        world.failures.set('openInEditor', {
          code: 'invalid',
          message: 'There is no display.',
          hint: 'Open it yourself.',
        });
      },
    });
    await page.locator('[data-line]').first().waitFor();
    await page.keyboard.press('o');
    await page.getByText('zoo.md was not opened in your editor. There is no display. Open it yourself.').waitFor();
  });

  it('copies a link to the line, and says which', async () => {
    const page = await open('/note?path=zoo.md&line=3');
    await page.locator('[data-line]').first().waitFor();
    await page.getByRole('button', { name: 'Copy a link to this line' }).click();
    await page.getByText('A link to zoo.md, line 3 is on the clipboard.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^daybook:\/\/note\/zoo\.md.*#L3$/);
  });

  it('does not go to a file that is dropped, and says what a browser cannot know', async () => {
    const page = await open('/tasks');
    expect(await drop(page, 'a.md')).toBe(false);
    await page.getByText('A browser does not say where a dropped file lies.').waitFor();
    await page.evaluate(() => (location.hash = '#/settings'));
    await page.getByText('In a browser there is no key for quick capture').waitFor();
    expect(opened.server.world.calls.some(({ name }) => name === 'locate')).toBe(false);
  });

  it('shows what a file would do while it is held over the window', async () => {
    const page = await open('/tasks', { initScript: APP_BRIDGE });
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'a.md'));
      window.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, cancelable: true }));
    });
    await page.getByText('A folder becomes a journal, a note is opened.').waitFor();
    await drop(page, 'a.md');
    await page.getByText('There is no /home/ines/a.md, or it may not be read.').waitFor();
    expect(await page.getByText('A folder becomes a journal, a note is opened.').count()).toBe(0);
  });
});
