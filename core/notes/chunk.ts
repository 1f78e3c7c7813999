import type { LineSpan, Lines } from './lines.ts';
import type { Chunk } from './note.ts';
import { MAX_CHARS, TARGET_CHARS, headingPiece, piecesOf, type Piece } from './pieces.ts';
import type { RawSection } from './sections.ts';

/** A tail shorter than this joins the chunk above, even beyond the target. */
const SHORT_TAIL_CHARS = 160;
/** Longest paragraph that counts as a lead-in to the item below it. */
const LEAD_IN_MAX_CHARS = 400;
/** Scribbles of lists and lines are one chunk up to this length: none of them says anything alone. */
const SCRIBBLE_MAX_CHARS = 300;

/** A group of bullets shorter than this goes on across the blank line below it. */
const GROUP_MIN_CHARS = 80;

interface Builder {
  readonly lines: Lines;
  readonly chunks: Chunk[];
  /** `ordinal` of the section being cut. */
  section: number;
  /** Pieces of the chunk that is growing. */
  growing: Piece[];
}

/**
 * Cuts the sections of a note into chunks.
 *
 * 1. The heading starts the first chunk of its section. A heading with nothing but deeper headings under it starts the
 *    first chunk below it.
 * 2. Paragraphs are merged up to about `TARGET_CHARS`; a fence or table stays with the paragraph above it, and what
 *    follows a paragraph that ends with a colon stays with it, up to `MAX_CHARS`.
 * 3. A bullet that says something by itself is a chunk, with its sub-list; short ones are merged.
 *
 * @returns in order; every line of every block is in at least one chunk, and no chunk ends inside a fence of up to
 *   6,000 characters
 */
export function cutChunks(sections: readonly RawSection[], lines: Lines, fences: readonly LineSpan[]): Chunk[] {
  const builder: Builder = { lines, chunks: [], section: 0, growing: [] };
  for (const section of sections) {
    if (section.heading !== null) builder.growing.push(headingPiece(section, lines));
    builder.section = section.ordinal;
    for (const piece of piecesOf(section.blocks, { lines, fences })) {
      if (!mayJoin(builder.growing, piece)) flushBefore(builder);
      builder.growing.push(piece);
    }
    const below = sections[section.ordinal + 1];
    const isBareHeading = section.blocks.length === 0 && below !== undefined && below.level > section.level;
    if (!isBareHeading) flush(builder);
  }
  flush(builder);
  return builder.chunks;
}

function mayJoin(growing: readonly Piece[], piece: Piece): boolean {
  const first = growing[0];
  const last = growing.at(-1);
  if (first === undefined || last === undefined || piece.role === 'rule') return true;
  const chars = piece.to - first.from;
  if (growing.every(opens)) return chars <= MAX_CHARS || piece.isOwn || piece.kind !== 'prose';
  if (last.role === 'rule') return false;
  if (last.leadsBelow && last.to - first.from <= LEAD_IN_MAX_CHARS && chars <= MAX_CHARS) return true;
  if (piece.startsGroup && last.to - first.from > GROUP_MIN_CHARS) return false;
  if (piece.isOwn || growing.some((part) => part.isOwn)) return false;
  if ((last.kind === 'list-item') !== (piece.kind === 'list-item')) return chars <= SCRIBBLE_MAX_CHARS;
  if (chars <= TARGET_CHARS) return true;
  const isShortTail = piece.to - piece.from <= SHORT_TAIL_CHARS && !piece.leadsBelow;
  return chars <= MAX_CHARS && (piece.followsAbove || isShortTail);
}

/** A heading or a ruler at the top says nothing without what follows. */
function opens(piece: Piece): boolean {
  return piece.role !== 'text';
}

/** Ends the growing chunk where another one starts; a lead-in at its end (`Resolution:`) goes with what it leads to. */
function flushBefore(builder: Builder): void {
  const last = builder.growing.at(-1);
  const isLeadIn =
    last?.leadsBelow === true && last.role === 'text' && builder.growing.some((part) => part !== last && !opens(part));
  if (!isLeadIn || last.to - last.from > LEAD_IN_MAX_CHARS) {
    flush(builder);
    return;
  }
  builder.growing.pop();
  flush(builder);
  builder.growing.push(last);
}

function flush(builder: Builder): void {
  const { growing, lines, chunks, section } = builder;
  const [first] = growing;
  const last = growing.at(-1);
  builder.growing = [];
  if (first === undefined || last === undefined) return;
  const text = lines.text.slice(first.from, last.to);
  // A paragraph of non-breaking spaces is a paragraph to the parser.
  if (text.trim() === '') return;
  const kinds = new Set(growing.filter((piece) => !opens(piece)).map((piece) => piece.kind));
  const [kind] = kinds;
  chunks.push({
    ordinal: chunks.length,
    kind: kind !== undefined && kinds.size === 1 ? kind : 'prose',
    section,
    line: first.line,
    endLine: last.endLine,
    text,
  });
}
