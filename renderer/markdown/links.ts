import { LINK_SCHEME, parseDeepLink } from '../../core/contract/deep-link.ts';
import type { DeepLink } from '../../core/contract/deep-link.ts';

/** Where a link of a note leads. */
export type LinkTarget =
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'own'; readonly link: DeepLink }
  | { readonly kind: 'note'; readonly path: string; readonly line: number | null; readonly heading: string | null }
  | { readonly kind: 'refused'; readonly reason: string };

const NOTE_FILE = /\.(md|markdown|mdx|txt)$/i;
const OUTSIDE: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/**
 * Decides what a link may do. Only http, https and mailto leave Daybook; a relative path leads to a note of the same
 * journal, a `daybook://` link to what it names; everything else (`javascript:`, `file:`, `data:`, a path out of the journal) is refused.
 *
 * @param from path of the note that holds the link, relative to its journal
 */
export function linkTarget(href: string, from: string): LinkTarget {
  // Browsers drop control characters inside a scheme (`java\nscript:`), so they go before it is read.
  const clean = href
    .replace(/[\u0000-\u0020\u007f]+/g, (run, at: number) => (at > 0 && /^ +$/.test(run) ? run : ''))
    .trim();
  if (clean === '') return { kind: 'refused', reason: 'an empty link' };
  if (/^[a-z][a-z0-9+.-]*:/i.test(clean) || clean.startsWith('//')) return external(clean);
  const [file = '', fragment = ''] = clean.split(/#(.*)/s);
  const path = resolvePath(decode(file), from);
  if (path === null) return { kind: 'refused', reason: 'a path outside of the journal' };
  if (!NOTE_FILE.test(path)) return { kind: 'refused', reason: 'a file that is not a note' };
  const line = /^L(\d{1,9})$/.exec(fragment)?.[1];
  return {
    kind: 'note',
    path,
    line: line === undefined ? null : Math.max(Number(line), 1),
    heading: line === undefined && fragment !== '' ? decode(fragment) : null,
  };
}

/** What stands between double brackets: the name of a note, and behind `#` a heading of it. */
export function readWikiName(name: string): { readonly path: string; readonly heading: { readonly heading?: string } } {
  const [path = '', heading = ''] = name.split(/#(.*)/s).map((part) => part.trim());
  return { path, heading: heading === '' ? {} : { heading } };
}

/** The anchor of a heading, as the usual renderers of markdown write it: `## Fix it, now` is `fix-it-now`. */
export function headingSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

function external(href: string): LinkTarget {
  const parsed = URL.parse(href.startsWith('//') ? `https:${href}` : href);
  if (parsed === null) return { kind: 'refused', reason: 'an address that cannot be read' };
  const link = parsed.protocol === `${LINK_SCHEME}:` ? parseDeepLink(parsed.href) : null;
  if (link !== null) return { kind: 'own', link };
  if (!OUTSIDE.has(parsed.protocol)) return { kind: 'refused', reason: `a ${parsed.protocol} link` };
  return { kind: 'external', url: parsed.href };
}

function resolvePath(file: string, from: string): string | null {
  if (file === '') return from;
  const parts = file.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of file.split(/[/\\]/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/').normalize('NFC');
}

/** A percent sequence that is no UTF-8 leaves the text as it is. */
function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = run
      .slice(1)
      .split('%')
      .map((hex) => Number.parseInt(hex, 16));
    const decoded = new TextDecoder().decode(new Uint8Array(bytes));
    return decoded.includes('\ufffd') ? run : decoded;
  });
}
