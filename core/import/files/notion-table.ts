import type { Block, Inline, TableCell } from '../markup/document.ts';
import { printBlocks } from '../markup/print-blocks.ts';

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function inlines(cell: string): Inline[] {
  return cell
    .trim()
    .split(/\r?\n/)
    .flatMap((line, index): Inline[] => [
      ...(index === 0 ? [] : [{ kind: 'break' } as const]),
      { kind: 'text', text: line },
    ]);
}

/**
 * A database as a table of markdown. Its first column leads to the pages of the rows.
 *
 * @param pages the rows' pages: name without id, and the link to it
 */
export function printTable(
  rows: readonly (readonly string[])[],
  pages: readonly { readonly stem: string; readonly link: string }[],
): string {
  const free = pages.map((page) => ({ ...page, letters: letters(page.stem) })).filter((page) => page.letters !== '');
  const linkOf = (title: string): string | null => {
    const wanted = letters(title);
    // A file's name is cut, and two rows may have the same one: then no link is better than a wrong one.
    const exact = free.filter((page) => page.letters === wanted);
    const fitting =
      exact.length > 0 ? exact : free.filter((page) => page.letters.length >= 20 && wanted.startsWith(page.letters));
    return fitting.length === 1 ? (fitting[0]?.link ?? null) : null;
  };
  const table: Block = {
    kind: 'table',
    rows: rows.map((cells, y) =>
      cells.map((cell, x): TableCell => {
        const link = x === 0 && y > 0 ? linkOf(cell) : null;
        const children = inlines(cell);
        const linked: readonly Inline[] = link === null ? children : [{ kind: 'link', target: link, children }];
        return { isHeader: y === 0, blocks: [{ kind: 'paragraph', children: linked }] };
      }),
    ),
  };
  return printBlocks([table]);
}
