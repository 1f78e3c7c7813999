import { resolveDay } from '../../dates/relative.ts';
import type { DuePhrase } from './due.ts';

const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?';
/** What ends an item and may be a day: `(Fri)`, `- 3 May`, `, Friday`, `next week`, `@2031-02-20`. */
const TAIL = new RegExp(
  String.raw`(?:[ \t]*[([{](?:due:? |by |for |on |eta )?([^()[\]{}\n]{2,30})[)\]}]|[ \t]+(?:[-–—→|]|->)[ \t]+(\d{4}-\d{2}-\d{2}|[^-–—→|\n]{2,24})|,[ \t]+([^,\n]{2,24})|[ \t]+@(\d{4}-\d{2}-\d{2}|\p{Lu}\p{Ll}{2,8}\.? \d{1,2},? \d{4})|[ \t]+((?:(?:on|for|this|next|latest|within|in|over|early|late) |end of |the end of )[\p{L}\d ]{2,24}|tomorrow|today|tonight|${WEEKDAY}))[.!]?$`,
  'iu',
);
const TAIL_CHARS = 60;
const PHRASE_CHARS = 24;
/** A cheap first look. */
const MAY_BE_DAY =
  /\d(?:st|nd|rd|th)?[)\]}.!\d]*$|day|week|month|\b(?:mon|tue|wed|thu|fri|sat|sun|to(?:morrow|night)|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|eow|eod)/i;
/** `the outage on Friday`: when what it is about was. */
const ABOUT =
  /(?:^|[^\p{L}])(?:about|from|since|of|after|regarding|re|during|happened|meeting|call|outage|incident)(?: [^,;.]{1,40})?$/iu;
/** `pay last Thursday`, `the traces of Tuesday`: a day that is over, none in particular, or where something is from or ends. */
const GONE = /(?:^|[^\p{L}])(?:last|past|previous|every|each|until|till|since|of|from|about)$/iu;
const OPEN_WORDS = /^(?:on|this|next|for|in|over) /i;

/** The day at the end of an item that is still to be done, with no word that says that it is due then. */
export function findDayAtEnd(text: string, anchor: string): DuePhrase | null {
  if (!MAY_BE_DAY.test(text.slice(-PHRASE_CHARS))) return null;
  const cut = Math.max(0, text.length - TAIL_CHARS);
  const tail = TAIL.exec(text.slice(cut));
  if (tail === null) return null;
  const [, bracketed, dashed, listed, at, words] = tail;
  const phrase = (bracketed ?? dashed ?? listed ?? at ?? words ?? '').trim();
  const from = cut + tail.index;
  if (from === 0) return null;
  if (words !== undefined && OPEN_WORDS.test(phrase) && ABOUT.test(text.slice(Math.max(0, from - TAIL_CHARS), from)))
    return null;
  if (words !== undefined && GONE.test(text.slice(Math.max(0, from - PHRASE_CHARS), from))) return null;
  const date = resolveDay(phrase.replace(/^(?:for|latest) /i, 'by '), anchor, 'future');
  return date === null ? null : { date, from, to: text.length };
}

const EVERY =
  /[ \t,;–—-]*[([]?((?:every|each) (?:(?:other|second|third|two|three|four|\d{1,2}) )?(?:day|night|morning|week|weekday|fortnight|month|quarter|sprint|year|mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?)[)\]]?[.!]?$/iu;
const ADVERB =
  /[ \t]*[([,–—-][ \t]*((?:bi-?)?(?:daily|weekly|monthly|quarterly|yearly|annually)|fortnightly)[)\]]?[.!]?$/iu;

/** How often something is to be done, as the end of an item says it: `every Monday`, `(weekly)`. */
export function readRecurrence(text: string): { readonly rule: string; readonly text: string } | null {
  if (!/(?:every|each|ly\W{0,2}$)/i.test(text)) return null;
  const cut = Math.max(0, text.length - TAIL_CHARS);
  const tail = text.slice(cut);
  const match = EVERY.exec(tail) ?? ADVERB.exec(tail);
  if (match === null || cut + match.index === 0) return null;
  return { rule: match[1] ?? '', text: text.slice(0, cut + match.index) };
}
