import type { DateOrigin } from '../contract/notes.ts';
import type { Warning } from '../contract/notices.ts';
import { dayOfMs, isoOf, weekdayOf, yearOf } from './calendar.ts';
import { readNumeric, type DateOrder } from './numeric-order.ts';
import type { OwnDate } from './own-dates.ts';
import { nthDay, weekdayAfter, type Above } from './surroundings.ts';
import { checkWeekday } from './weekday-check.ts';
import type { NumericOrder, WrittenDate } from './written-date.ts';
import { directionOf, fillYears, type Direction, type OpenDay } from './years.ts';

export interface ResolvedDay {
  /** Day number (see calendar.ts). */
  readonly day: number;
  readonly origin: DateOrigin;
  readonly warning: Warning | null;
}

/** What else a note says of its time. */
export interface NoteHints {
  readonly order: DateOrder | null;
  /** The year that the path or the title says. */
  readonly year: number | null;
  /** First day of the week that the path names. */
  readonly pathWeek: number | null;
  /** The day that the file is called after. */
  readonly pathDay: number | null;
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

/** The note's own dates, being settled. */
interface Settling {
  readonly direction: Direction;
  readonly hints: NoteHints;
  readonly filled: ReadonlyMap<number, Filled>;
  readonly aboveAtLevel: Map<number, number>;
  readonly weeks: Map<number, number>;
  readonly hasManyWeekdays: boolean;
  above: Above | null;
}

/**
 * Makes days of the dates that sections say themselves, looking at the whole note: the order of day and month, then
 * missing years, then weekdays that disagree, then headings that are only a weekday or a day of a month.
 *
 * @param own in the order of the sections
 * @returns `days` by section, in the same order; a date that cannot be is left out
 */
export function settleDates(
  own: readonly OwnDate[],
  hints: NoteHints,
): { readonly days: ReadonlyMap<number, ResolvedDay>; readonly direction: Direction } {
  const resolved = new Map<number, ResolvedDay>();
  if (own.length === 0) return { days: resolved, direction: 0 };
  const dated = own.filter(({ written }) => written.kind === 'day' || written.kind === 'numeric');
  const open = dated.map((date) => openDay(date.written, hints.order?.order ?? 'month-first'));
  const days = fillYears(open, yearHints(hints));
  const note: Settling = {
    direction: directionOf(open),
    hints,
    filled: fill(dated, open, days),
    aboveAtLevel: new Map(),
    weeks: new Map(),
    hasManyWeekdays: own.filter(({ written }) => written.kind === 'weekday').length > 1,
    above: null,
  };
  for (const date of own) {
    const settled = settleOne(date, note);
    if (settled === null) continue;
    resolved.set(date.section, settled);
    note.above = { day: settled.day, section: date.section };
    if (note.filled.has(date.section)) note.aboveAtLevel.set(date.level, settled.day);
    if (date.isWeek) note.weeks.set(date.section, settled.day);
  }
  return { days: resolved, direction: note.direction };
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

function settleOne(date: OwnDate, note: Settling): ResolvedDay | null {
  const known = note.filled.get(date.section);
  if (known === undefined) return fromSurroundings(date, note);
  if (known.day === null) return null;
  const neighbours = {
    above: note.aboveAtLevel.get(date.level) ?? null,
    below: known.below,
    direction: note.direction,
  };
  const checked = checkWeekday({ ...known.open, text: date.text }, known.day, neighbours);
  const isGuess = note.hints.order?.from === 'locale';
  return {
    day: checked.day,
    origin: date.origin,
    warning: checked.warning ?? (isGuess ? ambiguity(date, checked.day) : null),
  };
}

function fromSurroundings({ written, under }: OwnDate, note: Settling): ResolvedDay | null {
  const place = { above: note.above, under, direction: note.direction };
  const { pathWeek, pathDay, frontmatterDay } = note.hints;
  const week = under === null ? null : (note.weeks.get(under) ?? null);
  if (written.kind === 'weekday') {
    if (week === null && isOwnDayAgain(written.weekday, note)) return inferred(pathDay);
    const start = pathWeek ?? (note.hasManyWeekdays ? frontmatterDay : null);
    return inferred(written.weekday === null ? null : weekdayAfter(written.weekday, place, { week, start }));
  }
  if (written.kind !== 'nth') return null;
  return inferred(nthDay(written, place, week ?? pathWeek ?? frontmatterDay));
}

/** `# Sunday` after `# Sunday, 2026-11-29` in the note of that day: its own day once more, not the Sunday after it. */
function isOwnDayAgain(weekday: number | null, { hints: { pathDay }, above }: Settling): boolean {
  return pathDay !== null && above?.day === pathDay && weekdayOf(pathDay) === weekday;
}

function inferred(day: number | null): ResolvedDay | null {
  return day === null ? null : { day, origin: 'inferred', warning: null };
}

function ambiguity(date: OwnDate, day: number): Warning | null {
  if (date.written.kind !== 'numeric') return null;
  return {
    code: 'ambiguous-date',
    message: `“${date.text}” may have the month or the day first, and nothing in the journal tells. Read as ${isoOf(day)}. Write YYYY-MM-DD to be sure.`,
  };
}

/** Years to try when no date of the note has one: front matter's, the path's, else those before the last change. */
function yearHints({ frontmatterDay, year, modifiedMs }: NoteHints): {
  readonly years: readonly number[];
  readonly notAfter: number | null;
} {
  const said = frontmatterDay === null ? year : yearOf(frontmatterDay);
  if (said !== null) return { years: [said, said - 1, said + 1], notAfter: null };
  const modifiedDay = dayOfMs(modifiedMs);
  const modified = yearOf(modifiedDay);
  return { years: [modified, modified - 1, modified - 2], notAfter: modifiedDay };
}
