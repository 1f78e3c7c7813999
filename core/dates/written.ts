import { countWords, isGeneric, pointsAt, standsAlone } from './beside.ts';
import { ANY_WEEKDAY, SHORT_WEEKDAY, weekdayNamed } from './names.ts';
import { findCompact, findDotted, findIso, findNumeric, findShort } from './written-numeric.ts';
import { findNamed } from './written-named.ts';
import type { Span, UnnamedDate, WrittenDate } from './written-date.ts';
import { findNth, findWeek, findWeekday } from './written-week.ts';

/** Longest heading that may be nothing but a weekday and words like `standup`. */
const WEEKDAY_MAX_CHARS = 60;
const MAYBE_WEEKDAY = /sun|mon|tue|wed|thu|fri|sat|tag\b|woch|di\b|manche|es\b|do\b|ingo\b/i;
const NOT_ASCII = /[^\0-\x7f]/;
/** A heading or line is no longer; only its beginning says a day. */
const MAX_CHARS = 300;

const MARKS = String.raw`[\s,.:|()[\]<>*_~/–—-]`;
const WEEKDAY_BEFORE = new RegExp(String.raw`(?<!\p{L})(${ANY_WEEKDAY})${MARKS}*(?:(?:the|der|den|le|el)\s+)?$`, 'iu');
const WEEKDAY_AFTER = new RegExp(String.raw`^${MARKS}*(${ANY_WEEKDAY})`, 'iu');
const SHORT_BEFORE = new RegExp(String.raw`(?<!\p{L})(${SHORT_WEEKDAY})\.?[\s,(*_-]*$`, 'iu');
const SHORT_AFTER = new RegExp(String.raw`^[\s,(*_-]*(${SHORT_WEEKDAY})(?=$|[.)\s*_,-])`, 'iu');

/**
 * The text in which `findWrittenDate` finds: composed (NFC), with every dash between digits as `-` and no-break spaces
 * as spaces. Positions in it are those of the composed text.
 */
export function readable(text: string): string {
  const short = text.length > MAX_CHARS ? text.slice(0, MAX_CHARS) : text;
  if (!NOT_ASCII.test(short)) return short;
  return short
    .normalize('NFC')
    .replaceAll(/(?<=\d)[\u2010-\u2015\u2212](?=\d)/g, '-')
    .replaceAll(/[\u00a0\u2007\u202f]/g, ' ');
}

/**
 * Finds the one date that a heading or line says.
 *
 * A date without a year counts only where it cannot be part of a sentence: at the start or end of the text, or beside a
 * weekday. Two dates with a year are a range or a story, and the first counts only when it starts the text. A date that
 * something is due on, or ended on, is none. Positions are in `readable(text)`.
 */
export function findWrittenDate(text: string): WrittenDate | null {
  if (!hasDigit(text)) {
    return text.length <= WEEKDAY_MAX_CHARS && MAYBE_WEEKDAY.test(text) ? findWeekday(readable(text)) : null;
  }
  const line = readable(text);
  return findDated(line) ?? findWeek(line) ?? findNth(line) ?? findWeekday(line);
}

/** Whether a digit is among the characters that are read. A loop, because most headings have none. */
export function hasDigit(text: string, maxChars = MAX_CHARS): boolean {
  const end = Math.min(text.length, maxChars);
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

function findDated(text: string): WrittenDate | null {
  const bare =
    findIso(text) ?? findNamed(text) ?? findNumeric(text) ?? findDotted(text) ?? findShort(text) ?? findCompact(text);
  if (bare === null) return null;
  const found = withWeekday(text, bare);
  const before = text.slice(0, found.from);
  if (pointsAt(before)) return null;
  const after = text.slice(found.to);
  if (found.isWeak === true) return isWeakHeading(text, found) ? found : null;
  if (found.year === null) return found.weekday !== null || standsAlone(before, after) ? found : null;
  if (found.weekday !== null || !/[\p{L}\d]/u.test(before)) return found;
  const hasSecond = findIso(after) !== null || findNumeric(after) !== null;
  return hasSecond && !(RANGE.test(after) && countWords(before) <= MAX_WORDS_BEFORE_RANGE) ? null : found;
}

/** `Sprint 14: 2024-11-18 – 2024-11-29`: its first day. */
const RANGE = /^\s*(?:[-–—→]|to|until|till|bis|through)\s*\d/iu;
const MAX_WORDS_BEFORE_RANGE = 4;

/** A weak date is all that a heading says, or its title follows after a mark. */
function isWeakHeading(text: string, { from, to, year }: Span & { readonly year: number | null }): boolean {
  const written = text.slice(from, to);
  // `5.10` is a version; `5.10.` may be a day.
  if (year === null && written.includes('.') && !written.endsWith('.')) return false;
  const after = text.slice(to);
  return isGeneric(text.slice(0, from)) && (isGeneric(after) || /^\s*(?::|[–—|-]\s)/.test(after));
}

function withWeekday(text: string, date: UnnamedDate): Exclude<WrittenDate, { kind: 'weekday' | 'nth' | 'week' }> {
  const head = text.slice(0, date.from);
  const tail = text.slice(date.to);
  const hasDots = text.slice(date.from, date.to).includes('.');
  const before = WEEKDAY_BEFORE.exec(head) ?? (hasDots ? SHORT_BEFORE.exec(head) : null);
  if (before) return settled(date, before[1], { from: before.index, to: date.to });
  const after = WEEKDAY_AFTER.exec(tail) ?? (hasDots ? SHORT_AFTER.exec(tail) : null);
  if (after) return settled(date, after[1], { from: date.from, to: date.to + after[0].length });
  return { ...date, weekday: null };
}

/** Beside a weekday nothing is weak. */
function settled(
  date: UnnamedDate,
  name: string | undefined,
  span: Span,
): Exclude<WrittenDate, { kind: 'weekday' | 'nth' | 'week' }> {
  return { ...date, ...span, isWeak: false, weekday: weekdayNamed(name ?? '') };
}
