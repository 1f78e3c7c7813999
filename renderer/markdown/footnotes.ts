/** What a footnote says, and where. */
export interface Footnote {
  readonly line: number;
  readonly text: string;
}

const DEFINITION = /^ {0,3}\[\^([^\]\s]+)\]:\s*(.*)$/;

/** The footnotes of a note by their names: `[^name]: what it says`. The first of a name counts. */
export function footnotesOf(text: string): ReadonlyMap<string, Footnote> {
  const found = new Map<string, Footnote>();
  if (!text.includes('[^')) return found;
  for (const [index, row] of text.split('\n').entries()) {
    const [, name, said = ''] = DEFINITION.exec(row) ?? [];
    if (name !== undefined && !found.has(name)) found.set(name, { line: index + 1, text: said });
  }
  return found;
}
