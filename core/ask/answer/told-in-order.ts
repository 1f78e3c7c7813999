import type { Said } from './account.ts';
import type { Unit } from '../units/units.ts';

/** A time of day at the beginning of a line: `08:05 raised the pool`, `**[8:05]** …`, `Around 08:05, …`. */
const CLOCK = /^[\W_]*(?:(?:at|from|until|around|about|ca\.?) )?([01]?\d|2[0-3])[:h]([0-5]\d)(?!\d)/i;
const MINUTES_OF_DAY = 24 * 60;

/** Minutes since midnight of a line that begins with a time; null for every other. */
export function clockOf(text: string): number | null {
  const [, hours, minutes] = CLOCK.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** True for one of several things that follow each other: a numbered step, or what begins with a time. */
export function isOneOfSequence({ number, text }: Pick<Unit, 'number' | 'text'>): boolean {
  return number !== null || clockOf(text) !== null;
}

/** When it happened, by its own words or by the heading that it stands under. */
function timeOf({ text, part }: Said): number | null {
  return clockOf(text) ?? clockOf(part.chunk.headings.at(-1) ?? '');
}

function isNumbered({ part, line, endLine }: Said): boolean {
  return part.units().some((unit) => unit.number !== null && unit.line >= line && unit.endLine <= endLine);
}

/** Somebody who writes the newest on top has more steps back than forward; a large step back is midnight. */
function isNewestOnTop(times: readonly number[]): boolean {
  let back = 0;
  for (const [at, time] of times.entries()) {
    const step = time - (times[at - 1] ?? time);
    const isBack = step < 0 ? -step < MINUTES_OF_DAY / 2 : step > MINUTES_OF_DAY / 2;
    if (step !== 0) back += isBack ? 1 : -1;
  }
  return back > 0;
}

/**
 * Sentences of one note in the order in which they are told: the best first, unless steps or times are among them. Those
 * come as they happened: in the note's order, and from the oldest on where the note has its newest on top.
 */
export function toldInOrder(said: readonly Said[]): Said[] {
  const times = said.map(timeOf);
  if (said.length < 2 || !said.some((one, at) => times[at] !== null || isNumbered(one))) return [...said];
  const inNote = said.toSorted((a, b) => a.part.line - b.part.line || a.line - b.line);
  const clocks = inNote.flatMap((one) => timeOf(one) ?? []);
  return clocks.length === inNote.length && isNewestOnTop(clocks) ? inNote.toReversed() : inNote;
}
