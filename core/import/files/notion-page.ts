import type { Lose } from '../loss.ts';
import { dayOf } from '../confluence/day.ts';

export interface NotionPage {
  readonly title: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Lines of the page, from its title on. */
  readonly lines: readonly string[];
}

const LISTS: ReadonlySet<string> = new Set(['tags', 'labels', 'teams', 'owners', 'components']);
const RENAMED: Readonly<Record<string, string>> = {
  'last edited time': 'updated',
  'last edited': 'updated',
  'last updated': 'updated',
  'last edited by': 'last_editor',
  'created time': 'created',
};
const DATE = /^[A-Z][a-z]+ \d{1,2}, \d{4}(?: \d{1,2}:\d{2}(?: [AP]M)?(?: \([A-Z+\-\d:]+\))?)?$|^\d{4}-\d{2}-\d{2}/;

function fieldOf(name: string, value: string, lose: Lose): readonly [string, unknown] {
  const key = RENAMED[name.toLowerCase()] ?? name.toLowerCase();
  // A relation is `Name (../Other%20page%20id.md)`, more of them with commas between.
  const plain = value.replaceAll(/ \((?:\.\.\/|[^()\s]*%20)[^()\s]*\.(?:md|csv)\)/g, '');
  if (plain !== value) lose('relation', `${name}: ${value}`);
  if (DATE.test(plain)) return [key, dayOf(plain)];
  if (!LISTS.has(key)) return [key, plain];
  const parts = plain.split(',').map((part) => part.trim());
  return [key, parts.filter(Boolean)];
}

/**
 * Reads a page's title, and the properties below it: in a database's page they are the lines `Column: value`.
 *
 * @param columns of the database that the page is a row of; empty for another page
 */
export function readNotionPage(
  text: string,
  { columns, lose }: { readonly columns: readonly string[]; readonly lose: Lose },
): NotionPage {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const title = /^# (.+)$/.exec(lines[0] ?? '')?.[1]?.trim() ?? '';
  const known = new Set(columns.map((name) => name.trim().toLowerCase()));
  const fields: Record<string, unknown> = {};
  const start = title === '' ? 0 : 1;
  let at = start;
  while (at < lines.length && lines[at]?.trim() === '') at += 1;
  const first = at;
  for (; at < lines.length; at++) {
    const [, name = '', value = ''] = /^([^:\n]{1,80}): ?(.*)$/.exec(lines[at] ?? '') ?? [];
    if (!known.has(name.trim().toLowerCase())) break;
    const [key, read] = fieldOf(name.trim(), value.trim(), lose);
    if (!(key in fields)) fields[key] = read;
  }
  const isWhole = at === lines.length || lines[at]?.trim() === '';
  // Where they run into a text they are text.
  if (at === first || !isWhole) return { title, fields: {}, lines };
  return { title, fields, lines: [...lines.slice(0, start), ...lines.slice(at)] };
}
