import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { APP_BRIDGE } from './app-bridge.ts';
import { hasBrowser, startLab } from './browser.ts';
import type { Lab, Opened, OpenOptions } from './browser.ts';

describe.skipIf(!hasBrowser)('settings and health', () => {
  let lab: Lab;
  let opened: Opened;
  const open = async (route: string, options: OpenOptions = {}): Promise<Opened['page']> => {
    opened = await lab.open(route, options);
    return opened.page;
  };
  const callsOf = (name: string) => opened.server.world.calls.filter((call) => call.name === name);
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());
  afterEach(() => opened.close());

  it('keep the theme, the order of dates and a key, and the key works', async () => {
    const page = await open('/tasks');
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: 'Dark' }).check();
    await page.getByRole('radio', { name: 'Day first' }).check();
    await expect.poll(() => callsOf('index')[0]?.input).toMatchObject({ dateOrder: 'day-first' });
    await page.getByLabel('Keys of').selectOption('tasks');
    await page.getByRole('button', { name: /^Done, or open again: x/ }).click();
    await page.keyboard.press('b');
    await page.getByText('is the key for “Group by state, owner, day or due day” already').waitFor();
    await page.getByRole('button', { name: /^Done, or open again: x/ }).click();
    await page.keyboard.press('d');
    await page.getByRole('button', { name: /^Done, or open again: d/ }).waitFor();
    await expect
      .poll(() => opened.server.world.preferences)
      .toMatchObject({ theme: 'dark', shortcuts: { 'tasks x': 'd' } });
    await page.keyboard.press('Control+5');
    await page.locator('.task-item').first().waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('x');
    await page.keyboard.press('d');
    await expect.poll(() => callsOf('setTask').length).toBe(1);
    await page.keyboard.press('?');
    await expect.poll(() => page.locator('.key-list').first().textContent()).toContain('dDone, or open again');
    expect(opened.complaints).toEqual([]);
  });

  it('exports and deletes what is kept of the user, after a typed word', async () => {
    const page = await open('/settings');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    expect((await download).suggestedFilename()).toBe('daybook-own-data.json');
    await page.getByRole('button', { name: 'Delete…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete your data' });
    const button = dialog.getByRole('button', { name: 'Delete for good' });
    expect(await button.isDisabled()).toBe(true);
    await dialog.getByLabel('Type “delete” to go on').fill('delete');
    await button.click();
    await page.getByText('What Daybook kept of you is deleted.').waitFor();
    expect(callsOf('deleteOwnData')).toHaveLength(1);
  });

  it('list the templates, show them, and make one of the user’s own that opens', async () => {
    const page = await open('/settings', { initScript: APP_BRIDGE });
    await page.getByText('It cannot be read (EACCES: permission denied)').waitFor();
    await page.getByRole('button', { name: 'Show the template: Meeting' }).click();
    await page.getByText('# {{title}}').waitFor();
    await page.getByRole('button', { name: 'Make your own template: Meeting' }).click();
    await page.getByText('templates/meeting.md is yours: new notes begin as it is.').waitFor();
    await page.getByRole('button', { name: 'Open the template: Meeting' }).click();
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'asked')))
      .toContainEqual(['openInEditor', { template: 'meeting', journal: null }]);
    await page.getByText('templates/meeting.md opens in VS Code.').waitFor();
    opened.server.world.failures.set('makeTemplate', {
      code: 'internal',
      message: 'The template was not made: the disk is full.',
      hint: 'Free some space.',
    });
    await page.getByRole('button', { name: 'Make your own template: Decision' }).click();
    await page.getByText('The template was not made: the disk is full. Free some space.').waitFor();
  });

  it('switch spell checking on in the app, with languages, and say which dictionary is not here', async () => {
    const page = await open('/settings', { initScript: APP_BRIDGE });
    await page.getByText('redirector.gvt1.com').waitFor();
    expect(await page.getByLabel('Add a language to check').count()).toBe(0);
    await page.getByRole('radiogroup', { name: 'Check spelling' }).getByRole('radio', { name: 'On' }).check();
    await page.getByText('Those of the system: American English.').waitFor();
    await page.getByLabel('Add a language to check').selectOption({ label: 'German' });
    await expect
      .poll(() => opened.server.world.preferences)
      .toMatchObject({ spelling: true, spellingLanguages: ['de'] });
    await page.evaluate(() =>
      Reflect.get(
        window,
        'say',
      )({
        kind: 'spelling',
        spelling: {
          available: ['de'],
          system: [],
          folder: '/d/Dictionaries',
          dictionaries: [{ language: 'de', state: 'failed' }],
        },
      }),
    );
    await page.getByText('The dictionary of German could not be fetched.').waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('button', { name: 'Do not check German' }).click();
    await expect.poll(() => opened.server.world.preferences).toMatchObject({ spellingLanguages: [] });
  });

  it('name what does not work, and mend it', async () => {
    const page = await open('/health');
    await page.getByRole('heading', { name: '2 things to look at' }).waitFor();
    await page.getByRole('button', { name: 'Build again: Index' }).click();
    await expect.poll(() => callsOf('index')[0]?.input).toMatchObject({ fresh: true });
    await page.getByRole('button', { name: /^Download: Model/ }).click();
    await expect.poll(() => callsOf('pullModel').length).toBe(1);
    opened.server.world.status = { ...opened.server.world.status, network: false };
    opened.server.tell();
    await page.getByRole('link', { name: 'Show models' }).waitFor();
    expect(await page.getByRole('button', { name: /^Download: Model/ }).count()).toBe(0);
  });

  it('test a server, and say how long it took', async () => {
    const page = await open('/models');
    await page.getByRole('button', { name: 'Test qwen2.5:3b of Ollama' }).click();
    await page.getByText('answered in 0.1 s').waitFor();
  });

  it('stop the test of a server that does not answer', async () => {
    const page = await open('/models');
    opened.server.world.testPauseMs = 60_000;
    await page.getByRole('button', { name: 'Test qwen2.5:3b of Ollama' }).click();
    await page.getByText('waits for an answer').waitFor();
    await page.getByRole('button', { name: 'Stop testing qwen2.5:3b of Ollama' }).click();
    await page.getByText('stopped: it had not answered yet').waitFor();
    await page.getByRole('button', { name: 'Test qwen2.5:3b of Ollama' }).waitFor();
  });

  it('say why the network stays off', async () => {
    const page = await open('/settings');
    opened.server.world.isNetworkForcedOff = true;
    await page.getByRole('switch', { name: 'Network on' }).click();
    await page.getByRole('switch', { name: 'Network off' }).click();
    await page.getByText(/^It stays off: Daybook was started with DAYBOOK_NETWORK=0/).waitFor();
  });

  it('say beside the box why a name for notes was not kept, and leave what was typed', async () => {
    const page = await open('/settings');
    const failure = { code: 'invalid' as const, message: 'The pattern names no file.', hint: 'It is a path.' };
    opened.server.world.failures.set('setPreferences', failure);
    const box = page.getByLabel('Name of new notes: Incident');
    await box.fill('../elsewhere');
    await box.blur();
    await page.getByText('The pattern names no file. It is a path.').waitFor();
    expect(await box.inputValue()).toBe('../elsewhere');
    opened.server.world.failures.clear();
    await box.fill('incidents/YYYY-MM-DD');
    await box.blur();
    await expect.poll(() => page.getByText('The pattern names no file.').count()).toBe(0);
    await expect.poll(() => opened.server.world.preferences.noteNames).toEqual({ incident: 'incidents/YYYY-MM-DD' });
  });

  it.each(['/settings', '/health'])('%s has no violation, in light and dark', async (route) => {
    const page = await open(route);
    await page
      .locator(route === '/health' ? '.check-row' : '.shortcut')
      .first()
      .waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
      await page.screenshot({ path: `test-artifacts/lab${route.replace('/', '-')}-${colorScheme}.png` });
    }
  });
});
