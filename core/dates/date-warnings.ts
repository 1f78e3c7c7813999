import type { Warning } from '../contract/notices.ts';
import { isDay, isoOf } from './calendar.ts';
import type { OwnDate } from './own-dates.ts';
import type { ResolvedDay } from './settle.ts';
import type { Direction } from './years.ts';

const ISO_LIKE = /(?<![\p{L}\d./-])(?<year>(?:19|20)\d{2})-(?<month>\d{1,2})-(?<day>\d{1,4})(?![\p{L}\d]|[-/.]\d)/u;
const SLASHED = /(?<![\p{L}\d./-])(?<first>\d{1,2})\/(?<second>\d{1,2})\/(?<year>(?:19|20)\d{2})(?!\d|\/)/u;

/** Says that a heading holds what looks like a date and is no day of the calendar: `2025-02-30`, `13/25/2024`. */
export function noSuchDay(heading: string): Warning | null {
  if (!/\d[-/]\d{1,2}[-/]\d/.test(heading)) return null;
  const iso = ISO_LIKE.exec(heading);
  const match = iso ?? SLASHED.exec(heading);
  if (match === null) return null;
  const { year, month, day, first, second } = match.groups ?? {};
  const isSound =
    iso === null
      ? isDay(Number(year), Number(first), Number(second)) || isDay(Number(year), Number(second), Number(first))
      : isDay(Number(year), Number(month), Number(day));
  if (isSound) return null;
  const message = `“${match[0]}” is no day of the calendar, so this heading gives no date. Correct the heading.`;
  return { code: 'no-such-day', message };
}

/** Says that the top heading of a file gives another day than the file's name. */
export function nameDisagrees(date: ResolvedDay, text: string, pathDay: number): Warning | null {
  if (date.day === pathDay || date.warning !== null) return date.warning;
  const said = `“${text}”: the file's name says ${isoOf(pathDay)}.`;
  return {
    code: 'date-mismatch',
    message: `${said} Read as ${isoOf(date.day)}, because what stands in the note counts before its name. Correct one of them if that is wrong.`,
  };
}

const MIN_DATES_IN_ORDER = 4;

/**
 * Warns of the one date that breaks the order of all others at its level, as a slip of the pen does.
 *
 * @returns by section
 */
export function outOfOrder(
  own: readonly OwnDate[],
  resolved: ReadonlyMap<number, ResolvedDay>,
  direction: Direction,
): ReadonlyMap<number, Warning> {
  const found = new Map<number, Warning>();
  if (direction === 0) return found;
  for (const level of new Set(own.map((date) => date.level))) {
    const run = own.flatMap((date) => {
      const day = resolved.get(date.section);
      const isWritten = date.written.kind === 'day' || date.written.kind === 'numeric';
      return isWritten && date.level === level && day !== undefined
        ? [{ ...day, section: date.section, text: date.text }]
        : [];
    });
    if (run.length < MIN_DATES_IN_ORDER) continue;
    const breaks = run.flatMap((here, at) => ((here.day - (run[at - 1]?.day ?? here.day)) * direction < 0 ? [at] : []));
    const [at] = breaks;
    if (breaks.length !== 1 || at === undefined) continue;
    const slip = [at, at - 1].find((index) => isSlip(run, index, direction));
    const here = slip === undefined ? undefined : run[slip];
    if (here === undefined || here.warning !== null) continue;
    const order = direction === 1 ? 'forward' : 'back';
    const message = `“${here.text}”: ${isoOf(here.day)} is out of order; the dates around it go ${order}. The day was kept as it is written. Correct the heading if that is wrong.`;
    found.set(here.section, { code: 'out-of-order', message });
  }
  return found;
}

/** Whether the run is in order without this one. */
function isSlip(run: readonly { readonly day: number }[], at: number, direction: Direction): boolean {
  const above = run[at - 1];
  const below = run[at + 1];
  return above !== undefined && below !== undefined && (below.day - above.day) * direction >= 0;
}
