import { app, Menu, nativeImage, Tray, type MenuItemConstructorOptions, type Task } from 'electron';
import { join } from 'node:path';

export interface TrayParts {
  /** Folder of the pictures. */
  readonly icons: string;
  readonly capture: () => void;
  readonly show: () => void;
  readonly today: () => void;
}

function menuItems({ capture, show, today }: TrayParts): MenuItemConstructorOptions[] {
  return [
    { id: 'tray-capture', label: 'Quick capture', click: capture },
    { id: 'tray-today', label: 'Today', click: today },
    { id: 'tray-show', label: 'Show Daybook', click: show },
  ];
}

/** A Mac colours a template by itself; Windows wants its own format. */
const PICTURE: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: 'trayTemplate.png', win32: 'icon.ico' };

/** In the list of the task bar's icon. */
const CAPTURE_TASK: Task = {
  program: process.execPath,
  arguments: '--capture',
  iconPath: process.execPath,
  iconIndex: 0,
  title: 'Quick capture',
  description: 'Put one text into today’s note',
};

/** The icon among those of the system, there while the user wants it; and what stands in the menu of dock or task bar. */
export class TrayIcon {
  readonly #parts: TrayParts;
  #tray: Tray | null = null;

  constructor(parts: TrayParts) {
    this.#parts = parts;
    app.dock?.setMenu(Menu.buildFromTemplate(menuItems(parts)));
    if (process.platform === 'win32' && app.isPackaged) app.setUserTasks([CAPTURE_TASK]);
  }

  set isShown(isShown: boolean) {
    if (isShown === (this.#tray !== null)) return;
    this.#tray?.destroy();
    this.#tray = isShown ? this.#make() : null;
  }

  #make(): Tray {
    const picture = nativeImage.createFromPath(join(this.#parts.icons, PICTURE[process.platform] ?? 'tray.png'));
    const tray = new Tray(picture);
    tray.setToolTip('Daybook');
    const quit: MenuItemConstructorOptions[] = [
      { type: 'separator' },
      { label: 'Quit Daybook', click: () => app.quit() },
    ];
    tray.setContextMenu(Menu.buildFromTemplate([...menuItems(this.#parts), ...quit]));
    // Elsewhere a click opens the menu.
    if (process.platform === 'win32') tray.on('click', this.#parts.show);
    return tray;
  }
}
