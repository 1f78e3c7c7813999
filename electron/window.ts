import { BrowserWindow, nativeTheme } from 'electron';
import { APP_PAGE } from './app-origin.ts';

/** The page's own ground colours, so that a window does not flash in the other theme before its first paint. */
const GROUND = { light: '#fbfaf8', dark: '#191817' } as const;

/**
 * Opens the one window and loads the page.
 *
 * @param preload absolute path of the built preload
 */
export async function openWindow(preload: string): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 480,
    minHeight: 400,
    show: false,
    title: 'Daybook',
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(APP_PAGE);
  return window;
}

/**
 * Brings the window to the front, as someone who starts Daybook a second time expects.
 *
 * @returns false when there is none
 */
export function showWindow(): boolean {
  const window = BrowserWindow.getAllWindows()[0];
  if (window === undefined) return false;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  return true;
}
