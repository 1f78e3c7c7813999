import type { DateOrigin } from '../contract/notes.ts';
import type { Warning } from '../contract/notices.ts';
import { dayOfMs, isoOf } from './calendar.ts';
import { dayOfPath } from './file-name.ts';
import { dayOfFrontmatter } from './front-matter.ts';
import { settleDates, type OwnDate, type ResolvedDay } from './settle.ts';
import { findStamp } from './stamp.ts';
import { findWrittenDate } from './written.ts';

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

export interface DatedNote {
  readonly path: string;
  readonly frontmatter: Readonly<Record<string, unknown>>;
  readonly modifiedMs: number;
  readonly sections: readonly DatableSection[];
}

export interface SectionDate {
  readonly date: string | null;
  readonly origin: DateOrigin | null;
  readonly warning: Warning | null;
}

const NO_DATE: SectionDate = { date: null, origin: null, warning: null };

/**
 * Gives every section of a note its date, with its origin and what the user should know about it.
 *
 * 1. A section's own date: the stamp it opens with, else its heading.
 * 2. Doubtful day and month, missing years, and weekdays that disagree are settled over the whole note.
 * 3. A section without one takes its parent's; else the file's name says it, else the section before it at its level
 *    when those are dated one after the other (`inferred`), else front matter.
 * 4. Only in a note that is dated nowhere, the time of its last change counts (`modified`).
 *
 * @returns one date a section, in their order; `note`: front matter, else file name, else the first of a section
 */
export function resolveSectionDates(note: DatedNote): {
  readonly sections: readonly SectionDate[];
  readonly note: string | null;
} {
  const pathDay = dayOfPath(note.path);
  const frontmatterDay = dayOfFrontmatter(note.frontmatter);
  const own = ownDates(note.sections, pathDay);
  const resolved = settleDates(own, { path: note.path, frontmatterDay, modifiedMs: note.modifiedMs });
  const [first] = resolved.values();
  const noteDay = frontmatterDay ?? pathDay ?? first?.day ?? null;
  const fallback = fallbackOf({ pathDay, frontmatterDay, noteDay, modifiedMs: note.modifiedMs });
  const sections = handDown(note.sections, resolved, { fallback, mayInfer: pathDay === null });
  return { sections, note: noteDay === null ? null : isoOf(noteDay) };
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

function ownDates(sections: readonly DatableSection[], pathDay: number | null): OwnDate[] {
  const own: OwnDate[] = [];
  const first = sections.findIndex((section) => section.heading !== null);
  for (const [section, { heading, opening, labels, level }] of sections.entries()) {
    const stamp = findStamp(opening, labels);
    if (stamp !== null) {
      own.push({ section, level, written: stamp.written, origin: 'stamp', text: stamp.text });
      continue;
    }
    const written = heading === null ? null : findWrittenDate(heading);
    if (heading === null || written === null) continue;
    // Below a dated file's top heading, `Slide 4: logs of 2 May 2017` is what that day was about.
    const isAside = pathDay !== null && section !== first && /[\p{L}\d]/u.test(heading.slice(0, written.from));
    if (isAside) continue;
    own.push({ section, level, written, origin: 'heading', text: heading.slice(written.from, written.to) });
  }
  return own;
}

/** Gives sections without a date of their own what their surroundings say. */
function handDown(
  sections: readonly DatableSection[],
  resolved: ReadonlyMap<number, ResolvedDay>,
  rest: { readonly fallback: SectionDate; readonly mayInfer: boolean },
): SectionDate[] {
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
