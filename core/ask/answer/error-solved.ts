import { judgedOf } from './plan-passages.ts';
import type { Asked, Judged } from './judge.ts';
import { dayOf, type ReadNote } from './read-notes.ts';
import { REMEDY } from './remedy.ts';

/*
 * An error that somebody pastes may have come up on several days. The first of them shows the line best; what ended it is told
 * on the last.
 */

/** Says that a trouble is over, or why it came. */
const SETTLED =
  /\b(?:solved|resolved|fixed|cured|gone|closing|closed|root cause|turned out|caused? (?:by|was|is)|because|reason (?:was|is)|due to|no more|(?:not|never) (?:come |came |seen )?(?:back|again|since))\b|\bno (?:\p{L}+ ){1,3}(?:since|any ?more|in \d)|\b(?:cause|reason|fix|solution)\s?:/iu;
/** So much of the error's words in a sentence is about it. */
const ABOUT = 0.3;

function settles(note: ReadNote, asked: Asked): boolean {
  return judgedOf(note, asked, []).some(({ coverage, unit }) => coverage >= ABOUT && SETTLED.test(unit.text));
}

/** True for a text that was pasted, or that names an error by its code. */
export function isErrorAsked({ query, wish }: Asked): boolean {
  return query.kind === 'error' || (wish.kind === 'statement' && query.identifiers.length > 0);
}

/**
 * Of notes that tell of days, the newest one that says how the error ended, in front of the others.
 *
 * @param tells true for a note that tells what happened
 */
export function solvedFirst(
  notes: readonly ReadNote[],
  read: readonly ReadNote[],
  { asked, tells }: { readonly asked: Asked; readonly tells: (note: ReadNote) => boolean },
): readonly ReadNote[] {
  const [leader] = notes;
  if (leader === undefined || !isErrorAsked(asked) || !tells(leader)) return notes;
  const [solved] = read
    .filter((note) => tells(note) && dayOf(note) !== null && settles(note, asked))
    .toSorted((a, b) => (dayOf(b) ?? '').localeCompare(dayOf(a) ?? ''));
  return solved === undefined ? notes : [solved, ...notes.filter((note) => note !== solved)];
}

/** What was done stands so near to the line with the error. */
const NEAR_LINES = 10;
const MOST_REMEDIES = 2;
const TASK = /^\[ \]|^(?:todo|follow-?ups?)\b/i;

/** What was chosen of a note that shows an error, with what it says was done about it. */
export function withRemedy(picked: readonly Judged[], all: readonly Judged[]): Judged[] {
  const [best] = picked;
  if (best === undefined || picked.some(({ unit }) => REMEDY.test(unit.text))) return [...picked];
  const distance = ({ unit }: Judged) => Math.abs(unit.line - best.unit.line);
  const remedies = all
    .filter((one) => one.part === best.part && distance(one) <= NEAR_LINES && !picked.includes(one))
    .filter(({ unit: { text } }) => REMEDY.test(text) && !TASK.test(text))
    .toSorted((a, b) => distance(a) - distance(b));
  return [...picked, ...remedies.slice(0, MOST_REMEDIES)];
}
