/** A cell with its place in its line: what stands between two bars, without the blanks around it. */
export interface Cell {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** True for the second line of a table: `| --- | :-: |`. */
export function isDelimiterRow(line: string): boolean {
  return line.includes('|') && DELIMITER.test(line);
}

/** The cells of a table's line. A bar behind a backslash, or within backticks, is part of a cell. */
export function cellsOf(line: string): readonly Cell[] {
  const bars: number[] = [];
  let isCode = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '`') isCode = !isCode;
    else if (line[at] === '|' && !isCode) bars.push(at);
  }
  const indent = line.length - line.trimStart().length;
  const starts = bars[0] === indent ? bars : [indent - 1, ...bars];
  const ends = bars[0] === indent ? bars.slice(1) : bars;
  const isOpen = ends.length === 0 || line.slice((ends.at(-1) ?? 0) + 1).trim() !== '';
  const all = isOpen ? [...ends, line.length] : ends;
  return all.map((end, index) => {
    const from = (starts[index] ?? 0) + 1;
    const raw = line.slice(from, end);
    const text = raw.trim();
    const lead = text === '' ? Math.min(1, raw.length) : raw.length - raw.trimStart().length;
    return { text, from: from + lead, to: from + lead + text.length };
  });
}

/** The lines of a table with every column as wide as its widest cell. */
export function alignTable(lines: readonly string[]): readonly string[] {
  const indent = /^\s*/.exec(lines[0] ?? '')?.[0] ?? '';
  const rows = lines.map((line) => cellsOf(line).map(({ text }) => text));
  const columns = Math.max(...rows.map((row) => row.length));
  const sides = Array.from({ length: columns }, (_, at) => sideOf(rows[1]?.[at] ?? '---'));
  const widths = sides.map((_, at) =>
    Math.max(3, ...rows.map((row, index) => (index === 1 ? 0 : widthOf(row[at] ?? '')))),
  );
  return rows.map((row, index) => {
    const cells = sides.map((side, at) => {
      const width = widths[at] ?? 3;
      return index === 1 ? delimiterOf(side, width) : padded(row[at] ?? '', { width, side });
    });
    return `${indent}| ${cells.join(' | ')} |`;
  });
}

type Side = 'none' | 'left' | 'right' | 'center';

function sideOf(delimiter: string): Side {
  const [start, end] = [delimiter.startsWith(':'), delimiter.endsWith(':')];
  if (start && end) return 'center';
  return start ? 'left' : end ? 'right' : 'none';
}

function delimiterOf(side: Side, width: number): string {
  const start = side === 'left' || side === 'center' ? ':' : '';
  const end = side === 'right' || side === 'center' ? ':' : '';
  return `${start}${'-'.repeat(width - start.length - end.length)}${end}`;
}

function padded(text: string, { width, side }: { readonly width: number; readonly side: Side }): string {
  const space = Math.max(width - widthOf(text), 0);
  if (side === 'right') return ' '.repeat(space) + text;
  if (side !== 'center') return text + ' '.repeat(space);
  const before = Math.floor(space / 2);
  return ' '.repeat(before) + text + ' '.repeat(space - before);
}

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Characters that take two places of a fixed-width font. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Extended_Pictographic}/u;

/** How many places of a fixed-width font a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of characters.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}
