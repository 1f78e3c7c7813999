import type { Runbook } from '../contract/runbook.ts';

/** What pages are called that list other pages, or tell of the folder that they stand in. */
const INDEX_STEM =
  /^(?:readme|_?index|summary|sources?|toc|contents|table-of-contents|home|changelog|licen[cs]e|contributing)$/i;

/** True for a page that by its name lists others. Some hold steps all the same. */
export function isCalledIndex(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return INDEX_STEM.test(name.replace(/\.[^.]+$/, ''));
}

/** True for a page that lists others, or tells where they come from, and holds no command and nothing to do. */
export function isIndexPage({ path, steps }: Pick<Runbook, 'path' | 'steps'>): boolean {
  return isCalledIndex(path) && steps.every(({ commands, phase }) => commands.length === 0 && phase === 'steps');
}
