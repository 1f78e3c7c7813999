import { judgedOf } from './plan-passages.ts';
import type { Asked, Judged } from './judge.ts';
import { dayOf, type ReadNote } from './read-notes.ts';
import { asksHowItIs } from './replaced-first.ts';

/*
 * A limit that was raised stands in two notes, and the older one often says more of it. Of a value that is asked for as it is now,
 * the newer note leads where it says that the value changed; the older one stays beside it.
 */

/** Says that a value is another one than before. */
const CHANGES =
  /\b(?:instead of|rather than|from now on|now|no longer|any ?more|back (?:to|up|down|at)|chang\w*|rais\w*|lower\w*|reduc\w*|increas\w*|extend\w*|shorten\w*|bump\w*|cut to|doubled|halved|up from|down (?:to|from)|(?:was|were) too|too (?:much|little|few|many|short|long|high|low|small|big|large)|as of|set to|used to be|before)\b|->|→|=>/i;

/** A newer sentence with so much less of the subject than the leading one is about something else. */
const AS_MUCH = 0.5;

/** How many words of the subject a sentence has: those that name the form of the answer say nothing. */
function subjectIn({ held }: Judged, { wish }: Asked): number {
  return [...held].filter((stem) => wish.form?.stems.has(stem) !== true).length;
}

/** The best sentence about the subject that has a value of the form that is asked for. */
function bestValue(note: ReadNote, asked: Asked): Judged | undefined {
  const pattern = asked.wish.form?.isRequired === true ? asked.wish.form.pattern : /\d/;
  return judgedOf(note, asked, []).find((one) => subjectIn(one, asked) > 0 && pattern.test(one.unit.text));
}

/** The notes with the newest change of the value in front, where one is asked for as it is now. */
export function newerFirst(notes: readonly ReadNote[], read: readonly ReadNote[], asked: Asked): readonly ReadNote[] {
  const [leader] = notes;
  const { wish, query } = asked;
  const wantsValue = wish.form?.isRequired === true || wish.number;
  const day = leader === undefined ? null : dayOf(leader);
  if (leader === undefined || day === null || !wantsValue || !asksHowItIs(query.text)) return notes;
  const own = bestValue(leader, asked);
  const least = own === undefined ? 0 : subjectIn(own, asked) * AS_MUCH;
  const newer = read
    .filter((note) => (dayOf(note) ?? '') > day)
    .filter((note) => {
      const value = bestValue(note, asked);
      return value !== undefined && subjectIn(value, asked) >= least && CHANGES.test(value.unit.text);
    })
    .toSorted((a, b) => (dayOf(b) ?? '').localeCompare(dayOf(a) ?? ''));
  return [...newer, ...notes.filter((note) => !newer.includes(note))].slice(
    0,
    Math.max(notes.length, newer.length + 1),
  );
}
