import { spelledOut } from './camel-parts.ts';

/**
 * Part of every embedder's fingerprint: raise it when chunks are cut or written for embedding in another way, so that
 * their vectors are made anew.
 */
export const CHUNK_RULES_VERSION = 2;

interface Embeddable {
  readonly title: string;
  readonly headings: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly text: string;
}

const HEADING_LINES = /^(?:[ \t]*#{1,6}[ \t][^\n]*(?:\n+|$))+/;

/** What an embedder reads in front of every chunk of a section: title, heading path and date, each word once, identifiers in words. */
export function embedTop({ title, headings, date }: Omit<Embeddable, 'text'>): string {
  const path = [title, ...headings].filter((part, index, all) => part !== '' && part !== all[index - 1]);
  const said = spelledOut(path.join(' > '));
  return date === null ? said : `${said} (${date})`;
}

/** The text of a chunk as an embedder reads it. Headings at the top of the chunk are left out, because `embedTop` says them. */
export function embedText(chunk: Embeddable): string {
  const body = chunk.text.replace(HEADING_LINES, '').trim();
  return body === '' ? embedTop(chunk) : `${embedTop(chunk)}\n${body}`;
}
