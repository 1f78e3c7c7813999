import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isReal } from '../electron-double/launch.ts';
import { enginePids } from './engine-pids.ts';
import { callFromPage, canRun, openDaybook, SHOTS } from './hosts.ts';
import { chooseInMenu, hashOf, openOwned, type Owned } from './own-journal.ts';

function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

describe.skipIf(!canRun || isReal)('quick capture', () => {
  let owned: Owned;
  const note = `daily/${today()}.md`;

  beforeAll(async () => {
    owned = await openOwned({ 'daily/2031-03-09.md': '# 2031-03-09\n\nRain.\n', [note]: `# ${today()}\n\nSun.\n` });
  });
  afterAll(async () => {
    await owned?.close();
    owned?.remove();
  });

  const keys = () => owned.app.evaluate(({ _double }) => [..._double.globalKeys.keys()] as string[]);
  const pressGlobally = (key: string) =>
    owned.app.evaluate(({ _double }, key: string) => void _double.globalKeys.get(key)(), key);
  const isShown = () =>
    owned.app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some(
          (one: { getTitle(): string; isVisible(): boolean }) => one.getTitle() === 'Quick capture' && one.isVisible(),
        ) as boolean,
    );
  const captureWindow = (): Page => {
    const found = owned.app.windows().find((page) => page.url().includes('capture.html'));
    if (found === undefined) throw new Error('there is no window for capturing');
    return found;
  };
  const settings = async () => {
    await owned.page.evaluate(() => void (location.hash = '#/settings'));
    await owned.page.getByRole('heading', { name: 'Settings' }).waitFor();
  };

  test('has no key until the user chooses one', async () => {
    expect(await keys()).toEqual([]);
    await settings();
    await owned.page.getByRole('button', { name: 'Use Ctrl+Shift+Space' }).click();
    await expect.poll(keys).toEqual(['CommandOrControl+Shift+Space']);
    await owned.page.getByRole('button', { name: 'Key for quick capture: Ctrl+Shift+Space. Change' }).waitFor();
  });

  test('says when another program has the key, and takes another one', async () => {
    const { page, app } = owned;
    await app.evaluate(({ _double }) => void (_double.scripted['globalShortcut.register'] = [false]));
    await page.getByRole('button', { name: /^Key for quick capture/ }).click();
    await page.keyboard.press('Control+Alt+c');
    await page.getByText('Another program, or the system, has this key. Choose another one.').waitFor();
    expect(await keys()).toEqual([]);
    await page.getByRole('button', { name: /^Key for quick capture/ }).click();
    await page.keyboard.press('c');
    await page.getByText('This key cannot be taken from other programs.').waitFor();
    await page.getByRole('button', { name: /^Key for quick capture/ }).click();
    await page.keyboard.press('Control+k');
    await page.getByText('Ctrl+K is the key for “Find a command, a note or a person” in Daybook.').waitFor();
    await page.getByRole('button', { name: /^Key for quick capture/ }).click();
    await page.keyboard.press('Control+Alt+d');
    await expect.poll(keys).toEqual(['CommandOrControl+Alt+D']);
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  });

  test('writes one text under the heading of choice, and says where', async () => {
    const { page } = owned;
    await page.getByLabel('Heading for captured text').fill('Inbox');
    await page.getByLabel('Heading for captured text').blur();
    const opened = owned.app.waitForEvent('window');
    await pressGlobally('CommandOrControl+Alt+D');
    const small = await opened;
    await expect.poll(isShown).toBe(true);
    await small.getByText('Under “Inbox” of today’s note').waitFor();
    await small.keyboard.type('order brass valves');
    await small.screenshot({ path: join(SHOTS, 'capture.png') });
    for (const theme of ['dark', 'light']) {
      await small.evaluate((name) => void (document.documentElement.dataset['theme'] = name), theme);
      expect((await new AxeBuilder({ page: small }).setLegacyMode().analyze()).violations).toEqual([]);
    }
    await small.keyboard.press('Enter');
    await small.getByText(`Written into ${note}, under “Inbox”`).waitFor();
    expect(owned.read(note)).toBe(`# ${today()}\n\nSun.\n\n## Inbox\n\n- order brass valves\n`);
    await small.screenshot({ path: join(SHOTS, 'capture-written.png') });
  });

  test('takes it back', async () => {
    await captureWindow().getByRole('button', { name: 'Undo' }).click();
    await captureWindow().getByText(`Taken out of ${note} again.`).waitFor();
    expect(owned.read(note)).toBe(`# ${today()}\n\nSun.\n`);
  });

  test('keeps what was typed when it is put away, and opens the note where it went', async () => {
    const small = captureWindow();
    await small.getByLabel('Text for today’s note').fill('call the bank');
    await small.keyboard.press('Escape');
    await expect.poll(isShown).toBe(false);
    await pressGlobally('CommandOrControl+Alt+D');
    await expect.poll(isShown).toBe(true);
    expect(await small.getByLabel('Text for today’s note').inputValue()).toBe('call the bank');
    await small.keyboard.press('Enter');
    await small.getByRole('button', { name: 'Open' }).click();
    await expect.poll(isShown).toBe(false);
    await expect.poll(() => hashOf(owned)).toMatch(/&line=7$/);
    await owned.page.locator('[data-line="7"]').filter({ hasText: 'call the bank' }).waitFor();
  });

  test('goes away by itself when it has said where the text went', async () => {
    await chooseInMenu(owned, 'capture');
    await expect.poll(isShown).toBe(true);
    await captureWindow().getByLabel('Text for today’s note').fill('oil the hinge');
    await captureWindow().keyboard.press('Enter');
    await captureWindow().getByText('Written into').waitFor();
    await expect.poll(isShown).toBe(false);
  });

  test('is shown alone by another start, for desktops whose keys run commands', async () => {
    await owned.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].minimize());
    await expect(openDaybook('electron', owned.env, ['--capture'])).rejects.toThrow(/exited 0 before ready/);
    await expect.poll(isShown).toBe(true);
    expect(
      await owned.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].isMinimized() as boolean),
    ).toBe(true);
    await captureWindow().keyboard.press('Escape');
    await expect.poll(isShown).toBe(false);
  });

  test('loses nothing when it cannot write', async () => {
    await callFromPage(owned.page, 'removeJournal', { root: owned.root });
    await chooseInMenu(owned, 'capture');
    await captureWindow().getByLabel('Text for today’s note').fill('buy oil');
    await captureWindow().keyboard.press('Enter');
    await captureWindow().getByRole('alert').filter({ hasText: 'What you typed is still here.' }).waitFor();
    expect(await captureWindow().getByLabel('Text for today’s note').inputValue()).toBe('buy oil');
    await captureWindow().screenshot({ path: join(SHOTS, 'capture-problem.png') });
    await callFromPage(owned.page, 'addJournal', { root: owned.root });
    await captureWindow().keyboard.press('Escape');
  });

  test.skipIf(process.platform !== 'linux')('loses nothing when the engine ends meanwhile', async () => {
    await chooseInMenu(owned, 'capture');
    const small = captureWindow();
    await small.getByLabel('Text for today’s note').fill('mend the pump');
    const [pid = 0] = enginePids(owned);
    process.kill(pid, 'SIGKILL');
    // The text waits for the engine, or it is said that it went away; then it can be sent again.
    await expect
      .poll(
        async () => {
          if ((await small.getByLabel('Text for today’s note').inputValue()) !== '')
            await small.keyboard.press('Enter');
          return owned.read(note);
        },
        { timeout: 30_000, interval: 500 },
      )
      .toContain('- mend the pump');
    expect(owned.read(note).split('mend the pump')).toHaveLength(2);
    await small.keyboard.press('Escape');
  });

  test('goes on in the tray when the user wants it, with the window closed', async () => {
    const { page, app } = owned;
    const tray = () =>
      app.evaluate(
        ({ _double }) =>
          [..._double.trays].flatMap((one) => one._menu.items.map(({ label }: { label: string }) => label)) as string[],
      );
    expect(await tray()).toEqual([]);
    await settings();
    await page.getByRole('radio', { name: 'Keep running' }).check();
    await expect.poll(tray).toEqual(['Quick capture', 'Today', 'Show Daybook', '', 'Quit Daybook']);
    await app.evaluate(({ BrowserWindow }) => {
      const all: { getTitle(): string; close(): void }[] = BrowserWindow.getAllWindows();
      all.find((one) => one.getTitle() !== 'Quick capture')?.close();
    });
    await expect.poll(() => app.windows().length).toBe(1);
    await pressGlobally('CommandOrControl+Alt+D');
    await expect.poll(isShown).toBe(true);
    const opened = app.waitForEvent('window');
    await app.evaluate(({ _double }) => void [..._double.trays][0]._menu.getMenuItemById('tray-today').click());
    const window = await opened;
    await window.getByRole('navigation').waitFor();
    await expect.poll(() => window.evaluate(() => location.hash)).toBe('#/today');
  });

  test('ends with the window when the user does not', async () => {
    const { app } = owned;
    const window = app.windows().find((page) => !page.url().includes('capture.html'));
    await window?.evaluate(() => void (location.hash = '#/settings'));
    await window?.getByRole('radio', { name: 'Quit' }).check();
    await expect.poll(() => app.evaluate(({ _double }) => _double.trays.size as number)).toBe(0);
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    await app.evaluate(({ BrowserWindow }) => {
      const all: { getTitle(): string; close(): void }[] = BrowserWindow.getAllWindows();
      all.find((one) => one.getTitle() !== 'Quick capture')?.close();
    });
    expect(await ended).toBe(0);
    const again = await openDaybook('electron', owned.env);
    await expect
      .poll(() => again.app?.evaluate(({ _double }) => [..._double.globalKeys.keys()] as string[]))
      .toEqual(['CommandOrControl+Alt+D']);
    await again.close();
  });
});
