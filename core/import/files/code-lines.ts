const OPENING = /^(\s*(?:>\s?)*(?:[-*+]\s+|\d{1,9}[.)]\s+)?)(`{3,}(?=[^`]*$)|~{3,})/;

/** Which lines are inside a fence or are its marks. What is there is never changed. */
export function codeLines(lines: readonly string[]): boolean[] {
  let open: string | null = null;
  return lines.map((line) => {
    if (open === null) {
      open = OPENING.exec(line)?.[2] ?? null;
      return open !== null;
    }
    const mark = /^\s*(?:>\s?)*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
    if (mark !== undefined && mark[0] === open[0] && mark.length >= open.length) open = null;
    return true;
  });
}
