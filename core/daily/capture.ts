import type { TextEdit } from '../contract/editing.ts';

const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
const HEADING = /^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;

interface Head {
  readonly line: number;
  readonly level: number;
  readonly title: string;
}

function headsOf(lines: readonly string[]): readonly Head[] {
  const heads: Head[] = [];
  let fence: string | null = null;
  for (const [line, text] of lines.entries()) {
    const mark = FENCE.exec(text)?.[1];
    if (mark !== undefined && (fence === null || (mark.startsWith(fence) && text.trim() === mark))) {
      fence = fence === null ? mark : null;
      continue;
    }
    const match = fence === null ? HEADING.exec(text) : null;
    if (match) heads.push({ line, level: match[1]?.length ?? 1, title: match[2] ?? '' });
  }
  return heads;
}

/** One line becomes an item of a list; more lines stay as they are. */
function entryOf(text: string): string {
  const trimmed = text.replaceAll('\r\n', '\n').trim();
  return trimmed.includes('\n') || /^(?:[-*+]|\d+[.)])\s/.test(trimmed) ? trimmed : `- ${trimmed}`;
}

/** Text that goes under a heading, and how. */
export interface CaptureEdit {
  readonly edit: TextEdit;
  /** The lines of the text as the note has them, at the end of what is put in. */
  readonly entry: string;
}

/**
 * How text gets under a heading of a note: at the end of what stands there, or under a new heading at the end of the note.
 * No other character of the note changes.
 *
 * @param note line endings as `\n`
 */
export function captureEdit(
  note: string,
  { text, heading }: { readonly text: string; readonly heading: string },
): CaptureEdit {
  const lines = note.split('\n');
  const heads = headsOf(lines);
  const wanted = heading.trim().toLowerCase();
  const at = heads.findIndex(({ title }) => title.trim().toLowerCase() === wanted);
  const head = heads[at];
  const entry = entryOf(text);
  if (head === undefined) {
    const end = note.trimEnd().length;
    const lead = end === 0 ? '' : '\n\n';
    return { edit: { from: end, to: note.length, insert: `${lead}## ${heading.trim()}\n\n${entry}\n` }, entry };
  }
  const next = heads.slice(at + 1).find(({ level }) => level <= head.level);
  let last = (next?.line ?? lines.length) - 1;
  while (last > head.line && (lines[last] ?? '').trim() === '') last -= 1;
  const from = lines.slice(0, last + 1).join('\n').length;
  const isAfterList = /^\s*(?:[-*+]|\d+[.)])\s/.test(lines[last] ?? '') && entry.startsWith('- ');
  const insert = `${isAfterList ? '\n' : '\n\n'}${entry}${next || from < note.length ? '' : '\n'}`;
  return { edit: { from, to: from, insert }, entry };
}
