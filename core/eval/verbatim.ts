/*
 * Whether a command that an answer shows stands in its note, byte for byte. Written apart from the code that makes answers,
 * so that a mistake there is not repeated here.
 */

/** What may stand before the lines of a block that lies in a list or a quotation. */
const MARGIN = /^[ \t>]*/;
const OPENING = /^(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)*[ \t>]*(`{3,}|~{3,})[^`]*$/;
const INDENTED = /^(?: {4}|\t)/;

/** Numbers of the lines, from 0, that are code: inside a fence, or indented. */
function codeLines(lines: readonly string[]): ReadonlySet<number> {
  const code = new Set<number>();
  let fence: string | null = null;
  for (const [at, line] of lines.entries()) {
    const bare = line.replace(MARGIN, '');
    if (fence !== null) {
      const marks = bare.trimEnd();
      if (marks.length >= fence.length && marks === fence.charAt(0).repeat(marks.length)) fence = null;
      else code.add(at);
      continue;
    }
    fence = OPENING.exec(line)?.[1] ?? null;
    if (fence === null && (INDENTED.test(line) || (line.trim() === '' && code.has(at - 1)))) code.add(at);
  }
  return code;
}

/**
 * True when the command's lines are consecutive lines of code in the note, without what the list or quotation around them
 * puts before each, and without a difference of a single character.
 */
export function isVerbatim(command: string, noteText: string): boolean {
  const wanted = command.replace(/\n$/, '').split('\n');
  const lines = noteText.split('\n');
  const code = codeLines(lines);
  return lines.some((_, at) => code.has(at) && standsAt({ wanted, lines, code, at }));
}

interface Place {
  readonly wanted: readonly string[];
  readonly lines: readonly string[];
  readonly code: ReadonlySet<number>;
  readonly at: number;
}

function standsAt({ wanted, lines, code, at }: Place): boolean {
  // One margin for all lines; a line with less of it, an empty one say, loses what it has.
  const first = lines[at] ?? '';
  const [text = ''] = wanted;
  if (!first.endsWith(text)) return false;
  const margin = first.slice(0, first.length - text.length);
  if (margin.replace(MARGIN, '') !== '') return false;
  return wanted.every((line, offset) => {
    const own = lines[at + offset];
    if (own === undefined || !code.has(at + offset)) return false;
    if (own === margin + line) return true;
    const before = own.slice(0, Math.max(0, own.length - line.length));
    return own.endsWith(line) && before.length < margin.length && before.replace(MARGIN, '') === '';
  });
}
