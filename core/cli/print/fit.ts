const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;
const ONLY_NARROW = /^[\u0020-\u02ff]*$/;
const ELLIPSIS = '…';

/** Its tables take milliseconds to load, and most output never needs them. */
let segmenter: Intl.Segmenter | null = null;

function cells(text: string): string[] {
  if (ONLY_NARROW.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (piece) => piece.segment);
}

function widthOfCell(cell: string): number {
  return WIDE.test(cell) ? 2 : 1;
}

/** Columns that the text takes on a terminal; it must hold no escapes. */
export function widthOf(text: string): number {
  if (ONLY_NARROW.test(text)) return text.length;
  return cells(text).reduce((sum, cell) => sum + widthOfCell(cell), 0);
}

/** As many cells from the start as fit into `columns`. */
function take(all: readonly string[], columns: number): string {
  let used = 0;
  let text = '';
  for (const cell of all) {
    used += widthOfCell(cell);
    if (used > columns) break;
    text += cell;
  }
  return text;
}

/** Cuts at the end, with an ellipsis, to at most `columns`. */
export function fitEnd(text: string, columns: number): string {
  return widthOf(text) <= columns ? text : `${take(cells(text), columns - 1)}${ELLIPSIS}`;
}

/** Cuts in the middle, with an ellipsis, to at most `columns`: a path keeps its folder and its file. */
export function fitMiddle(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  const room = Math.max(columns - 1, 0);
  const tail = take(cells(text).reverse(), Math.ceil(room / 2));
  return `${take(cells(text), Math.floor(room / 2))}${ELLIPSIS}${cells(tail).reverse().join('')}`;
}

/** Fills up with spaces on the right to `columns`. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(columns - widthOf(text), 0));
}

/** Fills up with spaces on the left to `columns`. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(columns - widthOf(text), 0)) + text;
}

/** Breaks a line at spaces so that no piece is wider than `columns`, except a single longer word. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
