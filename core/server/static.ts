import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** Everything from this server itself, no inline script or style, nowhere to send a form, no frame around it. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with every response, the answers of procedures included. */
export const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

const TYPE_OF_EXTENSION: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Path as in the address bar → file. What is not in here does not exist, so no path can lead out of the folder. */
export type Page = ReadonlyMap<string, string>;

/**
 * Lists the files of a built page. Links are not followed; file types that a page does not need are left out.
 *
 * @param folder such as `out/renderer`; an empty page when it does not exist
 */
export async function readPage(folder: string): Promise<Page> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile() && extname(entry.name) in TYPE_OF_EXTENSION)
    .map((entry) => join(entry.parentPath, entry.name));
  const page = new Map(files.map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]));
  const index = page.get('/index.html');
  if (index !== undefined) page.set('/', index);
  return page;
}

function plain(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

/** Serves a file of the page: GET and HEAD only, 404 for what is not part of it. */
export async function servePage(page: Page, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET and HEAD are answered here.');
  const { pathname } = new URL(request.url);
  const file = page.get(pathname);
  if (file === undefined && pathname === '/') {
    return plain(404, 'The page is not built yet. Run `npm run build`, then start this again.');
  }
  if (file === undefined) return plain(404, 'There is no such file in the page.');
  // The build names assets by their content, so they never change; the page itself is always asked for again.
  const caching = pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
  return new Response(new Uint8Array(await readFile(file)), {
    headers: {
      'content-type': TYPE_OF_EXTENSION[extname(file)] ?? 'application/octet-stream',
      'cache-control': caching,
    },
  });
}
