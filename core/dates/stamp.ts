import { countWords } from './beside.ts';
import { startsLikeDate } from './names.ts';
import type { WrittenDate } from './written-date.ts';
import { findWrittenDate, hasDigit, readable } from './written.ts';

const LABEL =
  /^[\s>*_+|-]*(?:(?:meeting|decision|standup|call)\s+)?(?:date|day|when|datum|fecha|held(?:\s+on)?)(?:(?:\s+(?:and|&)\s+|\s?\/\s?)time|\s+of\s+(?:the\s+)?(?:meeting|call))?[*_\s]*(?:[:|]|(?=\d{4}-))[*_:\s|]*(?<value>.+)$/i;
/** Emphasis, a wiki link, a time stamp in brackets; but no link. */
const OPENING_MARKS = /^(?:[\s*_(<#]|\[\[|\[(?=[^\]]*\](?!\()))+/;
const STAMP_MAX_CHARS = 60;
const ALONE_MAX_CHARS = 80;
const ALONE_MAX_WORDS = 6;

/** A date that goes on as a sentence (`2024-11-19 is the deadline`) stamps nothing. */
const AFTER_STAMP =
  /^(?:[ ,T]*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z|[ap]m|UTC|[+-]\d{2}:?\d{2})?)?[\s*_)\]>]*(?:$|[.,:;|·•(–—-])/i;
/** A time, and names: `2024-11-19 14:00 Ann, Bob`. */
const NAMES_AFTER =
  /^[ ,T]*\d{1,2}:\d{2}(?::\d{2})?\s*(?:Z|[ap]m|UTC)?\s+\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}.]*)?(?:, \p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}.]*)?)+[.\s]*$/u;
/** Dates of something else than what was written that day. */
const OTHER_DATE =
  /updat|modif|review|chang|edit|deadline|\bdue\b|expir|valid|version|release|since|born|copyright|©|fixed|next|target|supersed|accept|approv|reject|deprecat|amend|created|posted|\]\(|https?:/i;

interface StampSource {
  /** First line of the section's first paragraph; null when it opens with something else. */
  readonly opening: string | null;
  /** Lines among which a label may stand. */
  readonly labels: readonly string[];
}

export interface Stamp {
  readonly written: WrittenDate;
  /** Its words. */
  readonly text: string;
}

/**
 * The date with which a section's text opens: `2024-11-19T13:59:58. Ann, Bob, …`, `**Nov 19, 2024**`; at the top of a
 * note also a line of its own that ends in one (`Day One: 19 November 2024`), or one of its first lines that is
 * labelled, as in `Date: 2024-11-19` or `* Meeting date: 2024-11-19`.
 *
 * @param isTop whether it is the note's first section or stands below its first heading
 * @returns only dates with a year
 */
export function findStamp({ opening, labels }: StampSource, isTop: boolean): Stamp | null {
  const mayOpen = opening !== null && (isTop || startsLikeDate(opening));
  const hasOpening = mayOpen && hasDigit(opening, ALONE_MAX_CHARS);
  const text = hasOpening ? readable(opening).replace(OPENING_MARKS, '') : '';
  const start = text.slice(0, STAMP_MAX_CHARS);
  const written = hasOpening && /^[\p{L}\d]/u.test(start) ? dated(start) : null;
  if (written !== null && written.from === 0) {
    const after = start.slice(written.to);
    const isOne = dated(after.replace(/^[^\p{L}\d]+/u, '')) === null;
    if (isOne && (AFTER_STAMP.test(after) || NAMES_AFTER.test(text.slice(written.to))))
      return { written, text: start.slice(0, written.to) };
  }
  for (const line of labels) {
    if (!hasDigit(line, ALONE_MAX_CHARS)) continue;
    const value = LABEL.exec(line)?.groups?.['value'];
    const label = value === undefined ? null : readable(value.slice(0, STAMP_MAX_CHARS));
    const labelled = label === null ? null : dated(label);
    if (label !== null && labelled !== null)
      return { written: labelled, text: label.slice(labelled.from, labelled.to) };
  }
  return !isTop || !hasOpening || text.length > ALONE_MAX_CHARS ? null : atEnd(text);
}

/** A line of few words that ends in its date. */
function atEnd(text: string): Stamp | null {
  if (!/\d\W*$|day\W*$/i.test(text) || OTHER_DATE.test(text)) return null;
  const written = dated(text);
  if (written === null || /[\p{L}\d]/u.test(text.slice(written.to))) return null;
  if (countWords(text.slice(0, written.from)) > ALONE_MAX_WORDS) return null;
  return { written, text: text.slice(written.from, written.to) };
}

function dated(text: string): WrittenDate | null {
  const written = findWrittenDate(text);
  const isFull = (written?.kind === 'day' || written?.kind === 'numeric') && written.year !== null;
  return isFull && written.isWeak !== true ? written : null;
}
