import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { KEY_PAIRS, KEYS_EVERYWHERE, KEYS_OF_NOTE } from '../../../core/contract/commands.ts';
import { PreferencesSchema } from '../../../core/contract/preferences.ts';
import { acceleratorOf } from '../../../electron/accelerator.ts';
import { contextMenuTemplate, type Clicked } from '../../../electron/context-menu-template.ts';
import { menuTemplate, type MenuParts } from '../../../electron/menu-template.ts';

type Item = MenuItemConstructorOptions;

function itemsOf(template: readonly Item[]): Item[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

function menu(more: Partial<MenuParts> = {}, preferences: object = {}): Item[] {
  const nothing = () => undefined;
  return itemsOf(
    menuTemplate({
      isMac: false,
      isPackaged: true,
      preferences: PreferencesSchema.parse(preferences),
      run: nothing,
      addFolder: nothing,
      capture: nothing,
      restartEngine: nothing,
      showDataFolder: nothing,
      ...more,
    }),
  );
}

function itemWith(id: string, items: readonly Item[]): Item {
  const found = items.find((item) => item.id === id);
  if (found === undefined) throw new Error(`the menu has no ${id}`);
  return found;
}

describe('the menu', () => {
  test.each([true, false])('has every command of the palette, with its name and its key (Mac: %s)', (isMac) => {
    const items = menu({ isMac });
    const own = KEYS_EVERYWHERE.filter(({ each }) => !each).map(({ keys }) => keys[0] ?? '');
    // Focus and Escape are about where the cursor is, a notice about what stands on the page; each theme has an item.
    const left = new Set(['/', 'Escape', 'u', 't']);
    for (const key of [...own.filter((one) => !left.has(one)), ...KEY_PAIRS.map((pair) => pair.own)]) {
      const item = itemWith(`everywhere ${key}`, items);
      expect(item.accelerator ?? null).toBe(acceleratorOf(key, isMac));
    }
    expect(itemWith('everywhere Mod+N', items).label).toBe('New note');
    for (const { keys, says } of KEYS_OF_NOTE) expect(itemWith(`notes ${keys[0]}`, items).label).toBe(says);
    expect(itemWith('everywhere Mod+Enter', items).label).toBe('Ask what is selected');
    expect(new Set(items.flatMap(({ id }) => id ?? [])).size).toBe(items.filter(({ id }) => id).length);
  });

  test('follows the keys and the theme that the user chose', () => {
    const shortcuts = { 'everywhere Mod+N': 'Mod+Shift+N', 'everywhere Mod+J': 'g x', 'notes o': 'Alt+O' };
    const items = menu({}, { shortcuts, theme: 'dark', captureKey: 'Mod+Shift+Space' });
    expect(itemWith('everywhere Mod+N', items).accelerator).toBe('CommandOrControl+Shift+N');
    expect(itemWith('everywhere Mod+J', items).accelerator).toBeUndefined();
    expect(itemWith('notes o', items).accelerator).toBe('Alt+O');
    expect(itemWith('notes y', items).accelerator).toBeUndefined();
    expect(itemWith('theme dark', items).checked).toBe(true);
    expect(itemWith('theme light', items).checked).toBe(false);
    expect(itemWith('capture', items).accelerator).toBe('CommandOrControl+Shift+Space');
  });

  test('leaves keys to the page, which knows where they mean something else', () => {
    const registered = menu().filter(
      ({ accelerator, registerAccelerator }) => accelerator && registerAccelerator !== false,
    );
    expect(registered).toEqual([]);
  });

  test('is that of the platform', () => {
    const labels = (isMac: boolean) => menu({ isMac }).map(({ role, id }) => role ?? id);
    expect(labels(true)[0]).toBe('appMenu');
    expect(labels(true)).toContain('hideOthers');
    expect(labels(false)).not.toContain('hide');
    expect(menu({ isPackaged: true }).some(({ role }) => role === 'toggleDevTools')).toBe(false);
    expect(menu({ isPackaged: false }).some(({ role }) => role === 'toggleDevTools')).toBe(true);
  });
});

describe('a key of the page', () => {
  test('is named as Electron names it, or not at all', () => {
    const named = {
      'Mod+K': 'CommandOrControl+K',
      'Mod+,': 'CommandOrControl+,',
      'Alt+ArrowLeft': 'Alt+Left',
      'Mod+Shift+Space': 'CommandOrControl+Shift+Space',
      'Other+X': 'Super+X',
      F6: 'F6',
      'Shift+F6': 'Shift+F6',
    };
    for (const [chord, accelerator] of Object.entries(named)) expect(acceleratorOf(chord)).toBe(accelerator);
    expect(acceleratorOf('Other+X', true)).toBe('Control+X');
    for (const chord of ['t', '?', 'g h', 'Shift+A', 'Enter', '', 'Mod+Ä', 'Mod+', 'Mod++', 'Mod+Dead', 'Hyper+K']) {
      expect(acceleratorOf(chord)).toBeNull();
    }
  });
});

describe('the menu for what was clicked', () => {
  const nothing: Clicked = {
    isEditable: false,
    selectionText: '',
    linkURL: '',
    misspelledWord: '',
    dictionarySuggestions: [],
    editFlags: {
      canUndo: false,
      canRedo: false,
      canCut: false,
      canCopy: true,
      canPaste: true,
      canDelete: false,
      canSelectAll: true,
      canEditRichly: false,
    },
  };
  const done: string[] = [];
  const act = {
    replaceWord: (word: string) => void done.push(`replace ${word}`),
    learnWord: (word: string) => void done.push(`learn ${word}`),
    openOutside: (url: string) => void done.push(`open ${url}`),
    copyText: (text: string) => void done.push(`copy ${text}`),
    goTo: (hash: string) => void done.push(`go ${hash}`),
  };
  const labels = (clicked: Partial<Clicked>) =>
    contextMenuTemplate({ ...nothing, ...clicked }, act).map(({ label, role, type }) => label ?? role ?? type);
  const click = (clicked: Partial<Clicked>, label: string): string | undefined => {
    const item = contextMenuTemplate({ ...nothing, ...clicked }, act).find((one) => one.label === label);
    // SAFETY: the items here use none of what a click is given.
    (item?.click as (() => void) | undefined)?.();
    return done.at(-1);
  };

  test('is empty where nothing can be done', () => {
    expect(labels({})).toEqual([]);
    expect(labels({ selectionText: '  ' })).toEqual([]);
  });

  test('edits text, and corrects a word', () => {
    const clicked = { isEditable: true, misspelledWord: 'hte', dictionarySuggestions: ['the', 'hate'] };
    expect(labels(clicked)).toEqual([
      'the',
      'hate',
      'Learn “hte”',
      'separator',
      'cut',
      'copy',
      'paste',
      'pasteAndMatchStyle',
      'separator',
      'selectAll',
    ]);
    expect(click(clicked, 'the')).toBe('replace the');
    expect(click(clicked, 'Learn “hte”')).toBe('learn hte');
    expect(labels({ isEditable: true, misspelledWord: 'qzx' })[0]).toBe('No suggestions');
  });

  test('searches and asks what is selected', () => {
    const clicked = { selectionText: 'brass\n valves & co' };
    expect(labels(clicked)).toEqual(['copy', 'separator', 'Search for “brass valves & co”', 'Ask “brass valves & co”']);
    expect(click(clicked, 'Search for “brass valves & co”')).toBe('go #/search?q=brass+valves+%26+co');
  });

  test('opens links outside, inside, or not at all', () => {
    const web = { linkURL: 'https://example.org/a' };
    expect(labels(web)).toEqual(['Open in the browser', 'Copy the address']);
    expect(click(web, 'Open in the browser')).toBe('open https://example.org/a');
    expect(click({ linkURL: 'mailto:a@example.org' }, 'Copy the address')).toBe('copy a@example.org');
    expect(click({ linkURL: 'app://daybook/index.html#/note?path=a.md' }, 'Open')).toBe('go #/note?path=a.md');
    expect(labels({ linkURL: 'file:///etc/passwd' })).toEqual([]);
    expect(labels({ linkURL: 'app://daybook/index.html#' })).toEqual([]);
  });
});
