import { resolveSectionDates, type DatableSection } from '../dates/resolve.ts';
import { findWrittenDate } from '../dates/written.ts';
import type { Warning } from '../contract/notices.ts';
import { parseBlocks } from './blocks.ts';
import { cutChunks } from './chunk.ts';
import { readFrontmatter } from './frontmatter.ts';
import { kindOf } from './kind.ts';
import { indexLines, type Lines } from './lines.ts';
import type { FoundFile, ParsedNote, Section } from './note.ts';
import { cutSections, type RawSection } from './sections.ts';
import { tagsOf } from './tags.ts';
import { titleOf } from './title.ts';

export interface NoteSource {
  readonly found: Pick<FoundFile, 'path' | 'sizeBytes' | 'modifiedMs'>;
  /** As `readNoteFile` gives it: line endings `\n`, no byte order mark. */
  readonly text: string;
  readonly hash: string;
}

/**
 * Understands a note. Pure, and total: any text gives a note.
 *
 * 1. front matter → data, and where the body starts
 * 2. body → blocks (paragraphs, items, fences) → sections (headings)
 * 3. sections → dates
 * 4. sections → chunks
 * 5. title, kind, tags
 */
export function parseNote({ found, text, hash }: NoteSource): ParsedNote {
  const frontmatter = readFrontmatter(text);
  const { data, bodyLine } = frontmatter;

  const lines = indexLines(text);
  const { blocks, fences, unclosedFence } = parseBlocks(lines, bodyLine);
  const raw = cutSections(lines, blocks);

  const dates = resolveSectionDates({
    path: found.path,
    frontmatter: data,
    modifiedMs: found.modifiedMs,
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

  const chunks = cutChunks(raw, lines, fences);

  const headings = raw.flatMap((section) => section.heading ?? []);
  const dated = raw.filter((section) => section.heading !== null && findWrittenDate(section.heading) !== null);
  const datedSections = new Set(dated.map((section) => section.ordinal));
  const title = titleOf({ path: found.path, frontmatter: data, sections: raw, datedSections });
  const warnings = [
    ...(frontmatter.warning === null ? [] : [frontmatter.warning]),
    ...(unclosedFence === null ? [] : [fenceWarning(unclosedFence)]),
    ...sections.flatMap(({ warning, line }) => (warning === null ? [] : [{ ...warning, line }])),
  ];
  return {
    ...found,
    hash,
    title,
    kind: kindOf({ path: found.path, title, frontmatter: data, headings, datedHeadings: datedSections.size }),
    tags: tagsOf(data, { lines, bodyLine, fences }),
    frontmatter: data,
    bodyLine,
    date: dates.note,
    sections,
    chunks,
    warnings,
  };
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
    opening: first?.kind === 'paragraph' ? lines.slice(first.line, first.line) : null,
    // Only at the top of the note: elsewhere `Date:` belongs to a table of something.
    labels: section.ordinal <= 1 && first !== undefined ? firstLines(lines, first.line, section.endLine) : [],
  };
}

function firstLines(lines: Lines, from: number, to: number): string[] {
  const found: string[] = [];
  for (let line = from; line <= to && found.length < LABEL_LINES; line++) {
    if (!lines.isBlank(line)) found.push(lines.slice(line, line));
  }
  return found;
}
