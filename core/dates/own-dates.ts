import { isGeneric } from './beside.ts';
import { withCompany } from './company.ts';
import { yearOfPath } from './file-name.ts';
import { dayOfWritten } from './numeric-order.ts';
import { inPeriod, periodsOf, spilledOver, withYear, type PlacedPeriod } from './place.ts';
import { findStamp } from './stamp.ts';
import type { WrittenDate } from './written-date.ts';
import { findWrittenDate, readable } from './written.ts';

/** What a section shows of its date. */
export interface DatableSection {
  readonly level: number;
  readonly heading: string | null;
  /** Index of the section whose heading stands above it; null at the top. */
  readonly parent: number | null;
  /** First line of its first paragraph, when it opens with one. */
  readonly opening: string | null;
  /** Lines among which `Date: …` may stand. */
  readonly labels: readonly string[];
}

/** A date that a section says itself. */
export interface OwnDate {
  /** Index of the section. */
  readonly section: number;
  readonly level: number;
  readonly written: WrittenDate;
  readonly origin: 'stamp' | 'heading';
  /** Its words. */
  readonly text: string;
  /** The month that the heading above it stands for, 1 to 12. */
  readonly periodMonth: number | null;
  /** Nearest section above whose heading or text says a date itself. */
  readonly under: number | null;
  /** It stands for a week, not for its day: weekdays below it are of that week. */
  readonly isWeek: boolean;
}

/** What a note's path says before any heading is read. */
export interface PathHints {
  readonly path: string;
  /** The date of the path; null when it names none, or only a week. */
  readonly pathDate: WrittenDate | null;
}

const WEEK_WORD = /(?<!\p{L})(?:week|w\/c|wc|kw|sprint|woche|semaine|semana)(?!\p{L})/iu;
/** How far from the day of its file's name a text below the first heading may be stamped, in days. */
const MAX_STAMP_DRIFT_DAYS = 7;

/** The dates that sections say themselves, in their order, with what the headings above add to them. */
export function ownDates(sections: readonly DatableSection[], hints: PathHints): OwnDate[] {
  const first = sections.findIndex((section) => section.heading !== null);
  const said = sections.map((section, index) => saidBy(section, first === -1 || index <= first));
  // Most notes say no date: then what stands around it is not asked for either.
  if (said.every((date) => date === null)) return [];
  const isAside = asides(sections, said, hints);
  const periods = periodsOf(sections, hints.pathDate === null ? hints.path : '');
  const pathYear = yearOfPath(hints.path);
  const own: OwnDate[] = [];
  const isDated = new Set<number>();
  const begun = new Set<number>();
  /** Day of the month of the last `Mon 16` below each heading of a month. */
  const lastNth = new Map<number | null, number>();
  for (const [section, date] of said.entries()) {
    const datable = sections[section];
    if (date === null || datable === undefined || isAside.has(section)) continue;
    const period = periods[section] ?? null;
    const placed = begin(inPeriod(date.written, period, pathYear), period, begun);
    if (placed === null) continue;
    const isNth = date.written.kind === 'nth' && placed.kind === 'day';
    const written = isNth ? spilledOver(placed, lastNth.get(period?.section ?? null) ?? null) : placed;
    if (isNth) lastNth.set(period?.section ?? null, placed.day);
    const under = nearestAbove(sections, datable.parent, isDated);
    own.push({ ...date, section, level: datable.level, written, periodMonth: period?.month ?? null, under });
    isDated.add(section);
  }
  return withCompany(own);
}

type Said = Pick<OwnDate, 'written' | 'origin' | 'text' | 'isWeek'>;

function saidBy(section: DatableSection, isTop: boolean): Said | null {
  const { heading } = section;
  const stamp = findStamp(section, isTop);
  if (stamp !== null) return { ...stamp, origin: 'stamp', isWeek: false };
  const written = heading === null ? null : findWrittenDate(heading);
  if (heading === null || written === null) return null;
  const line = readable(heading);
  const isWeek = (written.kind === 'week' && written.weekday === null) || WEEK_WORD.test(line.slice(0, written.from));
  return { written, origin: 'heading', text: line.slice(written.from, written.to), isWeek };
}

/** The first date below a heading like `# 2024` takes its year; those after it follow from their neighbours. */
function begin(written: WrittenDate | null, period: PlacedPeriod | null, begun: Set<number>): WrittenDate | null {
  if (written === null || period === null || period.section === null || begun.has(period.section)) return written;
  if (written.kind !== 'day' && written.kind !== 'numeric') return written;
  begun.add(period.section);
  return withYear(written, period);
}

function nearestAbove(
  sections: readonly DatableSection[],
  parent: number | null,
  isDated: ReadonlySet<number>,
): number | null {
  let above = parent;
  while (above !== null && !isDated.has(above)) above = sections[above]?.parent ?? null;
  return above;
}

/**
 * Sections whose date says what they are about, not when they were written: `Slide 4: logs of 2 May 2017` below the top
 * heading of a dated file, or `Follow-up to the outage of 2024-11-12` as the only such heading below a dated one.
 */
function asides(
  sections: readonly DatableSection[],
  said: readonly (Said | null)[],
  { pathDate }: PathHints,
): ReadonlySet<number> {
  const first = sections.findIndex((section) => section.heading !== null);
  const pathDay = pathDate === null ? null : dayOfWritten(pathDate, null);
  const isDated = new Set(said.flatMap((date, section) => (date === null ? [] : section)));
  const peers = new Map<number | null, number>();
  for (const section of isDated) {
    const parent = sections[section]?.parent ?? null;
    peers.set(parent, (peers.get(parent) ?? 0) + 1);
  }
  const found = new Set<number>();
  for (const [section, date] of said.entries()) {
    const datable = sections[section];
    if (date === null || datable === undefined || section <= first) continue;
    if (date.origin === 'stamp') {
      const day = dayOfWritten(date.written, null);
      if (pathDay !== null && day !== null && Math.abs(day - pathDay) > MAX_STAMP_DRIFT_DAYS) found.add(section);
      continue;
    }
    const line = readable(datable.heading ?? '');
    const before = line.slice(0, date.written.from);
    if (pathDate !== null) {
      const isOpen = 'year' in date.written && date.written.year === null;
      if (/[\p{L}\d]/u.test(before) || (isOpen && !isGeneric(line.slice(date.written.to)))) found.add(section);
      continue;
    }
    const isOnly = peers.get(datable.parent) === 1 && nearestAbove(sections, datable.parent, isDated) !== null;
    if (isOnly && !isGeneric(before)) found.add(section);
  }
  return found;
}
