import type { MenuItemConstructorOptions } from 'electron';
import { chosenKey, KEY_PAIRS, KEYS_EVERYWHERE, KEYS_OF_NOTE } from '../core/contract/commands.ts';
import { THEMES, type Preferences } from '../core/contract/preferences.ts';
import { acceleratorOf } from './accelerator.ts';

export interface MenuParts {
  readonly isMac: boolean;
  readonly isPackaged: boolean;
  /** The user's keys and theme; the defaults until the engine has said them. */
  readonly preferences: Pick<Preferences, 'shortcuts' | 'theme' | 'captureKey'>;
  /** Does a command in the page. `byKey`: its key was pressed, and the page did not take it. */
  readonly run: (id: string, byKey: boolean) => void;
  readonly addFolder: () => void;
  readonly capture: () => void;
  readonly restartEngine: () => void;
  readonly showDataFolder: () => void;
}

type Item = MenuItemConstructorOptions;

const LINE: Item = { type: 'separator' };
const PLACES = ['Mod+J', 'Mod+2', 'Mod+3', 'Mod+4', 'Mod+5', 'Mod+6', 'Mod+7', 'Mod+8', 'Mod+9', 'g j', 'g m', 'g i'];

/** The name of a command, as the palette has it; what it does elsewhere is not said here. */
function nameOf(own: string): string {
  const pair = KEY_PAIRS.find((one) => one.own === own);
  const help = [...KEYS_EVERYWHERE, ...KEYS_OF_NOTE].find(({ keys }) => keys[0] === own);
  return (pair?.says ?? help?.says ?? own).split(';')[0] ?? own;
}

/** Items that do what a key does in the page, under the name and the key that the palette shows. */
function commandItems({ isMac, preferences, run }: MenuParts) {
  const item = (scope: string, own: string, label: string): Item => {
    const id = `${scope} ${own}`;
    const accelerator = acceleratorOf(chosenKey(preferences.shortcuts, scope, own), isMac);
    return {
      id,
      label,
      // The page hears the key itself, and knows where it means something else.
      ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
      click: (_item, _window, event) => run(id, event.triggeredByAccelerator === true),
    };
  };
  return {
    everywhere: (own: string) => item('everywhere', own, nameOf(own)),
    ofNote: (own: string) => item('notes', own, nameOf(own)),
    theme: THEMES.map((theme): Item => ({
      id: `theme ${theme}`,
      label: `${theme[0]?.toUpperCase()}${theme.slice(1)}`,
      type: 'radio',
      checked: preferences.theme === theme,
      click: () => run(`theme ${theme}`, false),
    })),
  };
}

function fileItems(parts: MenuParts, { everywhere, ofNote }: ReturnType<typeof commandItems>): Item[] {
  const accelerator = acceleratorOf(parts.preferences.captureKey, parts.isMac);
  return [
    everywhere('Mod+N'),
    {
      id: 'capture',
      label: 'Quick capture',
      ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
      click: parts.capture,
    },
    LINE,
    ofNote('o'),
    { id: 'add-folder', label: 'Add a folder…', click: parts.addFolder },
    LINE,
    ...(parts.isMac ? [] : [everywhere('Mod+,'), LINE]),
    parts.isMac ? { role: 'close' } : { role: 'quit' },
  ];
}

const EDIT: readonly Item[] = [
  { role: 'undo' },
  { role: 'redo' },
  LINE,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'pasteAndMatchStyle' },
  { role: 'delete' },
  { role: 'selectAll' },
  LINE,
];

function appMenu({ everywhere }: ReturnType<typeof commandItems>): Item {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      LINE,
      everywhere('Mod+,'),
      LINE,
      { role: 'services' },
      LINE,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      LINE,
      { role: 'quit' },
    ],
  };
}

/** The menu of the app: the palette's commands, and the items that every program of the platform has. */
export function menuTemplate(parts: MenuParts): Item[] {
  const commands = commandItems(parts);
  const { everywhere } = commands;
  return [
    ...(parts.isMac ? [appMenu(commands)] : []),
    { label: '&File', submenu: fileItems(parts, commands) },
    { label: '&Edit', submenu: [...EDIT, everywhere('Mod+Enter'), commands.ofNote('y')] },
    {
      label: '&View',
      submenu: [
        everywhere('['),
        everywhere(']'),
        { label: 'Theme', submenu: commands.theme },
        LINE,
        { role: 'reload' },
        ...(parts.isPackaged ? [] : [{ role: 'toggleDevTools' as const }]),
        LINE,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        LINE,
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: '&Go',
      submenu: [
        everywhere('Alt+ArrowLeft'),
        everywhere('Alt+ArrowRight'),
        LINE,
        everywhere('Mod+K'),
        everywhere('Mod+P'),
        LINE,
        ...PLACES.map(everywhere),
      ],
    },
    { role: 'windowMenu' },
    {
      label: '&Help',
      role: 'help',
      submenu: [
        everywhere('?'),
        LINE,
        { id: 'restart-engine', label: 'Restart engine', click: parts.restartEngine },
        { id: 'data-folder', label: 'Show data folder', click: parts.showDataFolder },
        ...(parts.isMac ? [] : [LINE, { role: 'about' as const }]),
      ],
    },
  ];
}
