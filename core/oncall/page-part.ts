import type { SectionView } from '../contract/notes.ts';
import { phaseOf } from './phase.ts';

/** Pages with fewer lines are followed as a whole. */
const SHORT_LINES = 40;

/** The last line of what stands under a section's heading, its parts included. */
function endOf(sections: readonly SectionView[], at: number): number {
  const level = sections[at]?.level ?? 1;
  let end = sections[at]?.endLine ?? 1;
  for (const section of sections.slice(at + 1)) {
    if (section.level <= level) break;
    end = section.endLine;
  }
  return end;
}

/** A heading that is counted is one of several steps. */
const COUNTED = /^\W*(?:(?:step|part|phase)\s+)?\d{1,2}(?:[.):]|\s*[–—-])\s/i;

/** A heading says what its section is for, and not what it is about. */
function isRole({ headings }: SectionView): boolean {
  const heading = headings.at(-1) ?? '';
  return COUNTED.test(heading) || phaseOf(heading, false) !== null;
}

/** The level at which a page has several subjects: null for a page about one thing. */
function subjectLevel(sections: readonly SectionView[]): number | null {
  const levels = [...new Set(sections.map(({ level }) => level))].filter((level) => level > 0).sort((a, b) => a - b);
  for (const level of levels) {
    const own = sections.filter((section) => section.level === level);
    if (own.length < 2) continue;
    // Where most of them say diagnosis, steps and so on, they are parts of one.
    return own.filter((section) => !isRole(section)).length > own.length / 2 ? level : null;
  }
  return null;
}

export interface PartSought {
  /** A line that speaks of the subject; null when only the page is known. */
  readonly line: number | null;
  /** The line is a heading that is called so: then its part is meant, however short the page is. */
  readonly isNamed: boolean;
}

/**
 * The part of a page that is meant, when the page has several subjects (`## Disk full`, `## Queue stuck`): that of the line;
 * null for the whole page.
 */
export function partAround(
  sections: readonly SectionView[],
  { line, isNamed }: PartSought,
): { readonly line: number; readonly endLine: number } | null {
  const last = sections.at(-1)?.endLine ?? 0;
  if (line === null || (last <= SHORT_LINES && !isNamed)) return null;
  const level = subjectLevel(sections);
  if (level === null) return null;
  const at = sections.findLastIndex((section) => section.level === level && section.line <= line);
  const section = sections[at];
  if (section === undefined || endOf(sections, at) < line) return null;
  return { line: section.line, endLine: endOf(sections, at) };
}
