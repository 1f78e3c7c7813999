import { type App, type Session, shell, type WebContents } from 'electron';
import { isAppUrl } from './app-origin.ts';
import { externalLink } from './external-link.ts';

/** Copying to the clipboard is all that the page needs of the system. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Everything that is not the page itself: Daybook shows nothing from the network and no file by its path. */
const FOREIGN = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file:///*'];

/**
 * Hands an address to the system's browser or mail program.
 *
 * @returns false when the address may not leave Daybook
 */
export async function openOutside(url: string): Promise<boolean> {
  const link = externalLink(url);
  if (link === null) return false;
  await shell.openExternal(link);
  return true;
}

function guardContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url).catch((error: unknown) => console.error(`cannot open ${url}: ${String(error)}`));
    return { action: 'deny' };
  });
}

/** Closes every way out for all pages that will ever exist: navigation, new windows, embedded pages. */
export function guardPages(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

/** Closes the network and the system's devices for the page. */
export function guardSession(session: Session): void {
  const isGranted = (permission: string, url: string) => GRANTED.has(permission) && isAppUrl(url);
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(isGranted(permission, contents.getURL()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  // A Mac has dictionaries of its own. Elsewhere Chromium would fetch those of the system's languages: see spelling.ts.
  if (process.platform !== 'darwin') {
    session.setSpellCheckerLanguages([]);
    session.setSpellCheckerEnabled(false);
  }
  session.webRequest.onBeforeRequest({ urls: FOREIGN }, (_details, decide) => decide({ cancel: true }));
}
