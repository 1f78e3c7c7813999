import type { Block } from './block.ts';
import { withDateLines } from './date-lines.ts';
import type { Lines, LineSpan } from './lines.ts';

/** A section before its date is known. */
export interface RawSection {
  readonly ordinal: number;
  readonly level: number;
  readonly headings: readonly string[];
  /** Its own heading as text; null for the text before the first heading. */
  readonly heading: string | null;
  /** `ordinal` of the section whose heading stands above this one; null at the top. */
  readonly parent: number | null;
  readonly line: number;
  readonly endLine: number;
  /** Blocks below the heading; the heading's own block is not among them. */
  readonly blocks: readonly Block[];
  /** Last line of the heading itself; 0 when there is none. */
  readonly headingEndLine: number;
}

interface Open {
  readonly ordinal: number;
  readonly level: number;
  readonly heading: string;
  readonly underlined: boolean;
  readonly isDateLine: boolean;
}

/** A heading is a line of a path; what is longer was not meant as one. */
const HEADING_MAX_CHARS = 300;

/** In front of a day that heads a list. */
const BULLET = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/** `## Text {#id} ##` → `Text`. Inline marks stay: a heading is quoted as it was written. */
export function headingText(lines: Lines, block: Block): string {
  const first = lines.slice(block.line, block.line).trim().slice(0, HEADING_MAX_CHARS);
  if (block.level === 0) return first.replace(BULLET, '');
  const text = block.underlined
    ? first
    : first.replace(/^(?:#{1,6}(?:[ \t]+|$)|\*+[ \t]+)/, '').replace(/(?:^|[ \t]+)#+$/, '');
  return text.replace(/\s*\{#[\w-]+\}$/, '').trim();
}

/**
 * Cuts a note into its sections: each heading with what stands under it, up to the next heading.
 *
 * A dashed underline makes a heading of level 2. Below a `##` heading it is taken one level deeper: people who write
 * `## day` do not mean to end that day by underlining a word.
 *
 * What stands below a line which is nothing but a date is headed by that line: a section one level below the heading above
 * (see date-lines.ts).
 *
 * @returns in order; the text before the first heading is a section of level 0 when it is not blank
 */
export function cutSections(lines: Lines, parsed: readonly Block[], fences: readonly LineSpan[] = []): RawSection[] {
  const blocks = withDateLines(lines, parsed, fences);
  const sections: RawSection[] = [];
  let above: Open[] = [];
  let from = 0;
  while (from < blocks.length) {
    const first = blocks[from];
    if (first === undefined) break;
    const isHeading = first.kind === 'heading';
    let to = isHeading ? from + 1 : from;
    while (to < blocks.length && blocks[to]?.kind !== 'heading') to++;
    const ordinal = sections.length;
    const heading = isHeading ? headingText(lines, first) : null;
    const level = isHeading ? levelOf(first, above) : 0;
    above = above.filter((open) => open.level < level);
    const parent = above.at(-1)?.ordinal ?? null;
    if (heading !== null)
      above.push({ ordinal, level, heading, underlined: first.underlined, isDateLine: isDated(first) });
    sections.push({
      ordinal,
      level,
      heading,
      parent,
      headings: above.map((open) => open.heading),
      line: first.line,
      endLine: blocks[to - 1]?.endLine ?? first.endLine,
      blocks: blocks.slice(isHeading ? from + 1 : from, to),
      headingEndLine: isHeading ? first.endLine : 0,
    });
    from = to;
  }
  return sections;
}

const DASHED_LEVEL = 2;

function levelOf(block: Block, above: readonly Open[]): number {
  if (isDated(block)) return (above.findLast((open) => !open.isDateLine)?.level ?? 0) + 1;
  if (!block.underlined || block.level !== DASHED_LEVEL) return block.level;
  const peer = above.find((open) => open.level === DASHED_LEVEL);
  return peer !== undefined && !peer.underlined ? DASHED_LEVEL + 1 : DASHED_LEVEL;
}

/** A heading of no level is a date line. */
function isDated(block: Block): boolean {
  return block.kind === 'heading' && block.level === 0;
}
