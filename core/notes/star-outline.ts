import { indexLines, type Lines } from './lines.ts';

/*
 * Outlines whose headlines are marked with stars, as org-mode writes them, pasted into a note, also indented as a whole. To
 * markdown they are a list with one long item, paragraphs, or code.
 */

const HEADLINE = /^(\*{1,20})[ \t]+(?=\S)/;
/** What says that the stars are headlines and no bullets. */
const SIGN =
  /^(?:\*+[ \t]+(?:(?:TODO|DONE|NEXT|WAITING|DOING|CANCELL?ED|BLOCKED)[ \t]|[[<]?\d{4}-\d{2}(?:-\d{2})?(?!\d))|[ \t]*(?:(?:SCHEDULED|DEADLINE):[ \t]*<|CLOSED:[ \t]*\[|:(?:PROPERTIES|LOGBOOK):[ \t]*$))/m;
const DEEPER = /\n[ \t]*\*{2,3} /;
const DEEP = /^[ \t]+\*{2,20}[ \t]/;
const OPENS = /^[ \t]*(?:#\+begin_\w+(?:[ \t].*)?|:(?:PROPERTIES|LOGBOOK):[ \t]*)$/i;
const CLOSES = /^[ \t]*(?:#\+end_\w+|:END:)[ \t]*$/i;
const ATX = /^(#{1,6})[ \t]/;
const FENCE = /^[ \t]*(?:```|~~~)/;
const MAX_LEVEL = 6;
const BLOCK_MAX_LINES = 400;

/**
 * The note's lines with such outlines as markdown: headlines as headings, what is below one without the indentation that
 * all of it has, drawers and blocks as fences. Each line stays where it is. The very same lines for any other note.
 */
export function withStarOutlines(lines: Lines, bodyLine: number): Lines {
  if (!lines.text.includes('** ') || !DEEPER.test(lines.text)) return lines;
  const written = lines.text.split('\n');
  let isChanged = false;
  for (let from = bodyLine - 1; from < written.length;) {
    const to = endOfPart(written, from);
    const first = ATX.test(written[from] ?? '') ? from + 1 : from;
    const indent = indentOf(written, first, to);
    const lines = written.slice(first, to);
    const part = indent === 0 ? lines : lines.map((line) => withoutIndent(line, indent));
    if (isOutline(part)) {
      written.splice(first, part.length, ...part);
      rewrite(written, { from, to });
      isChanged = true;
    }
    from = to;
  }
  return isChanged ? indexLines(written.join('\n')) : lines;
}

/** A part goes from one markdown heading to the next. */
function endOfPart(written: readonly string[], from: number): number {
  let isFenced = FENCE.test(written[from] ?? '');
  for (let at = from + 1; at < written.length; at++) {
    const line = written[at] ?? '';
    if (FENCE.test(line)) isFenced = !isFenced;
    else if (!isFenced && ATX.test(line)) return at;
  }
  return written.length;
}

function isOutline(part: readonly string[]): boolean {
  let isDeep = false;
  for (const line of part) {
    if (FENCE.test(line)) return false;
    isDeep ||= HEADLINE.test(line) && line.startsWith('**');
  }
  return isDeep && SIGN.test(part.join('\n'));
}

/** In an outline that is indented, deeper headlines may be so by their level. */
function withoutIndent(line: string, indent: number): string {
  return DEEP.test(line) ? line.trimStart() : line.slice(indent);
}

/** The indentation that all of some lines have. */
function indentOf(written: readonly string[], from: number, to: number): number {
  let indent = Number.POSITIVE_INFINITY;
  for (const line of written.slice(from, to))
    if (line.trim() !== '') indent = Math.min(indent, line.length - line.trimStart().length);
  return Number.isFinite(indent) ? indent : 0;
}

function rewrite(written: string[], { from, to }: { readonly from: number; readonly to: number }): void {
  const base = ATX.exec(written[from] ?? '')?.[1]?.length ?? 0;
  let body = from;
  for (let at = from; at < to; at++) {
    const stars = HEADLINE.exec(written[at] ?? '');
    if (stars === null) continue;
    rewriteBody(written, { from: body, to: at });
    const level = Math.min(MAX_LEVEL, base + (stars[1] ?? '').length);
    written[at] = `${'#'.repeat(level)} ${(written[at] ?? '').slice(stars[0].length)}`;
    body = at + 1;
  }
  rewriteBody(written, { from: body, to });
}

function rewriteBody(written: string[], { from, to }: { readonly from: number; readonly to: number }): void {
  const indent = indentOf(written, from, to);
  for (let at = from; at < to; at++) {
    const line = written[at] ?? '';
    const close = OPENS.test(line)
      ? written.slice(at, Math.min(to, at + BLOCK_MAX_LINES)).findIndex((later) => CLOSES.test(later))
      : -1;
    if (close === -1) {
      written[at] = line.slice(Math.min(indent, line.length));
      continue;
    }
    written[at] = written[at + close] = '~~~~';
    at += close;
  }
}
