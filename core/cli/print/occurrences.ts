import type { Occurrence } from '../../contract/ask.ts';
import { plural } from './amounts.ts';
import { fitEnd, fitMiddle } from './fit.ts';
import type { Layout } from './layout.ts';
import { placeText } from './place.ts';
import { printableLine } from './printable.ts';

const INDENT = '  ';
const NO_DAY = 'undated   ';

/** `It came up on 2 days:`; of errors that are only like it, that they are. */
function titleOf(occurrences: readonly Occurrence[]): string {
  const days = new Set(occurrences.flatMap(({ date }) => date ?? [])).size;
  const when = days === 0 ? 'in your notes' : `on ${plural(days, 'day')}`;
  return occurrences.some(({ exact }) => exact) ? `It came up ${when}:` : `Errors like it came up ${when}:`;
}

/** Where the error of a question stands in the notes, one place a line; nothing when it stands nowhere. */
export function occurrenceLines(occurrences: readonly Occurrence[], { columns, style }: Layout): readonly string[] {
  if (occurrences.length === 0) return [];
  const place = placeText(occurrences);
  const lines = occurrences.map((occurrence) => {
    const day = occurrence.date ?? NO_DAY;
    const path = fitMiddle(place(occurrence), columns / 2);
    const room = Math.max(columns - INDENT.length * 3 - day.length - path.length, 0);
    const said = style.dim(fitEnd(printableLine(occurrence.excerpt), room));
    return `${INDENT}${day}${INDENT}${style.path(path)}${INDENT}${said}`.trimEnd();
  });
  return ['', titleOf(occurrences), ...lines];
}
