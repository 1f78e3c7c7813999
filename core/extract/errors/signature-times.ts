/*
 * Times as programs write them. Every quantifier is bounded, so that a long line costs no more than its length.
 */

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
const WEEKDAY = '(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? {1,2})?';
const CLOCK = '\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[AaPp][Mm]\\b)?';
const ZONE = '(?: ?(?:Z|UTC|GMT|[A-Z]{1,4}T|[+-]\\d{2}:?\\d{2}|[+-]00))?';

const SHAPES: readonly string[] = [
  // 2024-11-19T13:59:58.123Z, 2018-01-29_10:13:01.21047, 2024/11/19 13:59, 2024-11-19
  `\\d{4}[-/.]\\d{2}[-/.]\\d{2}(?:[T _]{1,2}${CLOCK}${ZONE})?`,
  // 20241119T135958Z, 20241119-135958
  '20\\d{6}[T_-]\\d{4,6}Z?',
  // 19/Nov/2024:13:59:58 +0000, 19-Nov-2024 13:59:58
  `\\d{1,2}[/-]${MONTH}[/-]\\d{4}(?:[: ]${CLOCK}${ZONE})?`,
  // Tue Nov 19 13:59:58 UTC 2024, Nov 19 13:59:58, Tue, 19 Nov 2024 13:59:58 GMT, Nov 30, 2016
  `${WEEKDAY}(?:${MONTH} {1,2}\\d{1,2}|\\d{1,2} ${MONTH})(?:,? \\d{4})?(?:,? ${CLOCK}${ZONE}(?: \\d{4})?|(?<=\\d{4}))`,
  // 11/19/2024, 1:59:58 PM
  `\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}(?:,? ${CLOCK}${ZONE})?`,
  // 241119 14:02:11
  `\\d{6} {1,2}${CLOCK}`,
  // 14:02:11.123
  `\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?${ZONE}`,
  // Seconds, milliseconds, microseconds or nanoseconds since 1970
  '1[5-9]\\d{8}(?:\\.\\d{1,9}|\\d{3}|\\d{6}|\\d{9})?',
];

const TIME = new RegExp(`(?<![\\w.:])(?:${SHAPES.join('|')})(?![\\w])`, 'g');
/** The kernel counts seconds since it started. */
const UPTIME = /\[ {0,6}\d{1,7}\.\d{6}\]/g;

/** What stands for a time in a masked line. */
export const TIME_MARK = '<time>';

/** The line with a mark in place of every time. */
export function maskTimes(line: string): string {
  return line.replace(UPTIME, TIME_MARK).replace(TIME, TIME_MARK);
}
