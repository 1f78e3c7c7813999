import { Menu, shell } from 'electron';
import { menuTemplate, type MenuParts } from './menu-template.ts';

/** Shows the menu of the app, with the user's keys as they are now. */
export function showMenu(parts: Omit<MenuParts, 'showDataFolder'> & { readonly dataDir: string }): void {
  const { dataDir, ...rest } = parts;
  const showDataFolder = (): void => {
    shell.openPath(dataDir).then(
      (problem) => problem !== '' && console.error(`cannot show ${dataDir}: ${problem}`),
      (error: unknown) => console.error(String(error)),
    );
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ ...rest, showDataFolder })));
}
