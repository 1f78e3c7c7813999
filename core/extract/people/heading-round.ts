import type { Extractable } from '../extract.ts';
import { labelStart } from './label-start.ts';
import { isNameLike } from './name-words.ts';
import { isOfPeople } from './people-words.ts';
import { isProjectReport } from './project-report.ts';
import { firstEntry } from '../section-entries.ts';
import { signedNames } from './signed-names.ts';
import { nameAlone } from './speaker.ts';
import { kindOfWording } from './update-kind.ts';

/** Notes in which everybody has a part: of a week, of a team. */
const REPORT =
  /(?<!\p{L})(?:weekly|week|kw|status|reports?|updates?|check-?ins?|stand-?ups?|bi-?weekly|fortnightly|wochenbericht|statusbericht|hebdo(?:madaire)?|semanal|rapport|informe|relatório|weekverslag)(?!\p{L})/iu;
const MIN_PEOPLE = 2;
/** Entries of a part that are read for how they are worded. */
const READ_ENTRIES = 8;

const ROUNDS = new WeakMap<Extractable, ReadonlySet<number>>();

/**
 * True for a section of a report that is called like somebody, among others of the same kind: in full (`### Ann Lee
 * (backend)`), where most say what was or will be done; by one word, where several say what only people do.
 */
export function isHeadingRound(note: Extractable, section: number): boolean {
  let round = ROUNDS.get(note);
  if (round === undefined) ROUNDS.set(note, (round = readRound(note)));
  return round.has(section);
}

function readRound(note: Extractable): ReadonlySet<number> {
  const round = new Set<number>();
  if (!REPORT.test(note.title) && !REPORT.test(note.path.replaceAll(/[_-]/g, ' '))) return round;
  const sides = new Map<string, Side>();
  for (const { heading, ordinal, level, parent } of note.outline.sections) {
    const name = heading === null ? null : nameAlone(heading);
    if (name === null || !/^\p{Lu}/u.test(name)) continue;
    const key = `${level} ${parent}`;
    const side = sides.get(key) ?? { full: [], short: [] };
    if (isFullName(name)) side.full.push(ordinal);
    else if (!name.includes(' ')) side.short.push(ordinal);
    sides.set(key, side);
  }
  for (const { full, short } of sides.values()) {
    const telling = full.filter((ordinal) => says(note, ordinal, tellsOfWork)).length;
    if (full.length >= MIN_PEOPLE && telling * 2 >= full.length) for (const one of full) round.add(one);
    const ofPeople = short.filter((ordinal) => says(note, ordinal, isOfPeople) || isSigner(note, ordinal)).length;
    if (ofPeople < MIN_PEOPLE) continue;
    for (const one of short) if (says(note, one, (text) => !isProjectReport(text))) round.add(one);
  }
  return round;
}

/** True for a section that is called like somebody who signs other lines: `cut the build time (Ann)`. */
function isSigner(note: Extractable, section: number): boolean {
  const heading = note.outline.sections[section]?.heading ?? null;
  const name = heading === null ? null : nameAlone(heading);
  return name !== null && signedNames(note).has(name.toLowerCase());
}

/** Sections side by side that are called like somebody. */
interface Side {
  readonly full: number[];
  readonly short: number[];
}

/** Two words or more, of which none is a word for things. */
function isFullName(name: string): boolean {
  const words = name.split(' ');
  return words.length > 1 && words.every((word) => /^\p{Ll}/u.test(word) || isNameLike(word));
}

function tellsOfWork(text: string): boolean {
  return !isProjectReport(text) && (labelStart(text) !== null || kindOfWording(text) !== 'update');
}

/** True when one of the first entries of a section does. */
function says(note: Extractable, section: number, is: (text: string) => boolean): boolean {
  const { entries } = note.outline;
  const from = firstEntry(note, section);
  return entries.slice(from, from + READ_ENTRIES).some((entry) => entry.section === section && is(entry.text));
}
