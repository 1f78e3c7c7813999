import { findAttendees } from './attendees.ts';
import type { Extractable } from './extract.ts';
import type { NameFound, Turn } from './facts.ts';
import { findFrontNames } from './front-names.ts';
import { findHandles, findMentions } from './mentions.ts';
import { isAllCapitals, isNameLike } from './name-words.ts';
import { isStandup, isStandupHeading, shortNames } from './note-people.ts';
import { isOnePart } from './section-voice.ts';
import { findTurns } from './turns.ts';
import { kindOfLabel } from './update-kind.ts';

/** Words of a note that may be somebody's name, with the reason: who is a person is decided over all notes. */
export function findNames(note: Extractable, turns: readonly Turn[] = findTurns(note)): NameFound[] {
  const listed = [...findFrontNames(note), ...findAttendees(note)];
  const known = shortNames(listed);
  const speakers = new Map<string, string>();
  for (const turn of turns) {
    for (const name of turn.speakers) {
      const key = name.toLowerCase();
      if (!known.has(key) && !speakers.has(key) && !isAllCapitals(name)) speakers.set(key, name);
    }
  }
  const handles = findHandles(note).filter(({ name }) => isNameLike(name));
  return [...listed, ...handles, ...reportsOf(note, turns), ...findMentions(note, [...speakers.values()])];
}

/** Whoever has a part of a standup beside others, or beside what was done and what is next. */
function reportsOf(note: Extractable, turns: readonly Turn[]): NameFound[] {
  const standup = isStandup(note);
  const bySection = new Map<number, Map<string, number>>();
  let outer: Turn | null = null;
  for (const turn of turns) {
    const within =
      outer !== null && outer.section === turn.section && turn.line > outer.line && turn.line <= outer.endLine;
    if (turn.shape === 'inline' || within) continue;
    outer = turn;
    const labelled = turn.shape === 'table' || (turn.shape === 'heading' && isReported(note, turn.section));
    const headings = note.sections[turn.section]?.headings ?? [];
    if (!labelled && !standup && !headings.some(isStandupHeading)) continue;
    const group = labelled ? -1 : turn.section;
    let names = bySection.get(group);
    if (names === undefined) bySection.set(group, (names = new Map()));
    for (const name of turn.speakers) if (!names.has(name)) names.set(name, turn.line);
  }
  const found: NameFound[] = [];
  for (const names of bySection.values()) {
    if (names.size < 2) continue;
    for (const [name, line] of names) found.push({ name, why: 'report', line, alias: null });
  }
  return found;
}

/** True when the section of a turn, or the one above it, has parts such as `Done` and `Blocked`. */
function isReported(note: Extractable, section: number): boolean {
  const { sections } = note.outline;
  for (let at: number | null = section; at !== null; at = sections[at]?.parent ?? null) {
    const here = sections[at];
    if (here !== undefined && (isOnePart(note, here) || kindOfLabel(here.heading ?? '') !== null)) return true;
  }
  return false;
}
