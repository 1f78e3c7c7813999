import type { Chip, ChipKind } from '../contract/search.ts';
import type { FactBase } from '../extract/fact-base.ts';
import { peopleIn, type AskedPerson } from './facts/people.ts';
import { understand } from './query/query.ts';
import { sayTime } from './query/say-time.ts';
import { timeIn, type NoteDates, type TimeSpan } from './query/time.ts';
import { isStopWord, wordsOf } from './query/words.ts';

/** A follow-up made whole: what it means when it is asked alone. */
export interface FollowUp {
  readonly text: string;
  /** What came from the question before. */
  readonly carried: readonly Chip[];
}

export interface FollowUpInput {
  readonly question: string;
  /** The question before it, itself made whole. */
  readonly former: string;
  readonly now: Date;
  readonly facts: FactBase | undefined;
  readonly dates?: NoteDates | undefined;
  readonly isInNotes?: ((word: string) => boolean) | undefined;
  /** What the user said is not carried over. */
  readonly without: readonly ChipKind[];
}

/** A longer text is a log or a question that stands alone. */
const MAX_CHARS = 200;

const LEAD =
  /^(?:(?:and|but|so|then|also|or|ok|okay|now|what about|how about|same (?:for|with)|the same for)\b[\s,]*)+/i;
const PERSON_WORDS = /\b(?:he|she|they|him|her|them|his|hers|their|theirs)\b/i;
const THING_WORDS = /\b(?:it|its|that|this|these|those|there|one|ones|same)\b/i;
/** Words that ask about something that was named before: they are no subject of their own. */
const ABOUT_WORDS =
  /^(?:commands?|steps?|reasons?|dates?|days?|details?|examples?|blockers?|blocked|results?|outcome|owner|notes?|happened|happen|decided?|fix(?:ed)?|solved?|done|said|say|next|before|after|again|more|else|rest|work(?:ed)?|plan|status|open|exactly|instead|true|valid|current(?:ly)?|right|report(?:ed)?|ones?)$/i;
/** What may stand around a name or a time that takes the place of another. */
const AROUND_WORDS =
  /^(?:on|in|for|from|by|of|the|at|during|with|about|did|does|do|is|are|was|were|s|what|who|which|that|those|these|ones?|only)$/i;

/** A state of items that takes the place of another: `and the done ones?`. */
const STATE =
  /^(?:the |only )*(open|done|finished|closed|blocked|cancelled|overdue|doing)(?: (?:ones?|items?|tasks?|todos?))?$/i;
const STATE_WORD = /\b(?:open|done|finished|closed|blocked|cancelled|overdue|doing)\b/i;
/** A number, port or version that takes the place of another: `and 8443?`. */
const VALUE = /^(?:the |port |version )?(v?\d[\d.]*)$/i;
const VALUE_IN_TEXT = /(?<![\p{L}\d.])v?\d[\d.]*(?![\p{L}\d])/giu;

/** Asks whether what was answered is so today. */
const STILL =
  /^(?:is|are|was|does) (?:that|it|this|they) still (?:true|so|right|valid|current|correct|the case|hold|apply)$/i;
/** Asks for the time beside the one that was asked for. */
const BESIDE =
  /^(?:on |in )?(?:the )?(?:(?<side>next|following|previous) (?<unit>day|week|month)|(?<unit2>day|week|month) (?<side2>after|before)(?: that)?|(?<side3>after|before) (?:that|then))$/i;

/** Own words beyond these make a question that stands alone, whatever `that` in it means. */
const MAX_OWN_WORDS = 3;

interface Read {
  readonly time: TimeSpan | null;
  readonly people: readonly AskedPerson[];
  /** Without its time and its people. */
  readonly rest: string;
}

function read(text: string, { now, facts, isInNotes, dates }: FollowUpInput): Read {
  const found = timeIn(text, now, dates);
  const time = found === null || found.words === '' ? null : found;
  const people = facts === undefined ? [] : peopleIn(text, facts, isInNotes);
  const spans = people.map(({ from, to }): readonly [number, number] => [from, to]);
  if (time !== null) {
    const from = text.indexOf(time.words);
    if (from >= 0) spans.push([from, from + time.words.length]);
  }
  const rest = spans.toSorted(([a], [b]) => b - a).reduce((left, [from, to]) => cut(left, from, to), text);
  return { time, people, rest };
}

function cut(text: string, from: number, to: number): string {
  return `${text.slice(0, from)} ${text.slice(to)}`;
}

function ownWords(rest: string): string[] {
  return wordsOf(rest)
    .map(({ text }) => text)
    .filter((word) => !isStopWord(word) && !ABOUT_WORDS.test(word) && !AROUND_WORDS.test(word));
}

/**
 * Understands a question that goes on from the one before: `and Jon?`, `what about last month?`, `when was that?`. What it
 * does not name itself, its subject, person and time, comes from there.
 *
 * @returns null for a question that stands alone
 */
export function followUp(input: FollowUpInput): FollowUp | null {
  const question = input.question.trim();
  if (question === '' || question.length > MAX_CHARS || question.includes('\n')) return null;
  const bare = question.replace(LEAD, '').replace(/[?!.\s]+$/, '');
  const before = read(input.former.trim().replace(/[?!.\s]+$/, ''), input);
  const other = inOtherWords(bare, input, before);
  if (other !== null) return other;
  const now = read(bare, input);
  const own = ownWords(now.rest);
  const hasLead = LEAD.test(question);
  const refersToPerson = PERSON_WORDS.test(now.rest);
  const refers = refersToPerson || THING_WORDS.test(now.rest);
  if (own.length > MAX_OWN_WORDS && !hasLead) return null;
  if (!hasLead && !refers && own.length > 0) return null;
  const isOnlyOther =
    wordsOf(now.rest).every(({ text }) => AROUND_WORDS.test(text)) && (now.time || now.people.length > 0);
  return isOnlyOther ? replaced(input, now, before) : completed(input, { bare, now, before, own });
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The time that stands beside another: the day after it, or as many days as it has itself. */
function besideTime(bare: string, { from, to }: TimeSpan): string | null {
  const groups = BESIDE.exec(bare)?.groups;
  if (groups === undefined || from === null || to === null) return null;
  const side = (groups['side'] ?? groups['side2'] ?? groups['side3'] ?? '').toLowerCase();
  const unit = (groups['unit'] ?? groups['unit2'] ?? '').toLowerCase();
  const own = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const days = unit === 'day' ? 1 : unit === 'week' ? 7 : own;
  const start = side === 'before' || side === 'previous' ? dayAfter(from, -days) : dayAfter(to, 1);
  const end = dayAfter(start, days - 1);
  return start === end ? `on ${start}` : `from ${start} to ${end}`;
}

/** Follow-ups that ask the former question again with one thing changed; null for all others. */
function inOtherWords(bare: string, input: FollowUpInput, before: Read): FollowUp | null {
  const former = input.former.trim().replace(/[?!.\s]+$/, '');
  const again = (text: string, carriesTime: boolean): FollowUp => {
    const [person] = before.people;
    const subject = subjectOf(input, before);
    const carried = [
      ...(subject === '' ? [] : [topicChip(subject)]),
      ...(person === undefined ? [] : [personChip(person)]),
      ...(carriesTime && before.time !== null ? [timeChip(before.time)] : []),
    ];
    return { text: `${text.replaceAll(/\s+/g, ' ').trim()}?`, carried };
  };
  if (before.time !== null) {
    const beside = besideTime(bare, before.time);
    const plain = new RegExp(`(?:\\b(?:on|in|during|for) )?${escaped(before.time.words)}`, 'i');
    if (beside !== null) return again(former.replace(plain, beside), false);
    if (STILL.test(bare)) return again(former.replace(plain, ' '), false);
  } else if (STILL.test(bare)) return again(former, false);
  const value = VALUE.exec(bare)?.[1];
  const formerValue = [...former.matchAll(VALUE_IN_TEXT)].at(-1);
  if (value !== undefined && formerValue !== undefined && before.time === null) {
    const { index } = formerValue;
    return again(`${former.slice(0, index)}${value}${former.slice(index + formerValue[0].length)}`, false);
  }
  const state = STATE.exec(bare)?.[1];
  if (state !== undefined && STATE_WORD.test(former)) return again(former.replace(STATE_WORD, state), true);
  if (/^why$/i.test(bare) && DECIDED.test(former) && !/^why\b/i.test(former))
    return again(`why ${former.replace(WHAT_LEAD, '')}`, true);
  return null;
}

const DECIDED = /^what (?:did|have|had) (?:we|i|they) (?:decide[d]?|agree[d]?|conclude[d]?)\b/i;
const WHAT_LEAD = /^what /i;

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The former question with another person or time in it. */
function replaced(input: FollowUpInput, now: Read, before: Read): FollowUp {
  const carried: Chip[] = [];
  let text = input.former.trim().replace(/[?!.\s]+$/, '');
  const [other] = now.people;
  const [former] = before.people;
  if (other && former) text = `${text.slice(0, former.from)}${other.label}${text.slice(former.to)}`;
  else if (other) text = `${text} by ${other.label}`;
  else if (former && !input.without.includes('person')) carried.push(personChip(former));
  if (now.time && before.time) text = text.replace(before.time.words, now.time.words);
  else if (now.time) text = `${text} ${now.time.words}`;
  else if (before.time && input.without.includes('time')) text = text.replace(before.time.words, ' ');
  else if (before.time) carried.push(timeChip(before.time));
  const subject = subjectOf(input, before);
  if (subject !== '') carried.unshift(topicChip(subject));
  return { text: `${text.replaceAll(/\s+/g, ' ').trim()}?`, carried };
}

interface Completing {
  readonly bare: string;
  readonly now: Read;
  readonly before: Read;
  readonly own: readonly string[];
}

/** The question in its own words, with what it leaves out. */
function completed(input: FollowUpInput, { bare, now, before, own }: Completing): FollowUp {
  const carried: Chip[] = [];
  let text = /^when$/i.test(bare) ? 'when was that' : bare;
  const [former] = before.people;
  const takesPerson = former !== undefined && now.people.length === 0 && !input.without.includes('person');
  const isOwnSubject = own.length > 0 && !THING_WORDS.test(now.rest);
  if (takesPerson && PERSON_WORDS.test(now.rest)) text = withName(text, former.label);
  else if (takesPerson && before.people.length === 1) text = `${text} of ${former.label}`;
  if (takesPerson) carried.push(personChip(former));
  const subject = isOwnSubject ? '' : subjectOf(input, before);
  if (subject !== '') {
    text = `${text} (${subject})`;
    carried.unshift(topicChip(subject));
  }
  if (now.time === null && before.time !== null && !input.without.includes('time')) {
    text = `${text} ${before.time.words}`;
    carried.push(timeChip(before.time));
  }
  return { text: `${text}?`, carried };
}

/** `her blockers` is `Mira’s blockers`, `what did she do` is `what did Mira do`. */
function withName(text: string, name: string): string {
  return text
    .replace(/\b(?:his|their)\b|\bher\b(?=\s+\p{L})/iu, `${name}'s`)
    .replace(/\b(?:he|she|they|him|her|them|hers|theirs)\b/i, name);
}

/** What the question before was about, without its person and time; nothing when the user took that away. */
function subjectOf({ now, without }: FollowUpInput, before: Read): string {
  if (without.includes('topic')) return '';
  const { terms } = understand({ text: before.rest, filters: {}, now, anyTime: true });
  const subject = terms.filter((term) => !isStopWord(term) && !ABOUT_WORDS.test(term));
  const things = subject.filter((term) => !MEASURES.test(term));
  return (things.length > 0 ? things : subject).join(' ');
}

/** What was asked about the subject, not the subject: how long it lasted, what it cost, what caused it. */
const MEASURES = /^(?:long|last(?:s|ed)?|costs?|much|many|caused?|needed|fast|often|happened)$/i;

function personChip({ label, names }: AskedPerson): Chip {
  return { kind: 'person', label, value: names.join(', '), carried: true };
}

function timeChip(time: TimeSpan): Chip {
  return { kind: 'time', label: sayTime(time), value: time.words, carried: true };
}

function topicChip(subject: string): Chip {
  return { kind: 'topic', label: `about ${subject}`, value: subject, carried: true };
}

/** What was understood, with what came from the question before marked as such. */
export function withCarried(chips: readonly Chip[], followed: FollowUp | null): Chip[] {
  if (followed === null) return [...chips];
  const kinds = new Set(followed.carried.map(({ kind }) => kind));
  const own = chips.map((chip): Chip => (kinds.has(chip.kind) ? { ...chip, carried: true } : chip));
  return [...own, ...followed.carried.filter(({ kind }) => !chips.some((chip) => chip.kind === kind))];
}
