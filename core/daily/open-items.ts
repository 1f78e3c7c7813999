import { OPEN_ITEMS_LEAD } from '../notes/template-text.ts';

/** An item of an earlier note that is still open. */
export interface OpenItem {
  readonly text: string;
  readonly owner: string | null;
  readonly date: string | null;
  /** Of its note, relative to the journal. */
  readonly path: string;
}

/** More would be a list that nobody reads; `daybook tasks` shows them all. */
const MAX_ITEMS = 30;

/**
 * Items that are still open, for a new note: a quote with links to where they stand. They carry no box, because carrying
 * over is a view: an item is ticked off where it was written, and is not written down twice.
 *
 * @param path of the new note, which the links start from
 * @returns empty when nothing is open
 */
export function openItemsBlock(items: readonly OpenItem[], path: string): string {
  if (items.length === 0) return '';
  const lines = items.slice(0, MAX_ITEMS).map((item) => {
    const owner = item.owner === null ? '' : ` (${item.owner})`;
    return `> - ${oneLine(item.text)}${owner}, [${oneLine(item.date ?? item.path)}](<${relativePath(path, item.path)}>)`;
  });
  const more = items.length - lines.length;
  return [`> ${OPEN_ITEMS_LEAD}`, '>', ...lines, ...(more > 0 ? [`> - and ${more} more`] : [])].join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The way from one note to another, with `/`. */
function relativePath(from: string, to: string): string {
  const start = from.split('/').slice(0, -1);
  const end = to.split('/');
  let same = 0;
  while (same < start.length && same < end.length - 1 && start[same] === end[same]) same++;
  return [...start.slice(same).map(() => '..'), ...end.slice(same)].join('/');
}
