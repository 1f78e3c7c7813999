import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isReal } from '../electron-double/launch.ts';
import { canRun, callFromPage, openDaybook } from './hosts.ts';
import { chooseInMenu, hashOf, openOwned, writeFiles, type Owned } from './own-journal.ts';

const LONG = `# Valve\n\n${Array.from({ length: 80 }, (_, index) => `Line ${index + 3} of the valve.\n`).join('\n')}`;
const NOTES = {
  'daily/2031-03-09.md': '# 2031-03-09\n\nRain all day.\n',
  'runbooks/the valve.md': LONG,
  'links.md': '# Links\n\nSee [the valve](daybook://note/runbooks/the%20valve.md?journal=journal#L41).\n',
};

describe.skipIf(!canRun || isReal)('the app', () => {
  let owned: Owned;

  beforeAll(async () => {
    owned = await openOwned(NOTES);
    await owned.page.evaluate(() => {
      const copied: string[] = [];
      Object.assign(window, { copied });
      navigator.clipboard.writeText = async (text) => void copied.push(text);
    });
  });
  afterAll(async () => {
    await owned?.close();
    owned?.remove();
  });
  const goTo = (hash: string) => owned.page.evaluate((next) => void (location.hash = next), hash);
  const copied = () => owned.page.evaluate(() => (window as unknown as { copied: string[] }).copied);

  describe('its menu', () => {
    test('does the commands of the palette', async () => {
      const { page } = owned;
      await chooseInMenu(owned, 'everywhere Mod+5');
      await expect.poll(() => hashOf(owned)).toMatch(/^#\/tasks/);
      await chooseInMenu(owned, 'everywhere Alt+ArrowLeft');
      await expect.poll(() => hashOf(owned)).not.toMatch(/^#\/tasks/);
      await chooseInMenu(owned, 'everywhere Mod+N');
      await page.getByRole('dialog', { name: 'New note' }).waitFor();
      // What a dialog covers is left alone.
      await chooseInMenu(owned, 'everywhere Mod+K');
      await page.keyboard.press('Escape');
      await chooseInMenu(owned, 'everywhere Mod+K');
      await page.getByRole('combobox', { name: 'Command, note or person' }).waitFor();
      await page.keyboard.press('Escape');
      await chooseInMenu(owned, 'theme dark');
      await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
      const chosen = () =>
        owned.app.evaluate(({ Menu, nativeTheme }) => [
          Menu.getApplicationMenu().getMenuItemById('theme dark').checked as boolean,
          nativeTheme.themeSource as string,
        ]);
      await expect.poll(chosen).toEqual([true, 'dark']);
      await chooseInMenu(owned, 'theme system');
    });

    test('shows the key that the user chose', async () => {
      const { page, app } = owned;
      const accelerator = () =>
        app.evaluate(({ Menu }) => Menu.getApplicationMenu().getMenuItemById('everywhere Mod+N').accelerator as string);
      expect(await accelerator()).toBe('CommandOrControl+N');
      await goTo('#/settings');
      const button = page.getByRole('button', { name: 'New note: Ctrl+N. Change' });
      await button.click();
      await page.keyboard.press('Control+Shift+Y');
      await expect.poll(accelerator).toBe('CommandOrControl+Shift+Y');
      await page.getByRole('button', { name: 'All as they were' }).click();
      await expect.poll(accelerator).toBe('CommandOrControl+N');
    });

    test('says what is missing where a command needs a note', async () => {
      const { page } = owned;
      await goTo('#/tasks');
      await page.getByRole('heading', { name: 'Tasks' }).waitFor();
      await chooseInMenu(owned, 'notes y');
      await page.getByText('Open a note first: “Copy a link to this line” is about the note that is shown.').waitFor();
    });
  });

  describe('a link to a line', () => {
    test('is copied from the note that is read, and opens there again', async () => {
      const { page, app } = owned;
      await goTo('#/note?path=runbooks%2Fthe+valve.md&line=41');
      await page.locator('[data-line="41"]').waitFor();
      await page.keyboard.press('y');
      await page.getByText('A link to runbooks/the valve.md, line 41 is on the clipboard.').waitFor();
      expect(await copied()).toEqual(['daybook://note/runbooks/the%20valve.md#L41']);
      await goTo('#/tasks');
      await app.evaluate(
        ({ app }) => void app.emit('open-url', { preventDefault() {} }, 'daybook://note/runbooks/the%20valve.md#L41'),
      );
      await expect.poll(() => hashOf(owned)).toBe('#/note?path=runbooks%2Fthe+valve.md&line=41');
    });

    test('leads there from a note, too', async () => {
      await goTo('#/note?path=links.md');
      await owned.page.getByRole('link', { name: 'the valve' }).click();
      await expect.poll(() => hashOf(owned)).toMatch(/^#\/note\?journal=.*&path=runbooks%2Fthe\+valve\.md&line=41$/);
    });

    test('names the journal where there are several, so that it leads into that one', async () => {
      const { page, root } = owned;
      const second = join(root, '..', 'second');
      writeFiles(second, { 'links.md': '# Other links\n\nNothing.\n' });
      await callFromPage(page, 'addJournal', { root: second });
      await expect
        .poll(async () => JSON.stringify((await callFromPage(page, 'listNotes')).body))
        .toContain('Other links');
      await goTo(`#/note?journal=${encodeURIComponent(second)}&path=links.md&line=3`);
      await page.getByText('Nothing.').waitFor();
      await page.keyboard.press('y');
      await expect.poll(async () => (await copied()).at(-1)).toBe('daybook://note/links.md?journal=second#L3');
      await goTo('#/tasks');
      await owned.app.evaluate(
        ({ app }) => void app.emit('open-url', { preventDefault() {} }, 'daybook://note/links.md?journal=second#L3'),
      );
      await page.getByText('Nothing.').waitFor();
      await callFromPage(page, 'removeJournal', { root: second });
    });

    test('is that of the cursor while the note is written', async () => {
      const { page } = owned;
      await goTo('#/note?path=runbooks%2Fthe+valve.md');
      await page.getByRole('button', { name: /Edit/ }).click();
      await page.locator('.cm-content').waitFor();
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await chooseInMenu(owned, 'notes y');
      await expect.poll(async () => (await copied()).at(-1)).toBe('daybook://note/runbooks/the%20valve.md#L3');
      await page.keyboard.press('Escape');
      await page.locator('.reader').waitFor();
    });
  });

  describe('from outside', () => {
    const openUrl = (url: string) =>
      owned.app.evaluate(({ app }, url: string) => void app.emit('open-url', { preventDefault() {} }, url), url);

    test('opens questions, searches and today, and nothing else', async () => {
      const { page } = owned;
      await openUrl('daybook://search?q=rain');
      await expect.poll(() => hashOf(owned)).toBe('#/search?q=rain');
      await openUrl('daybook://today');
      await expect.poll(() => hashOf(owned)).toBe('#/today');
      // A question of somebody else's is sent to no model.
      await openUrl('daybook://ask?q=did%20it%20rain%3F');
      await expect.poll(() => hashOf(owned)).toMatch(/^#\/ask\?q=did\+it\+rain%3F&words=notes/);
      const before = await hashOf(owned);
      for (const url of ['daybook://settings', 'daybook://note/..%2f..%2fetc/passwd', 'daybook://ask?q=x&model=y']) {
        await openUrl(url);
        await page.getByText(`Daybook does not know ${url}.`).waitFor();
      }
      expect(await hashOf(owned)).toBe(before);
      await openUrl('daybook://note/runbooks/the valve.md#L900');
      await page.getByText('runbooks/the valve.md ends at line 161: there is no line 900.').waitFor();
      await goTo(before);
      await openUrl('daybook://note/a.md?journal=elsewhere');
      await page.getByText('a journal called “elsewhere”, which is not one of yours').waitFor();
    });

    test('a second start brings the window to the front and hands over what it was started with', async () => {
      const { app, env } = owned;
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].minimize());
      const again = (args: readonly string[]) =>
        expect(openDaybook('electron', env, args)).rejects.toThrow(/exited 0 before ready/);
      await again(['daybook://note/runbooks/the%20valve.md#L9']);
      await expect.poll(() => hashOf(owned)).toBe('#/note?path=runbooks%2Fthe+valve.md&line=9');
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].isMinimized() as boolean)).toBe(
        false,
      );
      await again([join(owned.root, 'daily', '2031-03-09.md')]);
      await expect.poll(() => hashOf(owned)).toMatch(/^#\/note\?journal=.*path=daily%2F2031-03-09\.md$/);
    });
  });

  describe('the editor of the user', () => {
    const opened = () =>
      owned.app.evaluate(({ _double }) =>
        _double.calls
          .filter(({ api }: { api: string }) => /^shell\.open(External|Path)$/.test(api))
          .map(({ args }: { args: string[] }) => args[0]),
      ) as Promise<string[]>;

    test('opens the note at its line, as the settings say', async () => {
      const { page, root } = owned;
      await goTo('#/note?path=runbooks%2Fthe+valve.md&line=41');
      await page.locator('[data-line="41"]').waitFor();
      await page.keyboard.press('o');
      await expect.poll(opened).toEqual([join(root, 'runbooks', 'the valve.md')]);
      await goTo('#/settings');
      await page.getByLabel('Your editor').selectOption('vscode');
      await goTo('#/note?path=runbooks%2Fthe+valve.md&line=41');
      await page.locator('[data-line="41"]').waitFor();
      await page.keyboard.press('o');
      await page.getByText('runbooks/the valve.md opens in VS Code.').waitFor();
      expect((await opened()).at(-1)).toBe(`vscode://file${encodeURI(join(root, 'runbooks', 'the valve.md'))}:41:1`);
    });

    test('that is not there is said', async () => {
      const { page, app } = owned;
      const before = (await opened()).length;
      await app.evaluate(({ _double }) => void (_double.scripted['app.getApplicationNameForProtocol'] = ['']));
      await page.keyboard.press('o');
      await page.getByText('VS Code could not be opened: no program here opens its addresses.').waitFor();
      expect(await opened()).toHaveLength(before);
    });

    test('gets a template that was made of Daybook’s, and none of Daybook’s own', async () => {
      const { page, dataDir } = owned;
      await goTo('#/settings');
      await page.getByLabel('Your editor').selectOption('system');
      await page.getByRole('button', { name: 'Make your own template: Decision' }).click();
      await page.getByRole('button', { name: 'Open the template: Decision' }).click();
      await expect.poll(async () => (await opened()).at(-1)).toBe(join(dataDir, 'templates', 'decision.md'));
      expect(readFileSync(join(dataDir, 'templates', 'decision.md'), 'utf8')).toContain('{{title}}');
      const refused = await page.evaluate(() => window.daybook!.openInEditor({ template: 'meeting', journal: null }));
      expect(refused).toMatchObject({ error: { code: 'not-found' } });
      await page.getByLabel('Your editor').selectOption('vscode');
    });

    test('gets notes of journals only, whatever a page asks', async () => {
      const answers = await owned.page.evaluate(async () => {
        const bridge = window.daybook!;
        const odd = ['../../etc/passwd', '/etc/passwd', 'file:///etc/passwd', ''];
        return Promise.all(odd.map((path) => bridge.openInEditor({ path })));
      });
      expect(answers.map((answer) => ('error' in answer ? answer.error.code : 'opened'))).toEqual([
        'not-found',
        'not-found',
        'not-found',
        'invalid',
      ]);
    });
  });

  describe('what is clicked with the other button', () => {
    const popup = (params: object) =>
      owned.app.evaluate(({ BrowserWindow, _double }, params: object) => {
        const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
        const clicked = {
          isEditable: false,
          selectionText: '',
          linkURL: '',
          misspelledWord: '',
          dictionarySuggestions: [],
        };
        BrowserWindow.getAllWindows()[0].webContents.emit('context-menu', {}, { ...clicked, editFlags, ...params });
        return (_double.popups.at(-1)?.items ?? []).map(({ label }: { label: string }) => label) as string[];
      }, params);

    test('offers to correct, to copy and to search', async () => {
      expect(await popup({ isEditable: true, misspelledWord: 'hte', dictionarySuggestions: ['the'] })).toEqual([
        'the',
        'Learn “hte”',
        '',
        'cut',
        'copy',
        'paste',
        'pasteAndMatchStyle',
        '',
        'selectAll',
      ]);
      await owned.app.evaluate(({ _double }) => void _double.popups.at(-1).items[0].click());
      expect(
        await owned.app.evaluate(({ _double }) => _double.calls.at(-1) as { api: string; args: string[] }),
      ).toMatchObject({ api: 'webContents.replaceMisspelling', args: ['the'] });
      await popup({ selectionText: 'brass valve' });
      await owned.app.evaluate(({ _double }) => void _double.popups.at(-1).items[2].click());
      await expect.poll(() => hashOf(owned)).toBe('#/search?q=brass+valve');
    });
  });

  describe('a file that is dropped', () => {
    const drop = async (paths: readonly string[], onto = 'body') => {
      await owned.app.evaluate(({ _double }, paths: string[]) => _double.files(paths), [...paths]);
      await owned.page.evaluate(
        ({ names, onto }) => {
          const data = new DataTransfer();
          for (const name of names) data.items.add(new File(['x'], name));
          const target = document.querySelector(onto) ?? document.body;
          for (const type of ['dragover', 'drop']) {
            target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
          }
        },
        { names: paths.map((path) => path.split('/').at(-1) ?? ''), onto },
      );
    };
    const roots = async () => {
      const { body } = await callFromPage(owned.page, 'status');
      return (body as { result: { journals: { root: string }[] } }).result.journals.map(({ root }) => root);
    };

    test('is opened when it is a note', async () => {
      await drop([join(owned.root, 'daily', '2031-03-09.md')]);
      await expect.poll(() => hashOf(owned)).toMatch(/path=daily%2F2031-03-09\.md$/);
    });

    test('is opened also over an editor, which leaves its text alone', async () => {
      const { page, root } = owned;
      await goTo('#/note?path=runbooks%2Fthe+valve.md');
      await page.getByRole('button', { name: /Edit/ }).click();
      await page.locator('.cm-content').waitFor();
      await drop([join(root, 'links.md')], '.cm-content');
      await expect.poll(() => hashOf(owned)).toMatch(/path=links\.md$/);
      expect(owned.read('runbooks/the valve.md')).toBe(LONG);
    });

    test('becomes a journal when it is a folder, and none again', async () => {
      const { page, root } = owned;
      const other = join(root, '..', 'other');
      writeFiles(other, { 'b.md': '# B\n' });
      await drop([other]);
      await page.getByText('other is a journal now. Its notes are being read.').waitFor();
      expect(await roots()).toEqual([root, other]);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('other is no journal any more. Its files are as they were.').waitFor();
      expect(await roots()).toEqual([root]);
    });

    test('that lies in no journal brings its folder, when the user wants it', async () => {
      const { page, root } = owned;
      const stray = join(root, '..', 'stray');
      writeFiles(stray, { 'c.md': '# C\n', 'c.pdf': 'x' });
      await drop([join(stray, 'c.pdf')]);
      await page.getByText('c.pdf is no note: notes end in .md, .markdown, .mdx.').waitFor();
      await drop([join(stray, 'c.md')]);
      await page.getByRole('button', { name: 'Add stray as a journal' }).click();
      await expect.poll(() => hashOf(owned)).toMatch(/path=c\.md$/);
      await page.getByRole('heading', { name: 'c.md' }).waitFor();
      await callFromPage(page, 'removeJournal', { root: stray });
    });

    test('is chosen from the menu as well', async () => {
      const { page, root, app } = owned;
      const chosen = join(root, '..', 'chosen');
      mkdirSync(chosen);
      await app.evaluate(({ _double }, folder: string) => {
        _double.scripted['dialog.showOpenDialog'] = [{ canceled: false, filePaths: [folder] }];
      }, chosen);
      await chooseInMenu(owned, 'add-folder');
      await page.getByText('chosen is a journal now.').waitFor();
      await callFromPage(page, 'removeJournal', { root: chosen });
    });
  });

  test('tells that indexing has finished when the user looks elsewhere, and comes back by a click', async () => {
    const { page, app } = owned;
    const shown = () =>
      app.evaluate(
        ({ _double }) => _double.notifications.map((one: { o: { body: string } }) => one.o.body) as string[],
      );
    const say = (text: string) => page.evaluate((says) => window.daybook!.notifyIndexed(says), text);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].focus());
    await say('The index is up to date: 2 notes.');
    expect(await shown()).toEqual([]);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].blur());
    await say('The index is up to date: 3 notes.');
    expect(await shown()).toEqual(['The index is up to date: 3 notes.']);
    const isFocused = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].isFocused() as boolean);
    expect(await isFocused()).toBe(false);
    await app.evaluate(({ _double }) => void _double.notifications[0].emit('click'));
    await expect.poll(isFocused).toBe(true);
  });

  test('loads its page again when that ends, once, and goes on listening', async () => {
    const { page, app } = owned;
    const end = () =>
      app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0].webContents.emit(
          'render-process-gone',
          {},
          { reason: 'crashed', exitCode: 5 },
        );
      });
    await page.evaluate(() => void Object.assign(window, { isOld: true }));
    await end();
    await expect.poll(() => page.evaluate(() => 'isOld' in window).catch(() => true)).toBe(false);
    await chooseInMenu(owned, 'everywhere Mod+7');
    await expect.poll(() => hashOf(owned)).toMatch(/^#\/decisions/);
    await end();
    await expect
      .poll(() => app.evaluate(({ _double }) => _double.calls.at(-1) as { api: string; args: string[] }))
      .toMatchObject({
        api: 'dialog.showErrorBox',
        args: ['The page of Daybook does not stay up', expect.any(String)],
      });
  });

  test('opens again where and as it was left', async () => {
    const { app, env, page } = owned;
    const bounds = { x: 240, y: 120, width: 900, height: 640 };
    await app.evaluate(
      ({ BrowserWindow }, bounds: object) => BrowserWindow.getAllWindows()[0].setBounds(bounds),
      bounds,
    );
    await goTo('#/tasks?by=owner');
    await page.getByRole('heading', { name: 'Tasks' }).waitFor();
    await owned.close();
    const again = await openDaybook('electron', env);
    expect(await again.app?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].getBounds())).toEqual(
      bounds,
    );
    expect(await hashOf(again)).toBe('#/tasks?by=owner');
    await again.app?.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0].setBounds({ x: 9_000, y: 9_000 }),
    );
    await again.close();
    const third = await openDaybook('electron', env, ['daybook://search?q=rain']);
    await expect.poll(() => hashOf(third)).toBe('#/search?q=rain');
    expect(await third.app?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].getBounds())).toEqual({
      x: 510,
      y: 200,
      width: 900,
      height: 640,
    });
    expect(third.complaints).toEqual([]);
    await third.close();
  });
});
