/*
 * Addresses that other programs can open: `daybook://note/runbooks/valve.md#L12`, `daybook://ask?q=…`,
 * `daybook://search?q=…`, `daybook://today`. Anybody can write one, so nothing is understood but these four.
 */

export const LINK_SCHEME = 'daybook';

/** What a link asks for. A path is a key of the index, never a way to a file. */
export type DeepLink =
  | {
      readonly kind: 'note';
      readonly path: string;
      /** Name of the journal, where the path alone does not tell; null for the first that has such a note. */
      readonly journal: string | null;
      readonly line: number | null;
      readonly endLine: number | null;
    }
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'today' };

const MAX_CHARS = 4_000;

/** Reads a link; null for everything that is not one of the four, whole and without anything beside it. */
export function parseDeepLink(text: string): DeepLink | null {
  const url = text.length > MAX_CHARS ? null : URL.parse(text);
  if (url === null || url.protocol !== `${LINK_SCHEME}:`) return null;
  if (url.username !== '' || url.password !== '' || url.port !== '') return null;
  if (url.host === 'note') return readNoteLink(url);
  const isPlain = url.pathname === '' || url.pathname === '/';
  if (!isPlain || url.hash !== '') return null;
  const words = hasOnly(url, 'q') ? (url.searchParams.get('q') ?? '').trim() : '';
  switch (url.host) {
    case 'ask':
      return words === '' ? null : { kind: 'ask', question: words };
    case 'search':
      return words === '' ? null : { kind: 'search', query: words };
    case 'today':
      return url.search === '' ? { kind: 'today' } : null;
    default:
      return null;
  }
}

/** The link as text; `parseDeepLink` gives it back. */
export function formatDeepLink(link: DeepLink): string {
  const start = `${LINK_SCHEME}://`;
  switch (link.kind) {
    case 'note': {
      const path = link.path.split('/').map(encodeURIComponent).join('/');
      const journal = link.journal === null ? '' : `?journal=${encodeURIComponent(link.journal)}`;
      const end = link.endLine === null || link.endLine === link.line ? '' : `-L${link.endLine}`;
      return `${start}note/${path}${journal}${link.line === null ? '' : `#L${link.line}${end}`}`;
    }
    case 'ask':
      return `${start}ask?q=${encodeURIComponent(link.question)}`;
    case 'search':
      return `${start}search?q=${encodeURIComponent(link.query)}`;
    case 'today':
      return `${start}today`;
  }
}

function readNoteLink(url: URL): DeepLink | null {
  const parts = url.pathname.slice(1).split('/').map(decode);
  const path = parts.every(isFileName) ? parts.join('/').normalize('NFC') : '';
  const lines = /^(?:#L([1-9]\d{0,8})(?:-L([1-9]\d{0,8}))?)?$/.exec(url.hash);
  if (path === '' || lines === null || !hasOnly(url, 'journal')) return null;
  const line = lines[1] === undefined ? null : Number(lines[1]);
  const endLine = lines[2] === undefined ? line : Number(lines[2]);
  if (line !== null && endLine !== null && endLine < line) return null;
  return { kind: 'note', path, journal: url.searchParams.get('journal') || null, line, endLine };
}

function hasOnly(url: URL, name: string): boolean {
  const names = [...url.searchParams.keys()];
  return names.length <= 1 && names.every((one) => one === name);
}

/** False for what leads out of a folder, and for what no file is called. */
function isFileName(part: string | null): part is string {
  if (part === null || part === '' || part === '.' || part === '..') return false;
  return !/[/\\\u0000-\u001f\u007f]/.test(part) && !/^[a-z]:$/i.test(part);
}

function decode(part: string): string | null {
  try {
    // Links are written by hand too: a sign that begins no code is itself.
    return decodeURIComponent(part.replaceAll(/%(?![\da-f]{2})/gi, '%25'));
  } catch {
    // Not UTF-8: no name of a note is written so.
    return null;
  }
}
