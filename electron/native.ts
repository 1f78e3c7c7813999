import { BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { isAppUrl } from './app-origin.ts';
import { OPEN_EXTERNAL, PICK_FOLDER } from './channels.ts';
import { openOutside } from './security.ts';

/** Only the main frame of our own page may ask; anything else is a page that should not exist. */
function requireOwnPage(event: IpcMainInvokeEvent): void {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || !isAppUrl(frame.url)) throw new Error('This page may not ask that.');
}

async function pickFolder(event: IpcMainInvokeEvent): Promise<string | null> {
  const options = {
    title: 'Add a journal',
    buttonLabel: 'Add journal',
    properties: ['openDirectory' as const, 'createDirectory' as const],
  };
  const window = BrowserWindow.fromWebContents(event.sender);
  const picked = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return picked.filePaths[0] ?? null;
}

/** Answers what the page can ask of the system through `window.daybook`. */
export function serveNative(): void {
  ipcMain.handle(PICK_FOLDER, (event) => {
    requireOwnPage(event);
    return pickFolder(event);
  });
  ipcMain.handle(OPEN_EXTERNAL, async (event, url: unknown) => {
    requireOwnPage(event);
    if (typeof url !== 'string' || !(await openOutside(url))) {
      throw new Error('Only web and mail addresses can be opened outside Daybook.');
    }
  });
}
