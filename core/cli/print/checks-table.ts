import type { Check } from '../../contract/state.ts';
import { plural } from './amounts.ts';
import { printableLine } from './printable.ts';
import type { Style } from './style.ts';
import { tableLines } from './table.ts';

/** One check a line, and what to do below each that failed. */
export function checksText(
  checks: readonly Check[],
  layout: { readonly columns: number; readonly style: Style },
): string {
  const { columns, style } = layout;
  const rows = checks.map((check) => [check.ok ? 'ok' : '--', check.name, printableLine(check.detail)]);
  const mark = (cell: string) => (cell.startsWith('ok') ? style.good(cell) : style.bad(cell));
  const lines = tableLines(rows, [{ paint: mark }, { paint: style.bold }, { shrink: 'end' }], columns);
  const withFixes = lines.flatMap((line, i) => {
    const check = checks[i];
    return check === undefined || check.ok || check.fix === '' ? [line] : [line, `    ${printableLine(check.fix)}`];
  });
  const failed = checks.filter((check) => !check.ok).length;
  const summary = failed === 0 ? 'Everything works.' : `${plural(failed, 'thing')} to look at.`;
  return [...withFixes, style.dim(summary)].join('\n');
}
