import type { Entry } from '../notes/outline.ts';
import type { Finding } from './tasks-drafts.ts';
import { splitNames } from './tasks-owner.ts';
import { isNothing } from './tasks-plain.ts';
import { itemColumnsOf, stateOfCell, type ItemColumns } from './tasks-table.ts';

/** The table whose rows are being read. */
export interface OpenTable {
  columns: ItemColumns | null;
  section: number;
  lastLine: number;
}

export function noTable(): OpenTable {
  return { columns: null, section: -1, lastLine: -1 };
}

/** A row of a table of items: its header names what is to do, and who does it or by when. */
export function addRow(finding: Finding, entry: Entry, index: number): void {
  const { table, titles } = finding;
  // A delimiter row or a blank line lies between two rows at most.
  const goesOn = table.section === entry.section && entry.line <= table.lastLine + 2;
  table.lastLine = entry.line;
  table.section = entry.section;
  if (!goesOn) {
    table.columns = titles.isMinuted(entry.section)
      ? itemColumnsOf(entry.text, titles.kindAbove(entry) !== null)
      : null;
    return;
  }
  const { columns } = table;
  if (columns === null) return;
  const cells = entry.text.split(' | ');
  const cell = (at: number): string => (at === -1 ? '' : (cells[at] ?? '').trim());
  const text = cell(columns.item);
  if (isNothing(text) || finding.isHidden(entry.from)) return;
  finding.drafts.push({
    entry: index,
    section: entry.section,
    line: entry.line,
    endLine: entry.endLine,
    state: stateOfCell(cell(columns.status)),
    text,
    owners: splitNames(cell(columns.owner)) ?? [],
    around: null,
    aside: null,
    isAction: false,
    isMarked: true,
    isLast: false,
    due: columns.due === -1 ? null : cell(columns.due),
  });
}
