import { findWrittenDate } from '../dates/written.ts';
import type { Lines, LineSpan } from './lines.ts';

/** `#` alone also starts a comment in scripts, so only deeper headings and headings with a date are believed. */
const HEADING = /^(?:#{2,6}[ \t]+\S|#[ \t]+(?<top>\S.*))/;

/**
 * Where a note goes on after a fence that its writer forgot to close (or did not mean: an editor's export leaves `~~~~`
 * behind). Left alone, it would make code of every day below it.
 *
 * @param fence from its opening line to the end of the note
 * @returns line of the next heading, null when there is none
 */
export function lineAfterUnclosedFence(lines: Lines, fence: LineSpan): number | null {
  for (let line = fence.line + 1; line <= fence.endLine; line++) {
    if (lines.text.charAt(lines.start(line)) !== '#') continue;
    const heading = HEADING.exec(lines.slice(line, line));
    if (!heading) continue;
    const top = heading.groups?.['top'];
    if (top === undefined || findWrittenDate(top) !== null) return line;
  }
  return null;
}
