import {
  BrowserWindow,
  dialog,
  type IpcMainInvokeEvent,
  ipcMain,
  Notification,
  type OpenDialogOptions,
} from 'electron';
import type { ExportKind, ShellState } from '../core/contract/shell.ts';
import { isAppUrl } from './app-origin.ts';
import {
  HIDE_CAPTURE,
  NOTIFY_INDEXED,
  OPEN_EXTERNAL,
  OPEN_IN_EDITOR,
  PICK_EXPORT,
  PICK_FOLDER,
  PREFERENCES_CHANGED,
  SHOW_ADDRESS,
} from './channels.ts';
import { openInEditor } from './open-in-editor.ts';
import { openOutside } from './security.ts';

export interface NativeParts {
  readonly pipe: () => Promise<string>;
  readonly preferencesChanged: () => Promise<ShellState>;
  readonly hideCapture: () => void;
  /** Brings the window to the front at an address of its page. */
  readonly showAddress: (hash: string) => void;
  /** True while the user looks at the window. */
  readonly isLookedAt: () => boolean;
  readonly show: () => void;
}

/** Only the main frame of our own page may ask; anything else is a page that should not exist. */
function requireOwnPage(event: IpcMainInvokeEvent): void {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || !isAppUrl(frame.url)) throw new Error('This page may not ask that.');
}

/** Serves a channel for our own page, and for nobody else. */
function serve(channel: string, answer: (asked: unknown, event: IpcMainInvokeEvent) => unknown): void {
  ipcMain.handle(channel, (event, asked: unknown) => {
    requireOwnPage(event);
    return answer(asked, event);
  });
}

/** The system's dialog for a folder with notes. */
export async function pickFolder(window: BrowserWindow | null): Promise<string | null> {
  const options = {
    title: 'Add a journal',
    buttonLabel: 'Add journal',
    properties: ['openDirectory' as const, 'createDirectory' as const],
  };
  return pick(options, window);
}

async function pick(options: OpenDialogOptions, window: BrowserWindow | null): Promise<string | null> {
  const picked = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return picked.filePaths[0] ?? null;
}

/** The system's dialog for an export that is to be imported. */
function pickExport(kind: ExportKind, window: BrowserWindow | null): Promise<string | null> {
  const title = 'Choose what to import';
  if (kind === 'folder') return pick({ title, buttonLabel: 'Choose folder', properties: ['openDirectory'] }, window);
  const filters = [{ name: 'Zip archives', extensions: ['zip'] }];
  return pick({ title, buttonLabel: 'Choose zip', properties: ['openFile'], filters }, window);
}

const MAX_NOTICE_CHARS = 200;

/** Shows a notification of the system, where it has any. */
export function notify(says: string, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title: 'Daybook', body: says.slice(0, MAX_NOTICE_CHARS), silent: true });
  notification.on('click', onClick);
  notification.show();
}

/** Answers what the page can ask of the system through `window.daybook`. */
export function serveNative(parts: NativeParts): void {
  serve(PICK_FOLDER, (_asked, { sender }) => pickFolder(BrowserWindow.fromWebContents(sender)));
  serve(PICK_EXPORT, (kind, { sender }) =>
    pickExport(kind === 'zip' ? 'zip' : 'folder', BrowserWindow.fromWebContents(sender)),
  );
  serve(OPEN_EXTERNAL, async (url) => {
    if (typeof url !== 'string' || !(await openOutside(url))) {
      throw new Error('Only web and mail addresses can be opened outside Daybook.');
    }
  });
  serve(OPEN_IN_EDITOR, (place) => openInEditor(place, parts.pipe));
  serve(PREFERENCES_CHANGED, () => parts.preferencesChanged());
  serve(NOTIFY_INDEXED, (says) => {
    if (typeof says === 'string' && !parts.isLookedAt()) notify(says, parts.show);
  });
  serve(HIDE_CAPTURE, () => parts.hideCapture());
  serve(SHOW_ADDRESS, (hash) => {
    if (typeof hash !== 'string' || !hash.startsWith('#/')) throw new Error('That is no address of the page.');
    parts.showAddress(hash);
  });
}
