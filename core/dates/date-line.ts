import { isGeneric } from './beside.ts';
import { mayNameMonth, startsLikeDate } from './names.ts';
import { findWrittenDate, hasDigit, readable } from './written.ts';

/** Longest line that is nothing but a date: `Wednesday, September 24th, 2025 at 10:30 AM CEST:`. */
export const DATE_LINE_MAX_CHARS = 60;

/**
 * Whether a line is nothing but a date, as people write it above what they did that day: with a year, a weekday or the
 * name of a month, and at most a time or a word like `standup` after it.
 */
export function isDateLine(line: string): boolean {
  if (line.length > DATE_LINE_MAX_CHARS || !startsLikeDate(line) || !hasDigit(line)) return false;
  const text = readable(line);
  if (!(mayNameMonth(text) || /\d[-/.–]\s?\d/.test(text)) || /[`\]]\(|:\/\//.test(line)) return false;
  const written = findWrittenDate(line);
  if (written === null || written.isWeak === true || (written.kind !== 'day' && written.kind !== 'numeric'))
    return false;
  return isGeneric(text.slice(0, written.from)) && isGeneric(text.slice(written.to));
}
