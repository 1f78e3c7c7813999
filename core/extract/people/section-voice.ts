import type { UpdateKind } from '../../contract/kinds.ts';
import type { RawSection } from '../../notes/sections.ts';
import type { Extractable } from '../extract.ts';
import { isHeadingRound } from './heading-round.ts';
import { labelStart } from './label-start.ts';
import { isStandup, isStandupHeading, isTalk, knownNames } from './note-people.ts';
import { firstEntry } from '../section-entries.ts';
import { nameAlone } from './speaker.ts';
import { listKindOf } from '../tasks-heading.ts';
import { kindOfLabel } from './update-kind.ts';
import type { Voice } from './voice.ts';

export interface SectionVoice {
  readonly voice: Voice | null;
  readonly kind: UpdateKind | null;
  /** What stands beside a name there is theirs to do, and not what they said. */
  readonly isItems: boolean;
}

/**
 * Sections that are one person's part of a note (`### Ann`) or about one part of a report (`### Blockers`), with what is
 * nested in them; null when the note has none.
 */
export function sectionVoices(note: Extractable): ReadonlyMap<number, SectionVoice> | null {
  const { sections } = note.outline;
  const names = sections.map(({ heading }) => (heading === null ? null : headingName(heading)));
  const kinds = sections.map(({ heading }) => (heading === null ? null : kindOfLabel(heading)));
  const items = sections.map(({ heading }) => heading !== null && listKindOf(heading) === 'items');
  if ([...names, ...kinds].every((read) => read === null) && !items.includes(true)) return null;
  const voices = new Map<number, SectionVoice>();
  let known: ReadonlySet<string> | null = null;
  const isListed = (name: string): boolean => {
    known ??= knownNames(note);
    return known.has(name);
  };
  for (const section of sections) {
    const above = section.parent === null ? undefined : voices.get(section.parent);
    const name = names[section.ordinal] ?? null;
    const kind = kinds[section.ordinal] ?? null;
    let voice = above?.voice ?? null;
    if (name !== null && kind === null && voice === null && !isAbout(note, section)) {
      const believed =
        (above !== undefined && above.kind !== null && !above.isItems) ||
        isOnePart(note, section) ||
        isDayPart(note, section) ||
        isHeadingRound(note, section.ordinal) ||
        isListed(name.toLowerCase());
      if (believed) voice = { speakers: [name], to: [], shape: 'heading' };
    }
    const isItems = kind === null && (items[section.ordinal] === true || above?.isItems === true);
    const about = kind ?? (isItems ? 'next' : (above?.kind ?? null));
    if (voice !== null || about !== null) voices.set(section.ordinal, { voice, kind: about, isItems });
  }
  return voices.size === 0 ? null : voices;
}

/** `# Ann` over the notes of talks with her: whom they are about, and not all of it is said by her. */
function isAbout({ kind, path, outline }: Extractable, { ordinal, level }: RawSection): boolean {
  const first = outline.sections.find(({ heading }) => heading !== null);
  return level === 1 && first?.ordinal === ordinal && (kind === 'meeting' || TALKS.test(path));
}

const TALKS = /(?:^|[/_ -])(?:1[-: ]?(?:on)?[-: ]?1s?|one-on-ones?|people|meetings?)(?:[/_ -])/i;

function headingName(heading: string): string | null {
  return heading.length > 50 || isStandupHeading(heading) ? null : nameAlone(heading);
}

const ENOUGH_ENTRIES = 40;

/** True when `Yesterday`, `Blockers` … stand in the section or are its sub-headings, or everybody has a part here. */
export function isOnePart(note: Extractable, section: RawSection): boolean {
  const { sections, entries } = note.outline;
  for (let next = section.ordinal + 1; next < sections.length; next++) {
    const below = sections[next];
    if (below === undefined || below.level <= section.level) break;
    if (below.heading !== null && kindOfLabel(below.heading) !== null) return true;
  }
  let at = firstEntry(note, section.ordinal);
  for (const end = at + ENOUGH_ENTRIES; at < end; at++) {
    const entry = entries[at];
    if (entry === undefined || entry.section !== section.ordinal) break;
    if (/^[YTB]:/i.test(entry.text) || labelStart(entry.text) !== null) return true;
  }
  if (isStandup(note)) return true;
  return section.headings.slice(0, -1).some(isStandupHeading);
}

/** A heading below a day, in a note of days: `## 2024-05-01`, `### Ann`. */
function isDayPart(note: Extractable, section: RawSection): boolean {
  if (!isTalk(note) || section.parent === null) return false;
  const day = note.sections[section.parent];
  return day !== undefined && (day.dateOrigin === 'heading' || day.dateOrigin === 'stamp');
}
