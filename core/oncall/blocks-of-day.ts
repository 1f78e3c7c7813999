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
