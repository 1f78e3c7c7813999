import type { NoteName } from '../store/note-names.ts';
import { squash } from './squash.ts';

/** What of an alert's `runbook_url` names a page. */
export interface RunbookAddress {
  readonly url: string;
  /** Path segments, squashed, the last first; without an extension. */
  readonly segments: readonly string[];
  /** Ids of a page within it: `…/pages/12345/Title`, `?pageId=12345`, and what Confluence's short `…/x/OTAB` stands for. */
  readonly ids: readonly string[];
  /** What stands behind `#`, squashed; null for nothing. */
  readonly fragment: string | null;
}

function decoded(text: string): string {
  // An address with a stray percent sign is read as it is.
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

const ID_BYTES = 8;
/** Letters of eight bytes in base64. */
const ID_LETTERS = 11;

/**
 * The id in a short link of Confluence: its bytes, the lowest first, in base64 with `-` for `/` and `_` for `+`, without
 * the zeros at the end. https://community.atlassian.com/t5/Confluence-questions/What-is-the-algorithm-used-to-create-the-quot-Tiny-links-quot/qaq-p/186555
 */
function shortId(parts: readonly string[]): readonly string[] | null {
  const [code = ''] = parts.slice(-1);
  if (parts.at(-2) !== 'x' || !/^[\w-]{2,11}$/.test(code)) return null;
  const letters = code.replaceAll('-', '/').replaceAll('_', '+').padEnd(ID_LETTERS, 'A');
  const bytes = Buffer.from(letters, 'base64');
  return bytes.length < ID_BYTES ? null : [bytes.readBigUInt64LE().toString()];
}

/** Reads an address, or a path as some people write it into an alert. */
export function readAddress(url: string): RunbookAddress {
  const [whole = '', fragment] = url.split('#', 2);
  const [path = '', query = ''] = whole.replace(/^[a-z]+:\/\/[^/]*/i, '').split('?', 2);
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const segments = parts
    .map((part) => squash(decoded(part).replace(/\.(?:md|html?|mdx|markdown|adoc)$/i, '')))
    .reverse();
  const named = /(?:^|&)pageid=(\d+)(?=&|$)/i.exec(query)?.[1];
  const ids = [
    ...[...parts, ...query.split(/[&=]/)].filter((part) => /^\d{4,}$/.test(part)),
    ...(named === undefined ? [] : [named]),
    ...(shortId(parts) ?? []),
  ];
  const anchor = fragment === undefined ? '' : squash(decoded(fragment));
  return { url, segments: segments.filter((part) => part !== ''), ids, fragment: anchor === '' ? null : anchor };
}

/** Names of files that stand for their folder. */
const FOLDER_FILES: ReadonlySet<string> = new Set(['index', 'readme']);
const ADDRESS_KEYS =
  /^(?:url|source|source_url|confluence_url|link|canonical|canonical_url|web_url|permalink|runbook_url|aliases)$/i;
const ID_KEYS = /^(?:id|page_?id|confluence_id|confluence_page_id)$/i;

function withoutSlash(url: string): string {
  return url.replace(/#.*$/, '').replace(/\/+$/, '');
}

function saysAddress({ frontmatter }: NoteName, address: RunbookAddress): boolean {
  return Object.entries(frontmatter()).some(([key, value]) => {
    const values = (Array.isArray(value) ? value : [value]).map(String);
    if (ADDRESS_KEYS.test(key)) return values.some((one) => withoutSlash(one) === withoutSlash(address.url));
    return ID_KEYS.test(key) && values.some((one) => address.ids.includes(one));
  });
}

/**
 * How well a note answers to an address: 100 for one that says it of itself, else how many of the last parts of the address
 * are those of its path; 0 for none.
 */
export function addressScore(note: NoteName, address: RunbookAddress): number {
  if (saysAddress(note, address)) return 100;
  const parts = note.path
    .replace(/\.[^./]+$/, '')
    .split('/')
    .map(squash)
    .reverse();
  const own = FOLDER_FILES.has(parts[0] ?? '') ? parts.slice(1) : parts;
  const asked = FOLDER_FILES.has(address.segments[0] ?? '') ? address.segments.slice(1) : address.segments;
  let same = 0;
  while (same < own.length && same < asked.length && own[same] === asked[same]) same += 1;
  if (same > 0) return same;
  // A page that was renamed on import has the title that stands in the address.
  return asked[0] !== undefined && asked[0].length > 5 && squash(note.title) === asked[0] ? 0.5 : 0;
}
