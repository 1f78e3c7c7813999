import { addDays, daysBetween, LONG_MONTHS } from './date.ts';

/** How far a day is from today that is named by a word. */
const BY_WORD: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);

export interface ReadDayOptions {
  readonly today: string;
  /** How `04/11/2024` is meant. Between dots the day always comes first. */
  readonly isDayFirst: boolean;
}

/**
 * The day that somebody typed, as `YYYY-MM-DD`: `2026-11-30`, `30 Nov`, `November 30, 2026`, `30.11.`, `11/30/26`,
 * `tomorrow`, with or without a weekday before it. A day without a year is the one nearest to today. Null for anything else.
 */
export function readDay(text: string, options: ReadDayOptions): string | null {
  const words = text
    .toLowerCase()
    .replaceAll(',', ' ')
    .trim()
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s+/, '');
  const away = BY_WORD.get(words);
  if (away !== undefined) return addDays(options.today, away);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named =
    /^(?<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?<month>[a-z]{3,})\.?(?:\s+(?<year>\d{4}))?$/.exec(words) ??
    /^(?<month>[a-z]{3,})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+(?<year>\d{4}))?$/.exec(words);
  if (named?.groups) {
    const { day, month = '', year } = named.groups;
    const at = LONG_MONTHS.findIndex((name) => name.toLowerCase().startsWith(month));
    return nearest({ year, month: at + 1, day: Number(day) }, options.today);
  }
  const numbers = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?$/.exec(words);
  if (!numbers) return null;
  const [first, second] = [Number(numbers[1]), Number(numbers[3])];
  const isDayFirst = numbers[2] === '.' || first > 12 || (options.isDayFirst && second <= 12);
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  return nearest({ year: numbers[4], month, day }, options.today);
}

interface WrittenDay {
  readonly year: string | undefined;
  readonly month: number;
  readonly day: number;
}

function nearest({ year, month, day }: WrittenDay, today: string): string | null {
  if (year !== undefined) return dayOf(Number(year.length === 2 ? `20${year}` : year), month, day);
  const now = Number(today.slice(0, 4));
  const near = [now - 1, now, now + 1].flatMap((one) => dayOf(one, month, day) ?? []);
  const far = (date: string): number => Math.abs(daysBetween(date, today) ?? 0);
  return near.toSorted((a, b) => far(a) - far(b))[0] ?? null;
}

/** Null where a month has no such day. */
function dayOf(year: number, month: number, day: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? made.toISOString().slice(0, 10) : null;
}
