import { Lexer, Tokenizer } from 'marked';
import type { MarkedToken, Token } from 'marked';

/** A block of a note with the lines on which it stands, 1-based, inclusive. */
export interface PlacedBlock {
  readonly token: MarkedToken;
  readonly line: number;
  readonly endLine: number;
}

/** Some inline tokens with the line on which they stand. */
export interface PlacedLine {
  readonly line: number;
  readonly tokens: readonly MarkedToken[];
}

/** One row of verbatim text with its line. */
export interface PlacedRow {
  readonly line: number;
  readonly text: string;
}

/** The blocks of a markdown text whose first line is `firstLine` of its note. A line end inside a paragraph is one. */
export function lexBlocks(text: string, firstLine: number): readonly PlacedBlock[] {
  return placeBlocks(newLexer().lex(text), firstLine);
}

/** A lexer by the rules of notes: `[^1]: https://…` is a footnote, and no address for links that are called `^1`. */
function newLexer(): Lexer {
  const tokenizer = new Tokenizer();
  const def = tokenizer.def.bind(tokenizer);
  tokenizer.def = (src) => (/^ {0,3}\[\^/.test(src) ? undefined : def(src));
  return new Lexer({ gfm: true, breaks: true, tokenizer });
}

/** The inline tokens of one sentence. */
export function lexInline(text: string): readonly MarkedToken[] {
  return known(newLexer().inlineTokens(text));
}

/** Gives each block its lines, by counting the line ends of what stands before it. */
export function placeBlocks(tokens: readonly Token[], firstLine: number): readonly PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  let line = firstLine;
  for (const token of known(tokens)) {
    const next = line + countLineEnds(token.raw);
    if (token.type !== 'space' && token.type !== 'def') {
      blocks.push({
        token,
        line,
        endLine: token.raw.endsWith('\n') && next > line ? next - countTrailing(token.raw) : next,
      });
    }
    line = next;
  }
  return blocks;
}

/**
 * Cuts the inline tokens of a paragraph at its line ends. Emphasis over several lines stays with its first line.
 *
 * @param raw the paragraph as it stands; the lexer sometimes adds a line end of its own, which must not lead beyond it
 */
export function placeLines(tokens: readonly Token[], firstLine: number, raw: string): readonly PlacedLine[] {
  const lastLine = firstLine + countLineEnds(raw.trimEnd());
  const lines: { line: number; tokens: MarkedToken[] }[] = [];
  let line = firstLine;
  let current: { line: number; tokens: MarkedToken[] } | null = null;
  for (const token of known(tokens)) {
    if (token.type === 'br') {
      current = null;
    } else {
      if (current === null) {
        current = { line, tokens: [] };
        lines.push(current);
      }
      current.tokens.push(token);
    }
    line = Math.min(line + countLineEnds(token.raw), lastLine);
  }
  return lines;
}

/** The rows of a verbatim text whose first row is `firstLine`; none of an empty one. */
export function placeRows(text: string, firstLine: number): readonly PlacedRow[] {
  return text === '' ? [] : text.split('\n').map((row, index) => ({ line: firstLine + index, text: row }));
}

/** Tokens as the kinds that the lexer makes by itself. */
export function known(tokens: readonly Token[]): readonly MarkedToken[] {
  // SAFETY: only an extension of the lexer makes other kinds, and none is installed.
  return tokens as readonly MarkedToken[];
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function countTrailing(text: string): number {
  return text.length - text.replace(/\n+$/, '').length;
}
