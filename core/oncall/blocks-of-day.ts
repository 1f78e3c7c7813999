/** Items of a list, or a paragraph, around a line of a day: a day holds many things. */
export function blockAround(lines: readonly string[], at: number): { readonly from: number; readonly to: number } {
  const isBlank = (index: number) => (lines[index] ?? '').trim() === '';
  const isHeading = (index: number) => /^\s{0,3}#{1,6}\s/.test(lines[index] ?? '');
  const startsItem = (index: number) => /^(?:[-*+]|\d+[.)])\s/.test(lines[index] ?? '');
  let from = at;
  while (from > 0 && !startsItem(from) && !isBlank(from - 1) && !isHeading(from - 1) && !isHeading(from)) from -= 1;
  let to = at;
  while (to + 1 < lines.length && !startsItem(to + 1) && !isHeading(to + 1) && !isBlank(to + 1)) to += 1;
  return { from, to };
}

/** Code may stand below an empty line. */
const CODE_WITHIN = 2;
const FENCE = /^\s*(?:`{3,}|~{3,})/;

/** The first line of the code that stands below a line; null when none does. */
export function codeBelow(lines: readonly string[], at: number): string | null {
  const fence = lines.slice(at + 1, at + 1 + CODE_WITHIN).findIndex((line) => FENCE.test(line));
  if (fence === -1 || lines.slice(at + 1, at + 1 + fence).some((line) => line.trim() !== '')) return null;
  const code = lines[at + fence + 2]?.trim() ?? '';
  return code === '' || FENCE.test(code) ? null : code;
}

/** `Fixed with:` says nothing without the code that follows it. */
export function withCodeBelow(said: string | null, lines: readonly string[], at: number): string | null {
  if (said === null || !/[:：]\W*$/.test(said)) return said;
  const code = codeBelow(lines, at);
  return code === null ? said : `${said} \`${code}\``;
}
