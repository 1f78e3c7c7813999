import { EditorSelection } from '@codemirror/state';
import type { EditorState, StateCommand } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { KeyBinding } from '@codemirror/view';
import { alignTable, cellsOf, isDelimiterRow } from './table-text.ts';

export interface Table {
  /** First and last line, 1-based. */
  readonly first: number;
  readonly last: number;
  readonly lines: readonly string[];
}

/** Tables are short; looking further would cost time in a large note. */
const MAX_ROWS = 500;

/** The table that a place is in; null when it is in none. */
export function tableAt(state: EditorState, at: number): Table | null {
  const here = state.doc.lineAt(at);
  const isRow = (number: number): boolean => state.doc.line(number).text.includes('|');
  if (!here.text.includes('|')) return null;
  let [first, last] = [here.number, here.number];
  while (first > 1 && here.number - first < MAX_ROWS && isRow(first - 1)) first--;
  while (last < state.doc.lines && last - here.number < MAX_ROWS && isRow(last + 1)) last++;
  if (last === first || !isDelimiterRow(state.doc.line(first + 1).text)) return null;
  const lines = Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index).text);
  return { first, last, lines };
}

/** Which cell of its row a place is in. */
export function columnAt(state: EditorState, at: number): number {
  const line = state.doc.lineAt(at);
  const cells = cellsOf(line.text);
  const column = cells.findLastIndex(({ from }) => from <= at - line.from);
  return Math.max(column, 0);
}

/** Goes to a cell, with the table's columns made even; beyond the last one is a new row. */
function goToCell(
  by: (at: { row: number; column: number; columns: number; rows: number }) => { row: number; column: number },
): StateCommand {
  return ({ state, dispatch }) => {
    const { main, ranges } = state.selection;
    const table = ranges.length === 1 && !state.readOnly ? tableAt(state, main.head) : null;
    if (table === null) return false;
    const columns = cellsOf(table.lines[0] ?? '').length;
    const row = state.doc.lineAt(main.head).number - table.first;
    const to = by({ row, column: columnAt(state, main.head), columns, rows: table.lines.length });
    if (to.row < 0) return false;
    const isNew = to.row >= table.lines.length;
    const empty = `|${' |'.repeat(columns)}`;
    const lines = alignTable(isNew ? [...table.lines, empty] : table.lines);
    const target = Math.min(to.row, lines.length - 1);
    const from = state.doc.line(table.first).from;
    const before = lines.slice(0, target).reduce((sum, line) => sum + line.length + 1, 0);
    const cell = cellsOf(lines[target] ?? '')[to.column] ?? { from: 0, to: 0 };
    const insert = lines.join('\n');
    const end = state.doc.line(table.last).to;
    const changes = insert === state.sliceDoc(from, end) ? [] : { from, to: end, insert };
    const start = from + before;
    const selection = EditorSelection.single(start + cell.from, start + cell.to);
    dispatch(state.update({ changes, selection, scrollIntoView: true, userEvent: 'input' }));
    return true;
  };
}

/** The line of dashes is no row to be in. */
const skipped = (row: number, step: 1 | -1): number => (row === 1 ? row + step : row);

const nextCell = goToCell(({ row, column, columns }) =>
  column + 1 < columns ? { row, column: column + 1 } : { row: skipped(row + 1, 1), column: 0 },
);
const previousCell = goToCell(({ row, column, columns }) =>
  column > 0 ? { row, column: column - 1 } : { row: skipped(row - 1, -1), column: columns - 1 },
);
/** A new row is written from its beginning. */
const cellBelow = goToCell(({ row, column, rows }) => {
  const below = skipped(row + 1, 1);
  return { row: below, column: below < rows ? column : 0 };
});

/** In a last row without a word, Enter ends the table: an empty line takes its place, without which what follows is a row. */
const endTable: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  const table = ranges.length === 1 && main.empty && !state.readOnly ? tableAt(state, main.head) : null;
  const line = state.doc.lineAt(main.head);
  if (table === null || line.number !== table.last || table.last - table.first < 2) return false;
  if (cellsOf(line.text).some(({ text }) => text !== '')) return false;
  dispatch(
    state.update({
      changes: { from: line.from, to: line.to, insert: '\n' },
      selection: EditorSelection.cursor(line.from + 1),
      scrollIntoView: true,
      userEvent: 'delete',
    }),
  );
  return true;
};

/**
 * A bar that is typed where one stands already is that one: whoever writes a table by hand, with its bars, gets the cells
 * that they mean, also in a row that Enter made.
 */
export const typeBar: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  const table = ranges.length === 1 && main.empty && !state.readOnly ? tableAt(state, main.head) : null;
  if (table === null) return false;
  const line = state.doc.lineAt(main.head);
  const column = main.head - line.from;
  if (line.number === table.first || !/^\s*\|/.test(line.text.slice(column))) return false;
  const cells = cellsOf(line.text);
  const isFirst = /^\s*\|\s*$/.test(line.text.slice(0, column));
  const here = cells.findLastIndex(({ from }) => from <= column);
  // The bar at the beginning of a row that is empty so far.
  const to = isFirst ? cells[0]?.from : (cells[here + 1]?.from ?? line.text.trimEnd().length);
  if (to === undefined) return false;
  dispatch(state.update({ selection: EditorSelection.cursor(line.from + to), scrollIntoView: true }));
  return true;
};

export const tableKeys: readonly KeyBinding[] = [
  { key: 'Tab', run: nextCell, shift: previousCell },
  { key: 'Enter', run: (view) => endTable(view) || cellBelow(view) },
];

/** Whatever key gives a bar on this keyboard. */
export const tableBars = EditorView.inputHandler.of((...[view, from, to, text]) => {
  return text === '|' && from === to && typeBar(view);
});
