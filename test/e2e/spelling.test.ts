import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { isReal } from '../electron-double/launch.ts';
import { canRun, callFromPage, newHome, openDaybook, removeHome, type Opened } from './hosts.ts';

interface Checker {
  readonly enabled: boolean;
  readonly languages: readonly string[];
}

describe.skipIf(!canRun || isReal || process.platform === 'darwin')('spelling', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  async function open(network: '0' | '1', files: readonly string[] = []): Promise<Opened> {
    const { dataDir, env } = newHome();
    const folder = join(dataDir, 'window', 'Dictionaries');
    mkdirSync(folder, { recursive: true });
    for (const name of files) writeFileSync(join(folder, name), '');
    const opened = await openDaybook('electron', { ...env, DAYBOOK_NETWORK: network });
    closing.push(async () => {
      await opened.close();
      removeHome(dataDir);
    });
    await opened.page.getByRole('navigation').waitFor();
    await opened.page.evaluate(() => (location.hash = '#/settings'));
    return opened;
  }

  const checker = ({ app }: Opened) =>
    app!.evaluate(({ session }) => session.defaultSession.spelling as { enabled: boolean; languages: string[] });
  const switchOn = ({ page }: Opened) =>
    page.getByRole('radiogroup', { name: 'Check spelling' }).getByRole('radio', { name: 'On' }).check();

  test('is not checked, and no language is given that would be fetched, until the user asks', async () => {
    const opened = await open('1');
    expect(await checker(opened)).toEqual({ enabled: false, languages: [] } satisfies Checker);
    const [preferences] = await opened.app!.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(
        (window: { _opts: { webPreferences: { spellcheck?: boolean } } }) => window._opts.webPreferences.spellcheck,
      ),
    );
    expect(preferences).toBe(true);
    await switchOn(opened);
    await expect.poll(() => checker(opened)).toEqual({ enabled: true, languages: ['en-US'] });
    await opened.page.getByLabel('Add a language to check').selectOption('de');
    await expect.poll(() => checker(opened)).toEqual({ enabled: true, languages: ['de'] });
    await opened.app!.evaluate(({ session }) => {
      session.defaultSession.emit('spellcheck-dictionary-download-failure', {}, 'de');
    });
    await opened.page.getByText('The dictionary of German could not be fetched.').waitFor();
    await callFromPage(opened.page, 'setNetwork', { on: true });
    await opened.page.getByRole('radiogroup', { name: 'Check spelling' }).getByRole('radio', { name: 'Off' }).check();
    await expect.poll(() => checker(opened)).toEqual({ enabled: false, languages: [] });
  });

  test('is checked with what is here while the network is closed, and with nothing else', async () => {
    const opened = await open('0', ['fr-FR-3-0.bdic']);
    await switchOn(opened);
    await opened.page.getByText('The dictionary of American English is not here, and the network is off.').waitFor();
    expect(await checker(opened)).toEqual({ enabled: false, languages: [] });
    await opened.page.getByLabel('Add a language to check').selectOption('fr');
    await expect.poll(() => checker(opened)).toEqual({ enabled: true, languages: ['fr'] });
  });
});
