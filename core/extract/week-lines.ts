import { dayNumber, isoOf, weekdayOf } from '../dates/calendar.ts';

/** A weekday at the start of a line, with what separates it from the rest. */
interface WeekdayStart {
  readonly word: string;
  /** Offset of what follows. */
  readonly end: number;
}

/** Monday to Sunday, in one way of writing each: in one list nobody mixes them. */
const LONG =
  'monday tuesday wednesday thursday friday saturday sunday|mon tue wed thu fri sat sun|montag dienstag mittwoch donnerstag freitag samstag sonntag|lundi mardi mercredi jeudi vendredi samedi dimanche|lunes martes miércoles jueves viernes sábado domingo|lunedì martedì mercoledì giovedì venerdì sabato domenica|maandag dinsdag woensdag donderdag vrijdag zaterdag zondag|måndag tisdag onsdag torsdag fredag lördag söndag|segunda terça quarta quinta sexta sábado domingo';
/** Short ways of writing, some of which are somebody's name: `Mo`, `Sam`, `Dom`. */
const SHORT =
  'mo di mi do fr sa so|lun mar mer jeu ven sam dim|lun mar mié jue vie sáb dom|lun mar mer gio ven sab dom|ma di wo do vr za zo|seg ter qua qui sex sáb dom|mån tis ons tor fre lör sön';
const WAYS = [LONG, SHORT].map((ways) =>
  ways.split('|').map((way) => new Map(way.split(' ').map((word, index) => [word, index] as const))),
);
const WORDS = new Set(WAYS.flat().flatMap((way) => [...way.keys()]));
/** How such words begin, as they are mostly written: asked first, of nearly every line. */
const STARTS = new Set(
  [...WORDS].flatMap((word) => [word.slice(0, 2), word.slice(0, 1).toUpperCase() + word.slice(1, 2)]),
);
const MIN_LONG = 2;
const MIN_SHORT = 3;

const START = /^[[(*_<]{0,4}(\p{L}{2,10})\.?[\])*_>]{0,4}[ \t]*(?:[:|–—]|-{1,2}(?=[ \t]))[*_]{0,3}[ \t]+(?=\S)/u;

/** `Mon: …`, `**Dienstag** – …`: how a line starts that may be one of a week. */
export function weekdayStart(text: string): WeekdayStart | null {
  const first = text.charCodeAt(0);
  const isMarked = first === 91 || first === 40 || first === 42 || first === 95 || first === 60;
  if (!isMarked && !STARTS.has(text.slice(0, 2))) return null;
  const match = START.exec(text);
  const word = match?.[1]?.toLowerCase() ?? '';
  if (match === null || !WORDS.has(word)) return null;
  return { word, end: match[0].length };
}

/** Positions in the week, 0 is Monday, when words are weekdays in one way of writing; null when they are not, or too few. */
function inWeek(words: readonly string[]): readonly number[] | null {
  for (const [index, ways] of WAYS.entries()) {
    if (words.length < (index === 0 ? MIN_LONG : MIN_SHORT)) continue;
    const way = ways.find((one) => words.every((word) => one.has(word)));
    if (way !== undefined) return words.map((word) => way.get(word) ?? 0);
  }
  return null;
}

/** True when the words before the colons of a list are the days of a week, and nobody's names. */
export function isWeekOfNames(names: readonly string[]): boolean {
  return inWeek(names.map((name) => name.toLowerCase())) !== null;
}

/** The days of such lines in the week of a date, null where they are in no order; null for other words. */
export function daysOfWeek(words: readonly string[], date: string): readonly (string | null)[] | null {
  const at = inWeek(words);
  if (at === null) return null;
  if (at.some((day, index) => index > 0 && day <= (at[index - 1] ?? 0))) return at.map(() => null);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const number = dayNumber(year, month, day);
  if (number === null) return null;
  const monday = number - ((weekdayOf(number) + 6) % 7);
  return at.map((position) => isoOf(monday + position));
}
