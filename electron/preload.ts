import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { NativeBridge, ShellMessage } from '../core/contract/shell.ts';
import {
  HIDE_CAPTURE,
  NOTIFY_INDEXED,
  OPEN_EXTERNAL,
  OPEN_IN_EDITOR,
  PICK_EXPORT,
  PICK_FOLDER,
  PREFERENCES_CHANGED,
  SHOW_ADDRESS,
  TELL_PAGE,
} from './channels.ts';

/** What was said before the page listens. */
let waiting: ShellMessage[] = [];
const listeners = new Set<(message: ShellMessage) => void>();

ipcRenderer.on(TELL_PAGE, (_event, message: ShellMessage) => {
  if (listeners.size === 0) waiting.push(message);
  for (const listener of listeners) listener(message);
});

const bridge: NativeBridge = {
  platform: process.platform,
  pickFolder: () => ipcRenderer.invoke(PICK_FOLDER),
  pickExport: (kind) => ipcRenderer.invoke(PICK_EXPORT, kind),
  openExternal: (url) => ipcRenderer.invoke(OPEN_EXTERNAL, url),
  openInEditor: (place) => ipcRenderer.invoke(OPEN_IN_EDITOR, place),
  pathOf: (file) => webUtils.getPathForFile(file),
  onMessage(listener) {
    listeners.add(listener);
    const missed = waiting;
    waiting = [];
    for (const message of missed) listener(message);
    return () => void listeners.delete(listener);
  },
  preferencesChanged: () => ipcRenderer.invoke(PREFERENCES_CHANGED),
  notifyIndexed: (says) => ipcRenderer.invoke(NOTIFY_INDEXED, says),
  hideCapture: () => ipcRenderer.invoke(HIDE_CAPTURE),
  showAddress: (hash) => ipcRenderer.invoke(SHOW_ADDRESS, hash),
};

contextBridge.exposeInMainWorld('daybook', bridge);
