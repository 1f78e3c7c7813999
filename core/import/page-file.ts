import { stringify } from 'yaml';
import type { Block } from './markup/document.ts';
import { printBlocks } from './markup/print-blocks.ts';
import { escapeText } from './markup/escape.ts';
import { storageRules } from './confluence/storage-rules.ts';
import { viewContent } from './confluence/html-export.ts';
import { viewRules } from './confluence/view-rules.ts';
import type { PageInfo, PageText } from './confluence/page.ts';
import type { Lose } from './loss.ts';
import type { Links } from './markup/links.ts';
import { readPage } from './markup/read-page.ts';

/** YAML between two rulers; what is null or empty is left out. */
export function frontMatter(fields: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(fields).filter(
    ([, value]) =>
      value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return `---\n${stringify(Object.fromEntries(given), { lineWidth: 0 })}---\n`;
}

function fieldsOf(info: PageInfo): Readonly<Record<string, unknown>> {
  const { title, id, url, space, ancestors, labels, owner, version, updated } = info;
  return { title, id, url, space, ancestors, labels, owner, version, updated, source: 'confluence' };
}

const DEEPEST_HEADING = 6;

/** The page's title is the highest heading: its own move one down where they would stand beside it. */
function belowTitle(blocks: readonly Block[]): Block[] {
  const isBeside = (block: Block): boolean => block.kind === 'heading' && block.level === 1;
  if (!blocks.some(isBeside)) return [...blocks];
  return blocks.map((block) =>
    block.kind === 'heading' ? { ...block, level: Math.min(DEEPEST_HEADING, block.level + 1) } : block,
  );
}

/** A page of Confluence as a note: front matter, its title, and its text. */
export function pageNote(page: PageText, options: { readonly links: Links; readonly lose: Lose }): string {
  const isView = page.dialect === 'view';
  const blocks = readPage(page.text, {
    ...options,
    rules: isView ? viewRules : storageRules,
    ...(isView ? { within: viewContent } : {}),
  });
  const title = escapeText(page.info.title).replaceAll(/\s+/g, ' ').trim();
  const body = printBlocks(belowTitle(blocks));
  return `${frontMatter(fieldsOf(page.info))}\n# ${title}\n${body === '' ? '' : `\n${body}\n`}`;
}
