import { posix } from 'node:path';

/** Notion ends the names of pages, databases and their folders with an id. */
const ID = /(?:^|[ -])([\da-f]{32}|[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})(_all)?$/i;

export interface NotionName {
  /** Without ending and id. */
  readonly stem: string;
  /** 32 digits; null when the name has none. */
  readonly id: string | null;
  /** A database with the rows that its view hides, too. */
  readonly isWhole: boolean;
}

/** Reads the last part of a path. */
export function notionName(name: string): NotionName {
  const base = posix.basename(name).replace(/\.(?:md|csv)$/i, '');
  const match = ID.exec(base);
  const whole = match === null && base.endsWith('_all');
  const stem = match === null ? (whole ? base.slice(0, -'_all'.length) : base) : base.slice(0, match.index);
  return {
    stem: stem.trim() || 'Untitled',
    id: match?.[1]?.replaceAll('-', '').toLowerCase() ?? null,
    isWhole: whole || match?.[2] !== undefined,
  };
}

/** The id in an address of Notion's site. */
export function notionId(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !/(?:^|\.)notion\.(?:so|site)$/.test(url.hostname)) return null;
  return /([\da-f]{32})$/i.exec(url.pathname.replaceAll('-', ''))?.[1]?.toLowerCase() ?? null;
}

/** The folders above, without their ids. */
export function foldersOf(name: string): string[] {
  const folder = posix.dirname(name);
  return folder === '.' ? [] : folder.split('/').map((part) => notionName(part).stem);
}
