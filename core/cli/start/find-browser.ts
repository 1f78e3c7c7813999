import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';

/** A browser that can show one page as a window of its own (`--app=URL`). */
export interface Browser {
  readonly name: string;
  readonly program: string;
  /** Snap's confinement: it may only write below its own folder in the home folder. */
  readonly snap: string | null;
}

interface Family {
  readonly name: string;
  readonly commands: readonly string[];
  /** Below `/Applications`. */
  readonly mac: string;
  /** Below the folders of installed programs. */
  readonly windows: string;
}

const FAMILIES: readonly Family[] = [
  {
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser'],
    mac: 'Chromium.app/Contents/MacOS/Chromium',
    windows: 'Chromium\\Application\\chrome.exe',
  },
  {
    name: 'Chrome',
    commands: ['google-chrome', 'google-chrome-stable'],
    mac: 'Google Chrome.app/Contents/MacOS/Google Chrome',
    windows: 'Google\\Chrome\\Application\\chrome.exe',
  },
  {
    name: 'Edge',
    commands: ['microsoft-edge', 'microsoft-edge-stable'],
    mac: 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    windows: 'Microsoft\\Edge\\Application\\msedge.exe',
  },
  {
    name: 'Brave',
    commands: ['brave-browser', 'brave'],
    mac: 'Brave Browser.app/Contents/MacOS/Brave Browser',
    windows: 'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  },
];

export interface Places {
  readonly platform: NodeJS.Platform;
  /** `PATH`, and on Windows the folders of installed programs. */
  readonly folders: readonly string[];
  readonly home: string;
}

/** Every place where a Chromium-family browser may be, the preferred first. */
export function browserPlaces({
  platform,
  folders,
  home,
}: Places): { readonly name: string; readonly program: string }[] {
  return FAMILIES.flatMap(({ name, commands, mac, windows }) => {
    if (platform === 'win32') return folders.map((folder) => ({ name, program: win32.join(folder, windows) }));
    if (platform === 'darwin') {
      return ['/Applications', posix.join(home, 'Applications')].map((folder) => ({
        name,
        program: posix.join(folder, mac),
      }));
    }
    return commands.flatMap((command) => folders.map((folder) => ({ name, program: posix.join(folder, command) })));
  });
}

/** Ubuntu's `chromium` is a link to snap, or a script that calls it. */
function snapOf(program: string): string | null {
  if (realpathSync(program).endsWith('/bin/snap')) return 'chromium';
  const head = Buffer.alloc(2048);
  const file = openSync(program, 'r');
  const bytes = readSync(file, head, 0, head.length, 0);
  closeSync(file);
  const text = head.toString('latin1', 0, bytes);
  return text.startsWith('#!') && text.includes('/snap/bin/chromium') ? 'chromium' : null;
}

/** The first Chromium-family browser of this machine; null when there is none. */
export function findBrowser(places: Places): Browser | null {
  const found = browserPlaces(places).find(({ program }) => existsSync(program));
  if (found === undefined) return null;
  return { ...found, snap: places.platform === 'linux' ? snapOf(found.program) : null };
}

/**
 * Folder of the browser's own files for Daybook's window: apart from the user's browsing, so that no extension reads the
 * notes, and a process of its own, whose end is the window's end.
 */
export function profileFolder(browser: Browser, options: { readonly dataDir: string; readonly home: string }): string {
  if (browser.snap !== null) return join(options.home, 'snap', browser.snap, 'common', 'daybook');
  return join(options.dataDir, 'browser');
}
