/**
 * Part of every embedder's fingerprint: raise it when chunks are cut or written for embedding in another way, so that
 * their vectors are made anew.
 */
export const CHUNK_RULES_VERSION = 1;

interface Embeddable {
  readonly title: string;
  readonly headings: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly text: string;
}

const HEADING_LINES = /^(?:[ \t]*#{1,6}[ \t][^\n]*(?:\n+|$))+/;

/**
 * The text of a chunk as an embedder reads it: title, heading path and date in front, each word once. Headings at the
 * top of the chunk are left out, because the path says them.
 */
export function embedText(chunk: Embeddable): string {
  const path = [chunk.title, ...chunk.headings].filter((part, index, all) => part !== '' && part !== all[index - 1]);
  const top = chunk.date === null ? path.join(' > ') : `${path.join(' > ')} (${chunk.date})`;
  const body = chunk.text.replace(HEADING_LINES, '').trim();
  return body === '' ? top : `${top}\n${body}`;
}
