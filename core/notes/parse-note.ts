import { isReleaseHeading } from '../dates/release-heading.ts';
import type { AssumedOrders } from '../dates/journal-order.ts';
import type { DatableSection } from '../dates/own-dates.ts';
import { resolveSectionDates } from '../dates/resolve.ts';
import { isDateLine } from '../dates/date-line.ts';
import type { Warning } from '../contract/notices.ts';
import { parseBlocks } from './blocks.ts';
import { cutChunks } from './chunk.ts';
import { readFrontmatter } from './frontmatter.ts';
import { kindOf } from './kind.ts';
import { indexLines, type Lines, type LineSpan } from './lines.ts';
import type { FoundFile, ParsedNote, Section } from './note.ts';
import { outlineOf } from './outline.ts';
import { cutSections, type RawSection } from './sections.ts';
import { withStarOutlines } from './star-outline.ts';
import { listedTags, tagsOf } from './tags.ts';
import { titleOf } from './title.ts';

export interface NoteSource {
  readonly found: Pick<FoundFile, 'path' | 'sizeBytes' | 'modifiedMs'>;
  /** As `readNoteFile` gives it: line endings `\n`, no byte order mark. */
  readonly text: string;
  readonly hash: string;
  /** How to read `11/04/2024` when the note does not tell itself. */
  readonly assumedOrders?: AssumedOrders | undefined;
}

/**
 * Understands a note. Pure, and total: any text gives a note. What the note means is read from composed letters (Unicode NFC),
 * its chunks hold them as they are written; the lines are the same.
 *
 * 1. front matter → data, and where the body starts
 * 2. body → blocks (paragraphs, items, fences) → sections (headings)
 * 3. sections → dates
 * 4. sections → chunks
 * 5. title, kind, tags
 * 6. the outline: items, paragraphs and rows, for everything that reads facts out of the note
 */
export function parseNote({ found, text: written, hash, assumedOrders }: NoteSource): ParsedNote {
  // An accent that is a character of its own would be the end of a word to a pattern.
  const text = written.normalize('NFC');
  const frontmatter = readFrontmatter(text);
  const { data, bodyLine } = frontmatter;

  const lines = indexLines(text);
  const { blocks, fences, unclosedFence } = parseBlocks(withStarOutlines(lines, bodyLine), bodyLine);
  const raw = cutSections(lines, blocks, fences);

  const dates = resolveSectionDates({
    path: found.path,
    frontmatter: data,
    modifiedMs: found.modifiedMs,
    assumedOrders,
    sections: raw.map((section) => datable(section, lines)),
  });
  const sections = raw.map((section, index): Section => {
    const resolved = dates.sections[index];
    return {
      ordinal: section.ordinal,
      level: section.level,
      headings: section.headings,
      line: section.line,
      endLine: section.endLine,
      date: resolved?.date ?? null,
      dateOrigin: resolved?.origin ?? null,
      warning: resolved?.warning ?? null,
    };
  });

  const chunks = cutChunks(raw, text === written ? lines : indexLines(written), fences);

  const body = { lines, bodyLine, fences };
  const headings = raw.flatMap((section) => section.heading ?? []);
  const title = titleOf({ path: found.path, frontmatter: data, sections: raw, datedSections: dates.datedHeadings });
  const warnings = [
    ...(frontmatter.warning === null ? [] : [frontmatter.warning]),
    ...(unclosedFence === null ? [] : [fenceWarning(unclosedFence)]),
    ...sections.flatMap(({ warning, line }) => (warning === null ? [] : [{ ...warning, line }])),
  ];
  return {
    ...found,
    hash,
    title,
    kind: kindOf({
      path: found.path,
      title,
      frontmatter: data,
      tags: listedTags(data, body),
      headings,
      datedHeadings: countDays(raw, dates.datedHeadings),
    }),
    tags: tagsOf(data, body),
    frontmatter: data,
    bodyLine,
    date: dates.note,
    dateOrder: dates.order,
    sections,
    chunks,
    warnings,
    outline: outlineOf({ lines, bodyLine, sections: raw, fences }),
  };
}

/** The versions of a program have days too, and are no journal. */
function countDays(sections: readonly RawSection[], dated: ReadonlySet<number>): number {
  return sections.filter(({ ordinal, heading }) => dated.has(ordinal) && !isReleaseHeading(heading ?? '')).length;
}

function fenceWarning(line: number): Warning & { line: number } {
  return {
    code: 'unclosed-fence',
    message: 'The code fence that starts here is never closed, so everything below it counts as code. Close it.',
    line,
  };
}

/** Lines of a section that may carry a label like `Date:`; further down it is a field of something else. */
const LABEL_LINES = 6;

function datable(section: RawSection, lines: Lines): DatableSection {
  const first = section.blocks.find((block) => block.kind !== 'rule');
  return {
    level: section.level,
    heading: section.heading,
    parent: section.parent,
    opening: first?.kind === 'paragraph' && !isListOfDates(first, lines) ? lines.slice(first.line, first.line) : null,
    // Only at the top of the note: elsewhere `Date:` belongs to a table of something.
    labels: section.ordinal <= 1 && first !== undefined ? firstLines(lines, first.line, section.endLine) : [],
  };
}

/** One date above the other is a table of contents. */
function isListOfDates(paragraph: LineSpan, lines: Lines): boolean {
  const { line, endLine } = paragraph;
  return line < endLine && isDateLine(lines.slice(line, line)) && isDateLine(lines.slice(line + 1, line + 1));
}

function firstLines(lines: Lines, from: number, to: number): string[] {
  const found: string[] = [];
  for (let line = from; line <= to && found.length < LABEL_LINES; line++) {
    if (!lines.isBlank(line)) found.push(lines.slice(line, line));
  }
  return found;
}
