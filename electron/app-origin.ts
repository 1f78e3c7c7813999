/** Scheme of the page inside Electron. A scheme of our own has an origin of its own, which `file:` has not. */
export const APP_SCHEME = 'app';

export const APP_ORIGIN = 'app://daybook';

/** Address that the window opens. */
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** True when `url` is a page or procedure of Daybook itself; false also for text that is no address. */
export function isAppUrl(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.protocol === `${APP_SCHEME}:` && parsed.host === 'daybook';
}
