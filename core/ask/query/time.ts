import type { Filters } from '../../contract/search.ts';
import type { NumericOrder } from '../../dates/written-date.ts';
import { dayNumber, isoOf, weekdayOf, yearOf } from '../../dates/calendar.ts';
import { findPhrase, type Calendar, type Days, type FoundPhrase } from './time-phrases.ts';

/*
 * The time that a question names: `yesterday`, `in the week of Dec 16`, `between Monday and Thursday`, `since March 2025`.
 * Only what is said plainly becomes a filter: a filter hides notes, so a guess would hide the answer.
 */

/** Days from `from` to `to`, both included, and the words of the question that said so. */
export interface TimeSpan {
  readonly from: string | null;
  readonly to: string | null;
  /** As they stand in the question, prepositions included. */
  readonly words: string;
}

/** Filters that also keep to a time, where one is named. */
export function filtersWithin(filters: Filters, time: Pick<TimeSpan, 'from' | 'to'> | null): Filters {
  return {
    ...filters,
    ...(time?.from == null ? {} : { from: time.from }),
    ...(time?.to == null ? {} : { to: time.to }),
  };
}

function todayOf(now: Date): number {
  return dayNumber(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? 0;
}

/** The user's calendar day, `YYYY-MM-DD`. */
export function isoDay(now: Date): string {
  return isoOf(todayOf(now));
}

/** What leads into a phrase and says which side of it is meant. */
const LEAD =
  /(?:^|[\s(,;])((?:(?:back|starting|beginning|ending) )?(?:on|in|during|over|for|from|of|since|after|before|until|till|til|by|through|throughout|within|between|as of|up to)(?: the)?(?: (?:whole|entire|month|year|evening|morning|afternoon) of)?(?: the)? ?(?:(?:whole )?week (?:of|starting|beginning|from|that started)(?: on)?(?: the)? )?|(?:the )?week (?:of|starting|beginning)(?: on)?(?: the)? )$/i;
/** Prepositions after which a lone number may be a year. */
const LEADS_A_YEAR = /^(?:in|during|since|throughout|before|after|until|through)$/;
/** What follows a day and makes it one without a preposition: `Tuesday's standup`, or nothing more. */
const DAY_FOLLOWS =
  /^(?:['’]s\b|\s*[?.!,;)]*\s*$|\s+(?:stand-?up|meeting|daily|notes?|journal|morning|afternoon|evening|night)\b)/i;
/** A quarter or month in front of what is listed: `Q4 decisions`. */
const PERIOD = /^(?:Q[1-4]|(?:jan|feb|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*|March|May)$/i;
const PERIOD_FOLLOWS =
  /^\s+(?:stand-?ups|meetings|decisions|items|tasks|to-?dos|updates|notes|journal|action items)\b/i;
const NO_DAY = /(?:^|\s)(?:every|each|most|black|good|other|per|any|all|no)\s+$/i;
const RANGE_LINK = /^\s*(?:to|until|till|til|through|thru|and|-|–|—|\.\.)\s*(?:the\s+)?(?:on\s+)?/i;

interface Lead {
  readonly from: number;
  readonly word: string;
  readonly isWeekOf: boolean;
}

function leadOf(text: string, at: number): Lead | null {
  const before = text.slice(0, at);
  // `summarize november` leads in without a preposition.
  if (/^(?:please )?(?:summari[sz]e|recap) $/i.test(before)) return { from: at, word: 'in', isWeekOf: false };
  const spaced = before.replace(/\s+$/, ' ');
  const match = LEAD.exec(spaced);
  const lead = match?.[1];
  if (match === null || lead === undefined) return null;
  const word = lead.trim().toLowerCase();
  return {
    from: match.index + match[0].length - lead.length,
    word: word.split(' ').find((one) => !/^(?:back|starting|beginning|ending)$/.test(one)) ?? word,
    isWeekOf: /\bweek\b/.test(word),
  };
}

type Open = readonly [from: number | null, to: number | null];

function bounds(days: Days, word: string): Open {
  switch (word) {
    case 'since':
      return [days[0], null];
    case 'after':
      return [days[1] + 1, null];
    case 'before':
      return [null, days[0] - 1];
    case 'until':
    case 'till':
    case 'til':
    case 'by':
    case 'up':
    case 'as':
      return [null, days[1]];
    default:
      return days;
  }
}

/** `Nov 12 last year`: the phrase alone was read as the latest such day. */
const LAST_YEAR = /^,? (?:of )?last year(?!\p{L})/iu;

function inYear(days: Days, year: number): Days | null {
  const [first, last] = days.map((day) => {
    const [, month, dayOfMonth] = isoOf(day).split('-').map(Number);
    return dayNumber(year, month ?? 0, dayOfMonth ?? 0);
  });
  return typeof first === 'number' && typeof last === 'number' ? [first, last] : null;
}

/** `worked on last week`: the preposition is the verb's. */
function isOfVerb(lead: Lead | null, words: string): boolean {
  return (
    lead?.word === 'on' &&
    /^(?:last|past|previous|this|next|the last|the past|yesterday|today|tomorrow)\b|ago$/i.test(words)
  );
}

function weekAround(days: Days): Days {
  const [day, last] = days;
  if (last - day > 6) return days;
  const monday = day - ((weekdayOf(day) + 6) % 7);
  return [monday, monday + 6];
}

/** A day number and month at the end of a range may leave the month out: `16 to 20 December`, `Dec 16-20`. */
function shortEnd(text: string, at: number, start: Days): { readonly day: number; readonly to: number } | null {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\p{N}:/.]|-\d)/u.exec(text.slice(at));
  const [year, month] = isoOf(start[0]).split('-').map(Number);
  const day = match && dayNumber(year ?? 0, month ?? 0, Number(match[1]));
  return match && day !== null && day > start[0] ? { day, to: at + match[0].length } : null;
}

interface Ranged {
  readonly days: Days;
  readonly to: number;
}

/** `between Monday and Thursday`, `from Dec 16 to 20`, `Dec 16 – Dec 20`. */
function rangeFrom(
  text: string,
  first: FoundPhrase,
  context: { readonly lead: Lead | null; readonly calendar: Calendar },
): Ranged | null {
  const link = RANGE_LINK.exec(text.slice(first.to));
  if (link === null) return null;
  const joins = /^\s*and/i.test(link[0]) ? context.lead?.word === 'between' : true;
  if (!joins) return null;
  const at = first.to + link[0].length;
  const second = findPhrase(text, context.calendar, at);
  if (second?.from === at) {
    // `since Monday to Thursday`: the later end may have been read as last week's.
    const end = second.days[1] < first.days[0] ? second.days[1] + 7 : second.days[1];
    return end < first.days[0] ? null : { days: [first.days[0], end], to: second.to };
  }
  const short = shortEnd(text, at, first.days);
  return short && { days: [first.days[0], short.day], to: short.to };
}

/** `16 to 20 December`: the month of the first day stands after the second. */
function sharedMonth(text: string, calendar: Calendar): TimeSpan | null {
  const match =
    /\b(?:(?:between|from|on|in|during)\s+)?(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?\s*(?:to|until|till|and|through|-|–|—)\s*(?:the\s+)?(?=(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?\p{L}{3})/iu.exec(
      text,
    );
  if (match === null) return null;
  const at = match.index + match[0].length;
  const end = findPhrase(text, calendar, at);
  if (end?.from !== at || end.days[0] !== end.days[1]) return null;
  const [year = 0, month = 0] = isoOf(end.days[0]).split('-').map(Number);
  const start = dayNumber(year, month, Number(match[1]));
  if (start === null || start >= end.days[0]) return null;
  return { from: isoOf(start), to: isoOf(end.days[0]), words: text.slice(match.index, end.to).trim() };
}

function spanAt(text: string, phrase: FoundPhrase, calendar: Calendar): TimeSpan | null {
  const found = leadOf(text, phrase.from);
  const lead = isOfVerb(found, text.slice(phrase.from, phrase.to)) ? null : found;
  const isYear = /^\d{4}$/.test(text.slice(phrase.from, phrase.to));
  if (isYear && !LEADS_A_YEAR.test(lead?.word ?? '')) return null;
  if (lead === null && phrase.needsPreposition) {
    const isBareDay = DAY_FOLLOWS.test(text.slice(phrase.to)) && /day$/i.test(text.slice(phrase.from, phrase.to));
    const words = text.slice(phrase.from, phrase.to);
    const isPeriod = PERIOD.test(words) && !words.startsWith('ma') && PERIOD_FOLLOWS.test(text.slice(phrase.to));
    if (!(isBareDay || isPeriod) || NO_DAY.test(text.slice(0, phrase.from))) return null;
  }
  const start = lead?.from ?? phrase.from;
  const range = lead?.isWeekOf ? null : rangeFrom(text, phrase, { lead, calendar });
  if (range !== null) {
    return { from: isoOf(range.days[0]), to: isoOf(range.days[1]), words: text.slice(start, range.to).trim() };
  }
  const ago = LAST_YEAR.exec(text.slice(phrase.to))?.[0].length ?? 0;
  const read = ago === 0 ? phrase.days : (inYear(phrase.days, yearOf(calendar.today) - 1) ?? phrase.days);
  const [from, to] = bounds(lead?.isWeekOf ? weekAround(read) : read, lead?.word ?? '');
  return {
    from: from === null ? null : isoOf(from),
    to: to === null ? null : isoOf(to),
    words: text.slice(start, phrase.to + ago).trim(),
  };
}

/** A longer text is a pasted log, not a question. */
const MAX_CHARS = 2000;

/** `due by Friday`, `what will ship in October`: days that are to come. */
const LOOKS_AHEAD =
  /\b(?:due(?! to\b)|deadlines?|upcoming|coming up|will|(?:is|are|have|has) (?:\w+ )?(?:planned|scheduled|set|booked))\b/i;
const LOOKS_BACK = /\b(?:was|were|did|had|last|since|ago)\b/i;

/** What the notes tell about dates. */
export interface NoteDates {
  /** How they write `3/9`; null: such a date is no time. */
  readonly order: NumericOrder | null;
  /** Whether any is of a day between two, both included, `YYYY-MM-DD`. */
  readonly hasNotes: (from: string, to: string) => boolean;
}

/**
 * Finds the time that a question names.
 *
 * @param now the user's clock; its local calendar day is `today`
 * @param notes decide what a numeric date means, and the year of one that has none: the latest with notes near it
 * @returns null when the question names none
 */
export function timeIn(question: string, now: Date, notes: NoteDates | null = null): TimeSpan | null {
  const text = question.length > MAX_CHARS ? question.slice(0, MAX_CHARS) : question;
  const hasNotes = notes === null ? undefined : ([first, last]: Days) => notes.hasNotes(isoOf(first), isoOf(last));
  const ahead = LOOKS_AHEAD.test(text) && !LOOKS_BACK.test(text);
  const calendar: Calendar = { today: todayOf(now), order: notes?.order ?? null, hasNotes, ahead };
  const shared = sharedMonth(text, calendar);
  if (shared !== null) return shared;
  for (let phrase = findPhrase(text, calendar); phrase !== null; phrase = findPhrase(text, calendar, phrase.from + 1)) {
    const span = spanAt(text, phrase, calendar);
    if (span !== null) return span;
  }
  return null;
}
