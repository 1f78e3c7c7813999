import type { DateOrigin } from '../contract/notes.ts';
import type { Warning } from '../contract/notices.ts';
import { dayOfMs, isoOf, weekdayOf, yearOf } from './calendar.ts';
import { monthOfPath, yearOfPath } from './file-name.ts';
import { decideNumericOrder, readNumeric } from './numeric-order.ts';
import { checkWeekday } from './weekday-check.ts';
import type { NumericOrder, WrittenDate } from './written.ts';
import { directionOf, fillYears, type Direction, type OpenDay } from './years.ts';

/** A date that a section says itself. */
export interface OwnDate {
  /** Index of the section. */
  readonly section: number;
  readonly level: number;
  readonly written: WrittenDate;
  readonly origin: 'stamp' | 'heading';
  /** Its words. */
  readonly text: string;
}

export interface ResolvedDay {
  /** Day number (see calendar.ts). */
  readonly day: number;
  readonly origin: DateOrigin;
  readonly warning: Warning | null;
}

/** What else a note says of its time. */
export interface NoteHints {
  readonly path: string;
  readonly frontmatterDay: number | null;
  readonly modifiedMs: number;
}

/** A written date with its year filled in; `day` is null where that cannot be. */
interface Filled extends OwnDate {
  readonly open: OpenDay;
  readonly day: number | null;
  /** The next such day below at the same level, when its weekday does not speak against it. */
  readonly below: number | null;
}

/**
 * Makes days of the dates that sections say themselves, looking at the whole note: the order of day and month, then
 * missing years, then weekdays that disagree, then headings that are only a weekday.
 *
 * @param own in the order of the sections
 * @returns by section, in the same order; a date that cannot be is left out
 */
export function settleDates(own: readonly OwnDate[], hints: NoteHints): Map<number, ResolvedDay> {
  const resolved = new Map<number, ResolvedDay>();
  if (own.length === 0) return resolved;
  const written = own.map((date) => date.written);
  const numeric = decideNumericOrder(written, monthOfPath(hints.path));
  const dated = own.filter((date) => date.written.kind !== 'weekday');
  const open = dated.map((date) => openDay(date.written, numeric.order));
  const direction = directionOf(open);
  const filled = fill(dated, open, fillYears(open, yearHints(hints)));
  const aboveAtLevel = new Map<number, number>();
  let above: number | null = null;
  for (const date of own) {
    const known = filled.get(date.section);
    const settled: ResolvedDay | null =
      known === undefined
        ? nextWeekday(date.written.weekday, above, direction)
        : settleOne(known, { above: aboveAtLevel.get(date.level) ?? null, direction, isGuess: numeric.isGuess });
    if (settled === null) continue;
    resolved.set(date.section, settled);
    above = settled.day;
    if (known !== undefined) aboveAtLevel.set(date.level, settled.day);
  }
  return resolved;
}

function openDay(written: WrittenDate, order: NumericOrder): OpenDay {
  if (written.kind === 'numeric') return { ...written, ...readNumeric(written, order) };
  if (written.kind === 'day') return written;
  return { year: null, month: 1, day: 1, weekday: written.weekday };
}

function fill(
  dated: readonly OwnDate[],
  open: readonly OpenDay[],
  days: readonly (number | null)[],
): ReadonlyMap<number, Filled> {
  const filled = new Map<number, Filled>();
  const belowAtLevel = new Map<number, number | null>();
  for (let index = dated.length - 1; index >= 0; index--) {
    const date = dated[index];
    const asWritten = open[index];
    if (date === undefined || asWritten === undefined) continue;
    const day = days[index] ?? null;
    const isSound = day !== null && (asWritten.weekday === null || weekdayOf(day) === asWritten.weekday);
    filled.set(date.section, { ...date, open: asWritten, day, below: belowAtLevel.get(date.level) ?? null });
    belowAtLevel.set(date.level, isSound ? day : null);
  }
  return filled;
}

function settleOne(
  date: Filled,
  note: { readonly above: number | null; readonly direction: Direction; readonly isGuess: boolean },
): ResolvedDay | null {
  if (date.day === null) return null;
  const neighbours = { above: note.above, below: date.below, direction: note.direction };
  const checked = checkWeekday({ ...date.open, text: date.text }, date.day, neighbours);
  const warning = checked.warning ?? (note.isGuess ? ambiguity(date, checked.day) : null);
  return { day: checked.day, origin: date.origin, warning };
}

function ambiguity(date: OwnDate, day: number): Warning | null {
  if (date.written.kind !== 'numeric') return null;
  return {
    code: 'ambiguous-date',
    message: `“${date.text}” may have the month or the day first. Read as ${isoOf(day)}. Write YYYY-MM-DD to be sure.`,
  };
}

/** Years to try when no date of the note has one: front matter's, the path's, else those before the last change. */
function yearHints(hints: NoteHints): number[] {
  const said = hints.frontmatterDay === null ? yearOfPath(hints.path) : yearOf(hints.frontmatterDay);
  if (said !== null) return [said, said - 1, said + 1];
  const modified = yearOf(dayOfMs(hints.modifiedMs));
  return [modified, modified - 1, modified - 2];
}

/** The next such weekday after the day above, or the last before it in a note that runs backwards. */
function nextWeekday(weekday: number | null, above: number | null, direction: Direction): ResolvedDay | null {
  if (weekday === null || above === null) return null;
  const step = direction === -1 ? -1 : 1;
  const days = (((weekday - weekdayOf(above)) * step + 6) % 7) + 1;
  return { day: above + days * step, origin: 'inferred', warning: null };
}
