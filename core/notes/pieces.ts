import { assertNever } from '../errors.ts';
import type { Block } from './block.ts';
import { cutLines, cutSentences, type Cut } from './cut.ts';
import type { Lines, LineSpan } from './lines.ts';
import type { ChunkKind } from './note.ts';
import type { RawSection } from './sections.ts';

/** Chunks grow to about this many characters: one thought with its lead-in, some 200 tokens. */
export const TARGET_CHARS = 1200;
/** No chunk of prose is longer: embedders read 512 tokens, about 2,000 characters. */
export const MAX_CHARS = 1800;
/** A fence or table stays whole up to this length: half a script helps nobody. */
export const WHOLE_MAX_CHARS = 6000;
/** A bullet longer than this says something by itself. Shorter ones are merged, and so are numbered items: steps. */
const OWN_ITEM_MIN_CHARS = 160;
/** The same for a bullet that somebody or some keyword opens (`ann + bob: …`, `[x] DONE: …`): a standup update. */
const OWN_UPDATE_MIN_CHARS = 80;

const UPDATE = /^[-*+][ \t]+(?:\[[ xX-]?\][ \t]+)?[*_@]{0,2}\p{L}[\p{L}\p{N} .+&'@/-]{0,40}[*_]{0,2}:[*_]{0,2}\s/u;

/** What a chunk is made of: part of a section that is not cut further. `from` and `to` are offsets in the note. */
export interface Piece extends Cut {
  readonly kind: ChunkKind;
  /** Makes a chunk by itself, but for a heading or lead-in above it. */
  readonly isOwn: boolean;
  /** Belongs to what stands above it, as a fence does to the paragraph that leads to it. */
  readonly followsAbove: boolean;
  /** Leads to what stands below it: a paragraph that ends with a colon. */
  readonly leadsBelow: boolean;
  /** Ends a run of short items: a blank line stands between groups of items. */
  readonly startsGroup: boolean;
  readonly role: 'text' | 'heading' | 'rule';
}

type Traits = Partial<Pick<Piece, 'isOwn' | 'followsAbove' | 'leadsBelow' | 'startsGroup' | 'role'>>;

const PLAIN: Traits = {};

/** Written out: spreading objects took a tenth of the time of cutting a note. */
function pieceOf({ line, endLine, from, to }: Cut, kind: ChunkKind, traits = PLAIN): Piece {
  const { isOwn = false, followsAbove = false, leadsBelow = false, startsGroup = false, role = 'text' } = traits;
  return { line, endLine, from, to, kind, isOwn, followsAbove, leadsBelow, startsGroup, role };
}

interface Source {
  readonly lines: Lines;
  readonly fences: readonly LineSpan[];
}

/** The heading of a section, as the piece that its first chunk starts with. */
export function headingPiece(section: RawSection, lines: Lines): Piece {
  const span = { line: section.line, endLine: section.headingEndLine };
  return pieceOf(wholeCut(span, lines), 'prose', { leadsBelow: true, role: 'heading' });
}

/** Cuts the blocks of one section into pieces, in order. Every line of every block is in a piece. */
export function piecesOf(blocks: readonly Block[], source: Source): Piece[] {
  return blocks.flatMap((block) => piecesOfBlock(block, source));
}

function piecesOfBlock(block: Block, source: Source): Piece[] {
  const { lines } = source;
  switch (block.kind) {
    case 'list':
      return piecesOfList(block, source);
    case 'fence':
      return verbatim(block, source, 'code');
    case 'table':
      return verbatim(block, source, 'table');
    case 'rule':
      return [pieceOf(wholeCut(block, lines), 'prose', { role: 'rule' })];
    case 'code':
      return loose(block, source, 'code');
    case 'html':
    case 'quote':
    case 'heading':
      return loose(block, source, 'prose');
    case 'paragraph':
    case 'reference':
      return piecesOfParagraph(block, lines);
    default:
      return assertNever(block.kind);
  }
}

function piecesOfParagraph(block: Block, lines: Lines): Piece[] {
  const whole = wholeCut(block, lines);
  if (whole.to - whole.from > MAX_CHARS) return own(cutSentences(whole, lines, MAX_CHARS), 'prose');
  return [pieceOf(whole, 'prose', { leadsBelow: endsWithColon(lines, block.endLine) })];
}

/** What may be cut at any line border. */
function loose(block: Block, source: Source, kind: ChunkKind): Piece[] {
  const whole = wholeCut(block, source.lines);
  if (whole.to - whole.from <= MAX_CHARS) return [pieceOf(whole, kind)];
  return own(cutLines(block, { ...source, targetChars: TARGET_CHARS, maxChars: MAX_CHARS }), kind);
}

function wholeCut(span: LineSpan, lines: Lines): Cut {
  return { line: span.line, endLine: span.endLine, from: lines.start(span.line), to: lines.end(span.endLine) };
}

function own(cuts: readonly Cut[], kind: ChunkKind): Piece[] {
  return cuts.map((cut) => pieceOf(cut, kind, { isOwn: true }));
}

function verbatim(block: Block, source: Source, kind: ChunkKind): Piece[] {
  const whole = wholeCut(block, source.lines);
  if (whole.to - whole.from <= WHOLE_MAX_CHARS) return [pieceOf(whole, kind, { followsAbove: true })];
  return own(cutLines(block, { lines: source.lines, fences: [], targetChars: MAX_CHARS, maxChars: MAX_CHARS }), kind);
}

const COLON = 58;
/** Space, `*` and `_`: what may stand after the colon of `**Resolution:** `. */
const AFTER_COLON = new Set([32, 42, 95]);

function endsWithColon(lines: Lines, line: number): boolean {
  let at = lines.end(line) - 1;
  while (at > lines.start(line) && AFTER_COLON.has(lines.text.charCodeAt(at))) at--;
  return lines.text.charCodeAt(at) === COLON;
}

function piecesOfList(block: Block, source: Source): Piece[] {
  const { lines } = source;
  const { items } = block;
  const gaps = items.filter((item, index) => index > 0 && lines.isBlank(item.line - 1)).length;
  // In a list with a blank line after every item, blank lines separate nothing.
  const isLoose = gaps > (items.length - 1) / 2;
  const pieces: Piece[] = [];
  for (const [index, item] of items.entries()) {
    const whole = wholeCut(item, lines);
    const chars = whole.to - whole.from;
    const startsGroup = index > 0 && !isLoose && !block.ordered && lines.isBlank(item.line - 1);
    if (chars > MAX_CHARS) {
      pieces.push(...own(cutLines(item, { ...source, targetChars: TARGET_CHARS, maxChars: MAX_CHARS }), 'list-item'));
    } else {
      const isOwn =
        !block.ordered && chars > OWN_UPDATE_MIN_CHARS && standsAlone(lines.text.slice(whole.from, whole.to));
      pieces.push(pieceOf(whole, 'list-item', { isOwn, startsGroup }));
    }
  }
  return pieces;
}

function standsAlone(item: string): boolean {
  // Link addresses say nothing to a reader.
  const shownChars = item.replace(/\]\([^)\n]*\)|https?:\/\/\S+/g, '').length;
  return shownChars > OWN_ITEM_MIN_CHARS || (shownChars > OWN_UPDATE_MIN_CHARS && UPDATE.test(item.trimStart()));
}
