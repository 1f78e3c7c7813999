import { dayNumber, isoOf } from './calendar.ts';
import { MONTH, PREPOSITION, readDate } from './relative-dates.ts';
import { readWords, type Said, type Sense, type Toward } from './relative-words.ts';

/** A day that a text names. */
export interface FoundDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Where its words stand in the text, without the preposition (`by`, `on`) in front of them. */
  readonly from: number;
  readonly to: number;
}

/** No sentence about a day is longer; what is further in is not read. */
const MAX_CHARS = 4000;
const MAX_PHRASE_CHARS = 80;

/** Words with which something about a day may start. One pass over the text, no step back. */
const START = new RegExp(
  String.raw`(?<![\p{L}\d_/.@#:-])(?:today|tonight|tomo|tmr|yesterday|yday|overmorrow|day (?:after|before)|the day (?:after|before)|eo[dwmqy](?!\p{L})|cob(?!\p{L})|end of|close of|early|beginning of|start of|mid|middle of|later?|next|this|last|coming|following|past|previous|(?:sun|mon|tue|wed|thu|fri|sat)|in |within |an? |one |two |three |four |five |six |seven |eight |nine |ten |twelve |few |the \d|${MONTH}|\d)`,
  'giu',
);
/** `every Friday` and `Black Friday` are no day. */
const NO_DAY =
  /(?:^|[^\p{L}])(?:every|each|most|other|black|good|cyber|patch|super|ash|shrove|per|all|alternate)[ -]$/iu;
const SHORT_WEEKDAY = /(?:sun|mon|tues?|wed|thur?s?|fri|sat)(?!\p{L})/iuy;
/** `in two weeks`, `3 days ago` */
const AMOUNT = /^(?:in |within |\p{L}+ |\d{1,3} )(?:\p{L}+ )?(?:days?|weeks?|months?|years?)/iu;
/** How far before a phrase its preposition is looked for. */
const BEFORE_CHARS = 16;

/**
 * The first day that a text names: `by Friday`, `yesterday`, `end of next week`, `in two weeks`, `Dec 20`. How words are
 * read stands at `readWords` (relative-words.ts); months, amounts and full dates are chrono's (`readDate`). `every
 * Friday`, `3/4 done`, `May 2024`, a time of day, and dates like `03/04/2025` that can be read in two ways name no day.
 *
 * @param anchor `YYYY-MM-DD` of the section in which the text stands
 * @param direction where a day without `next`, `last` or a year lies, seen from the anchor
 */
export function findDay(text: string, anchor: string, direction: Toward): FoundDay | null {
  const anchorDay = dayOfIso(anchor);
  if (anchorDay === null) return null;
  const line = text.length > MAX_CHARS ? text.slice(0, MAX_CHARS) : text;
  START.lastIndex = 0;
  for (let start = START.exec(line); start !== null; start = START.exec(line)) {
    const from = start.index;
    const said = readAt(line, from, { anchor: anchorDay, toward: direction });
    if (said !== null) return { date: isoOf(said.day), from, to: from + said.length };
    // A word may start inside what was tried in vain, as `2 weeks ago` in `in 2 weeks ago`.
    START.lastIndex = from + 1;
  }
  return null;
}

/**
 * The day that a phrase names which is nothing but a day, with or without its preposition: `Friday`, `by next Tuesday`,
 * `the 24th`, `2024-12-20`.
 *
 * @returns `YYYY-MM-DD`; null when the phrase says anything else besides
 */
export function resolveDay(phrase: string, anchor: string, direction: Toward): string | null {
  if (phrase.length > MAX_PHRASE_CHARS) return null;
  const said = phrase.trim().replaceAll(/\s+/g, ' ');
  const bare = said.replace(/^(?:due|deadline|by|on|until|till|til|before|since|from|at)[: ]+/i, '');
  // A preposition lets short names pass: here nothing else can be meant.
  const lead = 'on ';
  const found = findDay(lead + bare, anchor, direction);
  if (found === null || found.from !== lead.length) return null;
  return /^[\s.,;:!?)]*$/.test(bare.slice(found.to - lead.length)) ? found.date : null;
}

function readAt(text: string, at: number, sense: Sense): Said | null {
  const before = text.slice(Math.max(0, at - BEFORE_CHARS), at);
  const date = readDate(text, at, { ...sense, before });
  if (date !== null) return date;
  const words = readWords(text, at, sense);
  if (words === null || NO_DAY.test(before)) return null;
  SHORT_WEEKDAY.lastIndex = at;
  if (SHORT_WEEKDAY.test(text) && !PREPOSITION.test(before)) return null;
  return withDate(text, at, { words, sense });
}

/** `Friday, Dec 20`: the date says more than the weekday. */
function withDate(text: string, at: number, found: { readonly words: Said; readonly sense: Sense }): Said {
  const { words, sense } = found;
  const end = at + words.length;
  const gap = /^(?:, the | the | \(|,? )/.exec(text.slice(end, end + 6))?.[0].length ?? 0;
  const date =
    gap === 0 || AMOUNT.test(text.slice(end + gap, end + gap + 16))
      ? null
      : readDate(text, end + gap, { ...sense, before: 'on ' });
  return date === null ? words : { day: date.day, length: words.length + gap + date.length };
}

function dayOfIso(iso: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return match === null ? null : dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
}
