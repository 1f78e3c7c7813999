import type { Entry } from '../../notes/outline.ts';
import type { Draft, Finding } from './drafts.ts';
import { splitNames } from './owner.ts';
import { isNothing } from './plain.ts';
import { boxOfCell, itemColumnsOf, stateOfCell, trackerColumnsOf, type ItemColumns } from './table.ts';

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
  const { table } = finding;
  const { outline } = finding.note;
  // Two lines apart: the delimiter row; else a blank line, and a table of its own.
  const apart = table.section === entry.section ? entry.line - table.lastLine : 0;
  const goesOn = apart === 1 || (apart === 2 && !outline.lines.isBlank(entry.line - 1));
  table.lastLine = entry.line;
  table.section = entry.section;
  if (!goesOn) {
    table.columns = columnsAt(finding, entry);
    return;
  }
  const cells = entry.text.split(' | ').map((cell) => cell.trim());
  const row = table.columns === null ? boxedRow(finding, entry, cells) : listedRow(table.columns, cells);
  if (row === null || isNothing(row.text) || finding.isHidden(entry.from)) return;
  finding.drafts.push({
    entry: index,
    section: entry.section,
    line: entry.line,
    endLine: entry.endLine,
    ...row,
    around: null,
    aside: null,
    isAction: false,
    isMarked: true,
    isLast: false,
  });
}

/** In a page without a day only a tracker is one of items: what is to be done, by whom, and how far it is. */
function columnsAt({ titles, note }: Finding, entry: Entry): ItemColumns | null {
  const isTitled = titles.kindAbove(entry) !== null;
  if (titles.isMinuted(entry.section)) return itemColumnsOf(entry.text, isTitled) ?? boardColumns(note, entry);
  if (note.kind === 'runbook' || note.kind === 'decision') return null;
  const columns = itemColumnsOf(entry.text, false);
  return columns !== null && columns.owner !== -1 && columns.status !== -1 ? columns : boardColumns(note, entry);
}

/** A board of a page or section that is called so: `Tasks`, `Sprint backlog`. */
function boardColumns(note: Finding['note'], { text, section }: Entry): ItemColumns | null {
  const heading = note.sections[section]?.headings.at(-1) ?? '';
  return trackerColumnsOf(text, heading === '' ? note.title : heading);
}

type Row = Pick<Draft, 'state' | 'text' | 'owners' | 'due'>;

function listedRow(columns: ItemColumns, cells: readonly string[]): Row {
  const cell = (at: number): string => (at === -1 ? '' : (cells[at] ?? ''));
  const own = boxOfCell(cell(columns.item));
  const box = own ?? cells.map((text) => boxOfCell(text)).find((found) => found !== null);
  const isStruck = /^~~[^~]+~~$/.test(cell(columns.item));
  // Without a column for it, `done` stands in place of the day.
  const said = stateOfCell(cell(columns.status === -1 ? columns.due : columns.status));
  return {
    state: said === 'open' ? (box?.state ?? (isStruck ? 'cancelled' : said)) : said,
    text: isStruck ? cell(columns.item).replaceAll('~~', '') : (own?.text ?? cell(columns.item)),
    owners: splitNames(cell(columns.owner)) ?? [],
    due: columns.due === -1 ? null : cell(columns.due),
  };
}

/** `| [ ] Rotate the keys | Ann |` is an item in any table; several boxes are answers of a form. */
function boxedRow({ titles }: Finding, entry: Entry, cells: readonly string[]): Row | null {
  if (!titles.isMinuted(entry.section)) return null;
  const boxes = cells.map((text) => boxOfCell(text)).filter((box) => box !== null);
  const [box] = boxes;
  if (box === undefined || boxes.length > 1 || box.text === '') return null;
  return { state: box.state, text: box.text, owners: [], due: null };
}
