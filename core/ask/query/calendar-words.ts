import { ENGLISH_MONTH, ENGLISH_WEEKDAY } from '../../dates/names.ts';

const CALENDAR = new RegExp(`^(?:${ENGLISH_MONTH}|${ENGLISH_WEEKDAY}s?)$`, 'iu');

/** True for the name of a month or a weekday, and not for a name that begins like one: `Marta`, `Sunita`. */
export function isCalendarWord(word: string): boolean {
  return CALENDAR.test(word);
}
