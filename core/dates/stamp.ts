import { findWrittenDate, type WrittenDate } from './written.ts';

const LABEL = /^[\s>*_+-]*(?:meeting\s+)?(?:date|when)(?:\s+(?:and|&)\s+time)?[*_\s]*:[*_\s]*(?<value>.+)$/i;
const STAMP_MAX_CHARS = 60;

/** A date that goes on as a sentence (`2024-11-19 is the deadline`) stamps nothing. */
const AFTER_STAMP =
  /^(?:[ ,T]*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z|[ap]m|UTC|[+-]\d{2}:?\d{2})?)?[\s*_)\]]*(?:$|[.,:;|(–—-])/i;

export interface Stamp {
  readonly written: WrittenDate;
  /** Its words. */
  readonly text: string;
}

/**
 * The date with which a section's text opens: `2024-11-19T13:59:58. Ann, Bob, …`, `**Nov 19, 2024**`, or one of its
 * first lines that is labelled, as in `Date: 2024-11-19` or `* Meeting date: 2024-11-19`.
 *
 * @param opening first line of the section's first paragraph; null when it opens with something else
 * @param labels lines among which a label may stand
 * @returns only dates with a year
 */
export function findStamp(opening: string | null, labels: readonly string[]): Stamp | null {
  const text = opening?.replace(/^[\s*_(]+/, '').slice(0, STAMP_MAX_CHARS) ?? '';
  const written = /^[\p{L}\d]/u.test(text) ? findWrittenDate(text) : null;
  if (written !== null && written.from === 0 && hasYear(written) && AFTER_STAMP.test(text.slice(written.to))) {
    return { written, text: text.slice(0, written.to) };
  }
  for (const line of labels) {
    const value = LABEL.exec(line)?.groups?.['value'];
    const labelled = value === undefined ? null : findWrittenDate(value.slice(0, STAMP_MAX_CHARS));
    if (labelled !== null && hasYear(labelled))
      return { written: labelled, text: (value ?? '').slice(labelled.from, labelled.to) };
  }
  return null;
}

function hasYear(written: WrittenDate): boolean {
  return written.kind !== 'weekday' && written.year !== null;
}
