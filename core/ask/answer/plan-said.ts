import { pick, judgedOf, saidOf } from './plan-passages.ts';
import type { Said } from './account.ts';
import { speakerAt, type Asked, type Judged } from './judge.ts';
import type { ReadNote } from './read-notes.ts';
import { fold } from '../query/words.ts';

/**
 * What a speaker may be called in front of a turn: full name, first and last name, and the initials that the note
 * itself gives (`Ann Example (AE)`, `| Ann Example | AE |`).
 */
export function namesOf(note: ReadNote, speaker: string): string[] {
  const words = speaker.split(/\s+/).filter((word) => /^[\p{L}@]/u.test(word));
  const proper = words.filter((word) => /^\p{Lu}/u.test(word));
  const used = proper.length > 0 ? proper : words.slice(0, 1);
  const names = new Set([fold(used.join(' ')), ...used.map((word) => fold(word.replace(/[’']s$/, '')))]);
  const whole = used.join(' ');
  if (used.length > 1) names.add(fold(used.map((word) => word.charAt(0)).join('')));
  for (const part of note.parts) {
    const at = part.text.indexOf(whole);
    if (at === -1) continue;
    const initials = /^[^\p{L}\n]{1,24}(\p{Lu}{2,4})(?!\p{L})/u.exec(
      part.text.slice(at + whole.length, at + whole.length + 40),
    )?.[1];
    if (initials !== undefined) names.add(fold(initials));
  }
  return [...names];
}

function isTurnOf(one: Judged, names: readonly string[]): boolean {
  const label = fold(speakerAt(one.part.units(), one.at));
  return label !== '' && (names.includes(label) || label.split(/[^\p{L}\p{N}]+/u).some((word) => names.includes(word)));
}

/** Turns of one person that an answer shows, and about how much text. */
const MOST_TURNS = 6;
const MOST_CHARS = 1_500;

/** What it is worth to be said in the discussion that was found, on the scale of a sentence's score. */
const IN_DISCUSSION = 0.2;

/** The turns nearest to the question, as long as they hold anything of it. */
function nearestTurns(own: readonly Judged[]): Judged[] {
  const chosen: Judged[] = [];
  let chars = 0;
  for (const one of own) {
    const says = one.coverage > 0 || chosen.length < 2;
    if (!says || chosen.length >= MOST_TURNS || (chosen.length > 0 && chars + one.unit.text.length > MOST_CHARS))
      continue;
    chosen.push(one);
    chars += one.unit.text.length;
  }
  return chosen;
}

/** A sentence of somebody else that holds so much of the question, and so much more than the person's own words, tells it. */
const TOLD_COVERAGE = 0.9;
const TOLD_MARGIN = 0.25;

/** What others wrote of the person, where it holds the question and the person's own words do not. */
function toldOf(judged: readonly Judged[], turns: readonly Judged[], names: readonly string[]): Judged | null {
  const own = turns.reduce((most, { coverage }) => Math.max(most, coverage), 0);
  const told = judged.find(
    ({ unit, coverage }) =>
      coverage >= Math.max(TOLD_COVERAGE, own + TOLD_MARGIN) &&
      fold(unit.text)
        .split(/[^\p{L}\p{N}]+/u)
        .some((word) => names.includes(word)),
  );
  return told ?? null;
}

/** What somebody said: that person's turns in the discussion that was found, the nearest to the question first. */
export function planSaid(note: ReadNote, asked: Asked): Said[] {
  const { speaker } = asked.wish;
  const names = speaker === null ? [] : namesOf(note, speaker);
  const judged = judgedOf(note, asked, names);
  if (names.length === 0) return saidOf(pick(judged, asked.wish));
  const discussion = note.parts.find(({ hits }) => hits.includes(note.best))?.chunk.sectionId;
  const nearer = (one: Judged) => one.score + (one.part.chunk.sectionId === discussion ? IN_DISCUSSION : 0);
  const turns = judged.filter((one) => isTurnOf(one, names)).toSorted((a, b) => nearer(b) - nearer(a));
  const told = toldOf(judged, turns, names);
  if (told !== null) return saidOf([told]);
  return saidOf(turns.length > 0 ? nearestTurns(turns) : pick(judged, { ...asked.wish, kind: 'said' }));
}
