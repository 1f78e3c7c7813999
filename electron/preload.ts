import { contextBridge, ipcRenderer } from 'electron';
import { OPEN_EXTERNAL, PICK_FOLDER } from './channels.ts';

/** `window.daybook`: all that the page can ask of the system. The page declares the same for itself, and a test compares. */
export interface Bridge {
  readonly platform: string;
  pickFolder(): Promise<string | null>;
  openExternal(url: string): Promise<void>;
}

const bridge: Bridge = {
  platform: process.platform,
  pickFolder: () => ipcRenderer.invoke(PICK_FOLDER),
  openExternal: (url) => ipcRenderer.invoke(OPEN_EXTERNAL, url),
};

contextBridge.exposeInMainWorld('daybook', bridge);
