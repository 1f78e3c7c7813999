/** A spreadsheet runs what begins like this as a formula; a quote in front makes it the text that it is. */
const FORMULA = /^[=+\-@\t\r]/;

/** A number stays a number: `-3` is no formula. */
function cellText(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Rows as comma-separated values (RFC 4180): a header, lines ended by `\r\n`, cells with commas, quotes or line ends in
 * quotes. Text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@` in front) gets a single quote before it.
 */
export function csvText(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}
