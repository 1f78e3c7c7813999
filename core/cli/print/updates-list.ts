import type { Update } from '../../contract/facts.ts';
import { plural } from './amounts.ts';
import { fitMiddle, widthOf } from './fit.ts';
import { indented, type Layout } from './layout.ts';
import { placeText, type PlaceText } from './place.ts';
import { printableLine } from './printable.ts';

const INDENT = '    ';
const GAP = '  ';
const NO_DATE = 'no day    ';
const MIN_PATH_COLUMNS = 16;

function updateLines(update: Update, place: PlaceText, { columns, style }: Layout): readonly string[] {
  const date = update.date ?? NO_DATE;
  const who = printableLine(update.to === null ? update.person : `${update.person} to ${update.to}`);
  const room = columns - [date, who, update.kind].reduce((sum, part) => sum + widthOf(part) + GAP.length, 0);
  const path = fitMiddle(place(update), Math.max(room, MIN_PATH_COLUMNS));
  const kind = update.kind === 'blocked' ? style.bad(update.kind) : style.dim(update.kind);
  return [
    [style.dim(date), style.bold(who), kind, style.path(path)].join(GAP),
    ...indented(update.text, INDENT, columns),
  ];
}

/** What `updates` prints: day, person, kind and place of each, and what they said. */
export function updatesText(updates: readonly Update[], layout: Layout): string {
  if (updates.length === 0) return layout.style.dim('No such updates.');
  const place = placeText(updates);
  const lines = updates.flatMap((update) => updateLines(update, place, layout));
  return [...lines, layout.style.dim(plural(updates.length, 'update'))].join('\n');
}
