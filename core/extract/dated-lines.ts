import { writtenDay } from '../dates/written-day.ts';
import { dayNumber, isoOf } from '../dates/calendar.ts';
import { dayOfWritten } from '../dates/numeric-order.ts';
import { findWrittenDate } from '../dates/written.ts';
import type { Entry, Outline } from '../notes/outline.ts';
import type { Extractable } from './extract.ts';
import { daysOfWeek, weekdayStart } from './week-lines.ts';

/** A date at the start of a text, with what separates it from the rest. */
interface Dated {
  /** Offset of what follows. */
  readonly end: number;
  /** `YYYY-MM-DD`; null when it is only said together with the date of the section. */
  readonly day: string | null;
}

const OPEN = /^[[(*_<]{0,4}/;
const SEPARATOR = /^[\])*_>]{0,4}[ \t]*(?:[:|–—]|-{1,2}(?=[ \t]))[*_]{0,3}[ \t]+(?=\S)/;
const PREFIX_CHARS = 40;
/** A list dates its lines when that share of them, and at least two, begin with a date. */
const MIN_SHARE = 0.8;
const MIN_LINES = 2;

/** `2024-11-12: …`, `**Nov 12** – …`, `[[2024-11-12]]: …`; the day of the line before, or of the section, tells the year of a date without one. */
export function datedStart(text: string, near: string | null): Dated | null {
  if (!mayStartDate(text)) return null;
  const open = OPEN.exec(text)?.[0].length ?? 0;
  const start = text.slice(open, open + PREFIX_CHARS);
  const written = findWrittenDate(start);
  if (written === null || written.from !== 0 || written.isWeak === true) return null;
  if (written.kind !== 'day' && written.kind !== 'numeric') return null;
  const separator = SEPARATOR.exec(text.slice(open + written.to));
  if (separator === null) return null;
  const end = open + written.to + separator[0].length;
  const known = dayOfWritten(written, null);
  if (known !== null) return { end, day: isoOf(known) };
  return { end, day: written.kind === 'day' ? nearest(written.month, written.day, near) : null };
}

/** A digit, a mark around a date, or the first letter of a month. */
function mayStartDate(text: string): boolean {
  return /^(?:\d{1,4}[-./ \p{L}]|[[(*_<]{1,4}(?:\d|\p{Lu})|[JFMASOND]\p{Ll}{2,8}\.? \d)/u.test(text);
}

/** Such a day next to a date, in whichever year. */
function nearest(month: number, day: number, date: string | null): string | null {
  if (date === null) return null;
  const [year = 0, ownMonth = 1, ownDay = 1] = date.split('-').map(Number);
  const at = dayNumber(year, ownMonth, ownDay) ?? 0;
  const days = [year - 1, year, year + 1]
    .map((one) => dayNumber(one, month, day))
    .filter((one) => one !== null)
    .toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at));
  return days[0] === undefined ? null : isoOf(days[0]);
}

/** A note of which some lists date their lines. */
export interface DatedNote {
  /** The note without those dates. */
  readonly note: Extractable;
  /** The day that the line of a list names, or the item above it. */
  readonly dayAt: (line: number) => string | null;
}

const KNOWN = new WeakMap<Extractable, DatedNote>();

/** Reads the days of lists whose lines begin with one: `- 2024-11-12: Ann: …`. */
export function withDatedLines(note: Extractable): DatedNote {
  let known = KNOWN.get(note);
  if (known === undefined) KNOWN.set(note, (known = read(note)));
  return known;
}

interface DatedList {
  all: number;
  /** Lines that start with a weekday. */
  readonly week: { readonly entry: Entry; readonly word: string; readonly end: number }[];
  readonly dated: Entry[];
  /** The day of the line before: it tells the year of one without. */
  last: string | null;
}

function read(note: Extractable): DatedNote {
  const { outline } = note;
  const days = new Map<Entry, Dated>();
  const lists = new Map<number, DatedList>();
  for (const entry of outline.entries) {
    if (entry.kind !== 'item' || entry.depth > 0 || entry.box !== null) continue;
    let list = lists.get(entry.section);
    if (list === undefined) lists.set(entry.section, (list = { all: 0, week: [], dated: [], last: null }));
    list.all += 1;
    const weekday = weekdayStart(entry.text);
    if (weekday !== null) list.week.push({ entry, ...weekday });
    const dated = datedStart(entry.text, list.last ?? dateOf(note, entry.section));
    if (dated?.day == null) continue;
    days.set(entry, dated);
    list.last = dated.day;
    list.dated.push(entry);
  }
  for (const [section, { all, week, dated }] of lists) {
    if (week.length >= all * MIN_SHARE) addWeek(days, week, dateOf(note, section));
    if (dated.length >= MIN_LINES && dated.length >= all * MIN_SHARE) continue;
    for (const entry of dated) days.delete(entry);
  }
  if (days.size === 0) return { note, dayAt: () => null };
  const spans = [...days].map(([{ line, lastLine }, { day }]) => ({ line, lastLine, day }));
  return {
    note: { ...note, outline: withoutDates(outline, days) },
    dayAt: (line) => spans.find((span) => line >= span.line && line <= span.lastLine)?.day ?? null,
  };
}

/** `- Mon: …`, `- Tue: …` are days of the week that the section is about. */
function addWeek(days: Map<Entry, Dated>, week: DatedList['week'], date: string | null): void {
  if (date === null) return;
  const words = week.map(({ word }) => word);
  const found = daysOfWeek(words, date);
  for (const [index, { entry, end }] of week.entries()) {
    const day = found?.[index];
    if (day !== undefined) days.set(entry, { end, day });
  }
}

function dateOf({ sections }: Extractable, ordinal: number): string | null {
  const section = sections[ordinal];
  return section === undefined ? null : writtenDay(section);
}

function withoutDates(outline: Outline, days: ReadonlyMap<Entry, Dated>): Outline {
  const entries = outline.entries.map((entry) => {
    const dated = days.get(entry);
    return dated === undefined ? entry : { ...entry, from: entry.from + dated.end, text: entry.text.slice(dated.end) };
  });
  const { lines, bodyLine, sections, fences } = outline;
  return { lines, bodyLine, sections, fences, entries };
}
