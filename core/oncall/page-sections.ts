import { HEADING } from '../ask/units/unit-lines.ts';
import type { Unit } from '../ask/units/units.ts';
import { isAction, phaseOf, type SectionPhase } from './phase.ts';

/** The units under one heading. */
export interface PageSection {
  readonly heading: string | null;
  /** 1 to 6; 7 for a line in bold that stands for a heading; 0 for what stands before the first. */
  readonly level: number;
  readonly line: number;
  /** By its own heading, else that of the nearest heading above that tells. */
  readonly phase: SectionPhase | null;
  /** The heading above that says what a section called `Fix` is about; null where the page has but one subject. */
  readonly subject: string | null;
  readonly units: readonly Unit[];
}

const BOLD_LEVEL = 7;

function levelOf(line: string, next: string): number {
  if (HEADING.test(line)) return /^\s*(#+)/.exec(line)?.[1]?.length ?? 1;
  if (/^\s{0,3}=+\s*$/.test(next)) return 1;
  return /^\s{0,3}-+\s*$/.test(next) ? 2 : BOLD_LEVEL;
}

interface Open {
  readonly level: number;
  /** Null for a heading that says what its section is for. */
  readonly subject: string | null;
  readonly phase: SectionPhase | null;
  /** Something to do was found below it. */
  acted: boolean;
}

/**
 * The sections of a page with what each is for.
 *
 * @param lines of the note
 */
export function pageSections(units: readonly Unit[], lines: readonly string[]): PageSection[] {
  const sections: (Omit<PageSection, 'units'> & { readonly units: Unit[] })[] = [];
  const open: Open[] = [{ level: 0, subject: null, phase: null, acted: false }];
  for (const unit of units) {
    if (unit.kind !== 'heading') {
      if (sections.length === 0)
        sections.push({ heading: null, level: 0, line: unit.line, phase: null, subject: null, units: [] });
      sections.at(-1)?.units.push(unit);
      continue;
    }
    const level = levelOf(lines[unit.line - 1] ?? '', lines[unit.line] ?? '');
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    const parent = open.at(-1);
    const own = phaseOf(unit.text, parent?.acted ?? false);
    const phase = own ?? parent?.phase ?? null;
    if (parent !== undefined && isAction(own)) parent.acted = true;
    const above = open.findLast((one) => one.subject !== null && one.level > 1)?.subject ?? null;
    open.push({ level, subject: own === null ? unit.text : null, phase, acted: false });
    const subject = own === null ? null : above;
    sections.push({ heading: unit.text, level, line: unit.line, phase, subject, units: [] });
  }
  return sections;
}
