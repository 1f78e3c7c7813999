import { Menu, type MenuItemConstructorOptions, shell } from 'electron';

/** Builds the menu: the system's own items, and the engine's. */
export function buildMenu(options: {
  readonly isMac: boolean;
  readonly isPackaged: boolean;
  readonly dataDir: string;
  readonly restartEngine: () => void;
}): Menu {
  const developer: MenuItemConstructorOptions[] = options.isPackaged ? [] : [{ role: 'toggleDevTools' }];
  const template: MenuItemConstructorOptions[] = [
    ...(options.isMac ? [{ role: 'appMenu' as const }] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'reload' },
        ...developer,
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      label: 'Help',
      role: 'help',
      submenu: [
        { id: 'restart-engine', label: 'Restart engine', click: options.restartEngine },
        {
          id: 'data-folder',
          label: 'Show data folder',
          click: () => {
            shell.openPath(options.dataDir).then(
              (problem) => problem !== '' && console.error(`cannot show ${options.dataDir}: ${problem}`),
              (error: unknown) => console.error(String(error)),
            );
          },
        },
      ],
    },
  ];
  return Menu.buildFromTemplate(template);
}
