/** A span `[from, to)` of a text, or words that stand for something else in it. */
export type Piece = string | readonly [number, number];

/** What is around the words, and where in the match they are: the named group, or nothing of it. */
const FORMS = new RegExp(
  [
    // Code: what is in it is meant as it stands.
    '(?<ticks>`+)(?<code>[^`\\n]+)\\k<ticks>',
    // Links and pictures, whole; cut off at the end; cut off at the start.
    '!?\\[(?<link>[^\\]\\n]*)\\]\\((?:[^()\\n]|\\([^()\\n]*\\))*\\)',
    '!?\\[(?<cut>[^\\]\\n]+)\\]\\([^()\\s]*…?$',
    '\\[\\[(?:[^\\]|\\n]*\\|)?(?<wiki>[^\\]|\\n]+)\\]\\]',
    '\\[(?<reference>[^\\]\\n]+)\\]\\[[^\\]\\n]*\\]',
    '(?<footnote>\\[\\^[^\\]\\n]+\\])',
    '(?<comment><!--.*?-->)',
    // Emphasis stands against the words that it marks: `*.log` and `a * b` have none.
    '\\*\\*(?=\\S)(?<strong>[^*\\n]+?)(?<=\\S)\\*\\*',
    '(?<![\\w*])\\*(?=[^\\s*])(?<em>[^*\\n]+?)(?<=\\S)\\*(?![\\w*])',
    '(?<![\\w_])_(?=[^\\s_])(?<under>[^_\\n]+?)(?<=\\S)_(?![\\w_])',
    '~~(?=\\S)(?<struck>[^~\\n]+?)(?<=\\S)~~',
    // The edges between the cells of a table.
    '(?<edge>\\s*(?<!\\\\)\\|\\s*)',
  ].join('|'),
  'dgu',
);

const WORDS = ['code', 'link', 'cut', 'wiki', 'reference', 'strong', 'em', 'under', 'struck'] as const;
const DEPTH = 3;
const TABLE_ROW = /^\s*\|.*\|/;

/**
 * The words of a line of markdown without the marks around them, as spans of the text that it stands in.
 *
 * @param offset where the line stands in that text
 */
export function bareInline(line: string, offset: number, depth = DEPTH): readonly Piece[] {
  const isRow = TABLE_ROW.test(line);
  const end = line.trimEnd().length;
  const pieces: Piece[] = [];
  let at = 0;
  const keep = (from: number, to: number): void => {
    if (to > from) pieces.push([offset + from, offset + to]);
  };
  for (const found of line.matchAll(FORMS)) {
    const isEdge = found.groups?.['edge'] !== undefined;
    if (isEdge && !isRow) continue;
    keep(at, found.index);
    at = found.index + found[0].length;
    if (isEdge && pieces.length > 0 && at < end) pieces.push(' · ');
    const name = WORDS.find((one) => found.groups?.[one] !== undefined);
    const place = name === undefined ? undefined : found.indices?.groups?.[name];
    if (place === undefined) continue;
    const [from, to] = place;
    if (name === 'code' || depth === 0) keep(from, to);
    else pieces.push(...bareInline(line.slice(from, to), offset + from, depth - 1));
  }
  keep(at, line.length);
  return pieces;
}
