import { indexLines, type Lines } from './lines.ts';

/*
 * Outlines whose headlines are marked with stars, as org-mode writes them, pasted into a note. To markdown they are a list
 * with one long item, or paragraphs.
 */

const HEADLINE = /^(\*{1,20})[ \t]+(?=\S)/;
/** What says that the stars are headlines and no bullets. */
const SIGN =
  /^(?:\*+[ \t]+(?:(?:TODO|DONE|NEXT|WAITING|DOING|CANCELL?ED|BLOCKED)[ \t]|[[<]?\d{4}-\d{2}(?:-\d{2})?(?!\d))|[ \t]*(?:(?:SCHEDULED|DEADLINE):[ \t]*<|CLOSED:[ \t]*\[|:(?:PROPERTIES|LOGBOOK):[ \t]*$))/m;
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
  if (!lines.text.includes('\n** ') && !lines.text.includes('\n*** ')) return lines;
  const written = lines.text.split('\n');
  let isChanged = false;
  for (let from = bodyLine - 1; from < written.length;) {
    const to = endOfPart(written, from);
    if (isOutline(written, from, to)) {
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

function isOutline(written: readonly string[], from: number, to: number): boolean {
  const part = written.slice(from, to);
  let isDeep = false;
  for (const line of part) {
    if (FENCE.test(line)) return false;
    isDeep ||= HEADLINE.test(line) && line.startsWith('**');
  }
  return isDeep && SIGN.test(part.join('\n'));
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
  let indent = Number.POSITIVE_INFINITY;
  for (const line of written.slice(from, to))
    if (line.trim() !== '') indent = Math.min(indent, line.length - line.trimStart().length);
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
