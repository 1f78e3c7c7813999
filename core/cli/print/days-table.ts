import type { Day } from '../../contract/notes.ts';
import { plural } from './amounts.ts';
import { fitMiddle } from './fit.ts';
import { placeText } from './place.ts';
import { printableLine } from './printable.ts';
import type { Style } from './style.ts';
import { tableLines } from './table.ts';

/** The rest of a line is for the heading. */
const PATH_SHARE = 0.5;

/** Dated sections, one a line: day, where the day came from, place, heading, and a warning below where there is one. */
export function daysText(days: readonly Day[], layout: { readonly columns: number; readonly style: Style }): string {
  const { columns, style } = layout;
  if (days.length === 0) return style.dim('No dated sections.');
  const place = placeText(days);
  const rows = days.map((day) => [
    day.date,
    day.origin,
    fitMiddle(place(day), columns * PATH_SHARE),
    printableLine(day.heading),
  ]);
  const lines = tableLines(rows, [{}, { paint: style.dim }, { paint: style.path }, { shrink: 'end' }], columns);
  const withWarnings = lines.flatMap((line, i) => {
    const warning = days[i]?.warning ?? null;
    return warning === null ? [line] : [line, `            ${style.warn(printableLine(warning.message))}`];
  });
  return [...withWarnings, style.dim(plural(days.length, 'dated section'))].join('\n');
}
