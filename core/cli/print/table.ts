import { fitEnd, fitMiddle, padEnd, padStart, widthOf } from './fit.ts';
import type { Paint } from './style.ts';

export interface Column {
  readonly align?: 'left' | 'right';
  /** The one column that gives way when a row is wider than the terminal, and where it is cut. */
  readonly shrink?: 'middle' | 'end';
  /** Sets the cell off, after it was fitted. */
  readonly paint?: Paint;
}

const GAP = '  ';

function widths(rows: readonly (readonly string[])[], columns: readonly Column[], limit: number): readonly number[] {
  const natural = columns.map((_, i) => Math.max(0, ...rows.map((row) => widthOf(row[i] ?? ''))));
  const excess = natural.reduce((sum, width) => sum + width + GAP.length, -GAP.length) - limit;
  if (excess <= 0) return natural;
  const smallest = 8;
  return natural.map((width, i) => (columns[i]?.shrink ? Math.max(width - excess, Math.min(width, smallest)) : width));
}

function cellText(cell: string, column: Column, width: number): string {
  const fitted = column.shrink === 'middle' ? fitMiddle(cell, width) : fitEnd(cell, width);
  const padded = column.align === 'right' ? padStart(fitted, width) : padEnd(fitted, width);
  return column.paint ? column.paint(padded) : padded;
}

/**
 * Rows in aligned columns.
 *
 * @param rows cells as plain text on one line, without escapes
 * @param limit columns of the terminal; may be infinite
 */
export function tableLines(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  limit: number,
): readonly string[] {
  const fitted = widths(rows, columns, limit);
  return rows.map((row) =>
    columns
      .map((column, i) => cellText(row[i] ?? '', column, fitted[i] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}
