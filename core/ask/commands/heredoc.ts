/*
 * Texts that a shell hands to a program: `python - <<'END'` and the lines up to `END`.
 */

export interface Heredoc {
  /** The line that begins it. */
  readonly opener: string;
  readonly text: string;
}

const OPENS = /<<[-~]?\s*(["']?)([A-Za-z_]\w*)\1/;

/** A block without its here-documents, and these. */
export function splitHeredocs(block: string): { readonly shell: string; readonly documents: readonly Heredoc[] } {
  if (!block.includes('<<')) return { shell: block, documents: [] };
  const shell: string[] = [];
  const documents: Heredoc[] = [];
  const lines = block.split('\n');
  const lastOf = new Map(lines.map((line, at) => [line.trim(), at]));
  for (let at = 0; at < lines.length; at += 1) {
    const opener = lines[at] ?? '';
    shell.push(opener);
    const end = OPENS.exec(opener)?.[2];
    if (end === undefined || (lastOf.get(end) ?? -1) <= at) continue;
    const from = at + 1;
    do at += 1;
    while (lines[at]?.trim() !== end);
    documents.push({ opener, text: lines.slice(from, at).join('\n') });
  }
  return { shell: shell.join('\n'), documents };
}
