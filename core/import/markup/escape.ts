/** Text as markdown that shows exactly this text: only what would mean something is marked. */
export function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[*`]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll(/(?<=\S)~|^~(?![/\d])/g, '\\~')
    .replaceAll('](', ']\\(')
    .replaceAll('![', '!\\[')
    .replaceAll(/<(?=[\p{L}/!?])/gu, '\\<')
    .replaceAll(/&(?=#?\w+;)/g, '&amp;');
}

/** A line that would begin a heading, list, quote, rule, fence, table or definition begins a paragraph. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^(#{1,6})(?=\s|$)/, '\\$1')
    .replace(/^([>|])/, '\\$1')
    .replace(/^([-+])(?=\s|$)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(=+|-{2,}|~{3,})/, '\\$1')
    .replace(/^(\[[^\]]*\]):/, '$1\\:')
    .replace(/^:::/, '\\:::');
}

/** The target of a link: nothing in it ends the link early. */
export function escapeTarget(target: string): string {
  return target.replaceAll(/[\s()<>\\]/g, (letter) => `%${letter.codePointAt(0)?.toString(16).padStart(2, '0')}`);
}

/** Code in a line, between as many backticks as it needs. */
export function codeSpan(text: string): string {
  const flat = text.replaceAll(/\s*\n\s*/g, ' ');
  const ticks = '`'.repeat(longestRun(flat, '`') + 1);
  const pad = /^`|`$|^ .* $/.test(flat) ? ' ' : '';
  return `${ticks}${pad}${flat}${pad}${ticks}`;
}

/** How often a character stands in a row at most. */
export function longestRun(text: string, letter: string): number {
  let longest = 0;
  let run = 0;
  for (const one of text) {
    run = one === letter ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
