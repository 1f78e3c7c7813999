import type { DateOrigin } from '../contract/notes.ts';
import type { Warning } from '../contract/notices.ts';
import { dayOfMs, isoOf } from './calendar.ts';
import { nameDisagrees, noSuchDay, outOfOrder } from './date-warnings.ts';
import { writtenInPath, monthOfPath, yearOfPath } from './file-name.ts';
import { writtenInFrontmatter, writtenInTitle } from './front-matter.ts';
import type { AssumedOrders } from './journal-order.ts';
import { dayOfWritten, decideNumericOrder, type DateOrder } from './numeric-order.ts';
import { ownDates, type DatableSection, type OwnDate } from './own-dates.ts';
import { yearHinted } from './period.ts';
import { settleDates, type ResolvedDay } from './settle.ts';
import type { Direction } from './years.ts';

export interface DatedNote {
  readonly path: string;
  readonly frontmatter: Readonly<Record<string, unknown>>;
  readonly modifiedMs: number;
  readonly sections: readonly DatableSection[];
  /** How to read `11/04/2024` when the note itself does not tell; with the month first when left out. */
  readonly assumedOrders?: AssumedOrders | undefined;
}

export interface SectionDate {
  readonly date: string | null;
  readonly origin: DateOrigin | null;
  readonly warning: Warning | null;
}

export interface ResolvedDates {
  /** One a section, in their order. */
  readonly sections: readonly SectionDate[];
  /** Front matter's day, else the file name's, else that of the first dated section. */
  readonly note: string | null;
  /** How dates of two numbers were read, and what decided it; null when the note has none. */
  readonly order: DateOrder | null;
  /** Indexes of the sections whose heading is a day. */
  readonly datedHeadings: ReadonlySet<number>;
}

const MONTH_FIRST: AssumedOrders = { journal: null, locale: 'month-first' };
const NO_DATE: SectionDate = { date: null, origin: null, warning: null };

/**
 * Gives every section of a note its date, with its origin and what the user should know about it.
 *
 * 1. A section's own date: the stamp it opens with, else its heading.
 * 2. Doubtful day and month, missing years, and weekdays that disagree are settled over the whole note.
 * 3. A section without one takes its parent's; else the file's name says it, else the section before it at its level
 *    when those are dated one after the other (`inferred`), else front matter.
 * 4. Only in a note that is dated nowhere, the time of its last change counts (`modified`).
 * 5. What is likely a slip of the pen gets a warning; the date stays as it is written.
 */
export function resolveSectionDates(note: DatedNote): ResolvedDates {
  const inPath = writtenInPath(note.path);
  const inFrontmatter = writtenInFrontmatter(note.frontmatter);
  // 1. What the sections say.
  const own = ownDates(note.sections, { path: note.path, pathDate: inPath?.kind === 'week' ? null : inPath });
  // 2. What that means.
  const order = decideNumericOrder(
    [inPath, inFrontmatter, ...own].flatMap((date) => {
      if (date === null) return [];
      return [
        { written: 'written' in date ? date.written : date, periodMonth: 'written' in date ? date.periodMonth : null },
      ];
    }),
    {
      pathDay: inPath === null ? null : dayOfWritten(inPath, null),
      pathMonth: monthOfPath(note.path),
      frontmatterDay: inFrontmatter === null ? null : dayOfWritten(inFrontmatter, null),
      assumed: note.assumedOrders ?? MONTH_FIRST,
    },
  );
  const pathDay = inPath === null ? null : dayOfWritten(inPath, order?.order ?? null);
  const frontmatterDay = inFrontmatter === null ? null : dayOfWritten(inFrontmatter, order?.order ?? null);
  const { days, direction } = settleDates(own, {
    order,
    year: yearOfPath(note.path) ?? yearOfTitle(note),
    pathWeek: inPath?.kind === 'week' ? pathDay : null,
    pathDay: inPath?.kind === 'week' ? null : pathDay,
    frontmatterDay,
    modifiedMs: note.modifiedMs,
  });
  // 3. and 4. What follows for the others.
  const titleDay = dayOfTitle(note, order);
  const [first] = days.values();
  const noteDay = frontmatterDay ?? pathDay ?? titleDay ?? first?.day ?? null;
  const fallback = fallbackOf({
    pathDay,
    frontmatterDay: frontmatterDay ?? titleDay,
    noteDay,
    modifiedMs: note.modifiedMs,
  });
  const dates = handDown(note.sections, days, { fallback, mayInfer: pathDay === null });
  // 5. Slips.
  const warned = withWarnings(dates, note, { own, days, direction, pathDay: inPath?.kind === 'week' ? null : pathDay });
  const datedHeadings = new Set(own.flatMap(({ section, origin }) => (origin === 'heading' ? [section] : [])));
  return { sections: warned, note: noteDay === null ? null : isoOf(noteDay), order, datedHeadings };
}

/** The year in a title such as `2025 Journal`. */
function yearOfTitle({ frontmatter, sections }: DatedNote): number | null {
  const { title } = frontmatter;
  const top = sections.find((section) => section.heading !== null)?.heading;
  return (typeof title === 'string' ? yearHinted(title) : null) ?? (top == null ? null : yearHinted(top));
}

function dayOfTitle({ frontmatter }: DatedNote, order: DateOrder | null): number | null {
  const written = writtenInTitle(frontmatter);
  return written === null ? null : dayOfWritten(written, order?.order ?? null);
}

function withWarnings(
  dates: readonly SectionDate[],
  { sections }: DatedNote,
  note: {
    readonly own: readonly OwnDate[];
    readonly days: ReadonlyMap<number, ResolvedDay>;
    readonly direction: Direction;
    readonly pathDay: number | null;
  },
): SectionDate[] {
  const slips = outOfOrder(note.own, note.days, note.direction);
  const [top] = note.own;
  const first = sections.findIndex((section) => section.heading !== null);
  return dates.map((date, index) => {
    if (date.warning !== null) return date;
    const heading = sections[index]?.heading ?? null;
    const day = note.days.get(index);
    if (day === undefined) return withWarning(date, heading === null ? null : noSuchDay(heading));
    if (index === top?.section && index <= first && note.pathDay !== null)
      return withWarning(date, nameDisagrees(day, top.text, note.pathDay));
    return withWarning(date, slips.get(index) ?? null);
  });
}

/** @param date one without a warning */
function withWarning(date: SectionDate, warning: Warning | null): SectionDate {
  return warning === null ? date : { ...date, warning };
}

function fallbackOf(note: {
  readonly pathDay: number | null;
  readonly frontmatterDay: number | null;
  readonly noteDay: number | null;
  readonly modifiedMs: number;
}): SectionDate {
  const { pathDay, frontmatterDay, noteDay, modifiedMs } = note;
  if (pathDay !== null) return { date: isoOf(pathDay), origin: 'file-name', warning: null };
  if (frontmatterDay !== null) return { date: isoOf(frontmatterDay), origin: 'front-matter', warning: null };
  if (noteDay === null) return { date: isoOf(dayOfMs(modifiedMs)), origin: 'modified', warning: null };
  return NO_DATE;
}

/** Gives sections without a date of their own what their surroundings say. */
function handDown(
  sections: readonly DatableSection[],
  resolved: ReadonlyMap<number, ResolvedDay>,
  rest: { readonly fallback: SectionDate; readonly mayInfer: boolean },
): SectionDate[] {
  if (resolved.size === 0) return sections.map(() => rest.fallback);
  const first = sections.findIndex((section) => section.heading !== null);
  const datedAtLevel = countByLevel(sections, resolved);
  const dates: SectionDate[] = [];
  /** The day of the last dated section, by parent and level. */
  const peers = new Map<string, number>();
  for (const [index, section] of sections.entries()) {
    const place = `${section.parent ?? ''}/${section.level}`;
    const own = resolved.get(index);
    if (own !== undefined) {
      const isRun = index === first || (datedAtLevel.get(section.level) ?? 0) > 1;
      if (isRun && rest.mayInfer) peers.set(place, own.day);
      dates.push({ date: isoOf(own.day), origin: own.origin, warning: own.warning });
      continue;
    }
    const parent = section.parent === null ? undefined : dates[section.parent];
    const peer = peers.get(place);
    if (parent !== undefined && parent.date !== null && (peer === undefined || isStrong(parent.origin))) {
      dates.push({ ...parent, warning: null });
    } else if (peer !== undefined) dates.push({ date: isoOf(peer), origin: 'inferred', warning: null });
    else dates.push(rest.fallback);
  }
  return dates;
}

function countByLevel(
  sections: readonly DatableSection[],
  resolved: ReadonlyMap<number, ResolvedDay>,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const section of resolved.keys()) {
    const level = sections[section]?.level ?? 0;
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return counts;
}

/** A date that was written for the section or its file, not for something wider. */
function isStrong(origin: DateOrigin | null): boolean {
  return origin !== 'front-matter' && origin !== 'modified';
}
