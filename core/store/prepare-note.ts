import { hash as digest } from 'node:crypto';
import type { DateOrigin } from '../contract/notes.ts';
import { FACT_RULES_VERSION, type NoteFacts } from '../extract/facts.ts';
import { CHUNK_RULES_VERSION, embedTop } from '../notes/embed-text.ts';
import type { Chunk, ParsedNote } from '../notes/note.ts';
import { identifierParts } from './identifier-parts.ts';
import { prepareFacts, type PreparedFacts } from './prepare-facts.ts';
import { createByteWriter } from './utf8-bytes.ts';

/** Raise it when notes are understood or prepared in another way: every note is then read again at the next run. */
const PREPARE_RULES_VERSION = 2;

/** What decides, besides the file's bytes, how a note's rows look. */
export const STORE_RULES = `${CHUNK_RULES_VERSION}.${PREPARE_RULES_VERSION}.${FACT_RULES_VERSION}`;

/** A chunk with what the store derives from it; its text is `texts` of its note, from `from` to `to`. */
export interface PreparedChunk extends Omit<Chunk, 'text'> {
  /** Derived from note path, text and position among equal texts: an edit elsewhere in the note keeps it. */
  readonly uid: string;
  /** Hash of the text that the embedder gets; chunks with the same hash share a vector. */
  readonly embedHash: string;
  /** Pieces of the identifiers in the text, for the lexical index. */
  readonly parts: string;
  readonly from: number;
  readonly to: number;
}

/** A note, ready to be written. Plain data: it crosses threads. */
export interface PreparedNote {
  readonly note: Omit<ParsedNote, 'chunks' | 'outline'>;
  /** Null when they are left for later. */
  readonly facts: PreparedFacts | null;
  readonly chunks: readonly PreparedChunk[];
  /** UTF-8 of the texts of all chunks and of the facts, one after the other: encoded once, and moved to the writing thread uncopied. */
  readonly texts: Uint8Array<ArrayBuffer>;
}

/** Base64 digits of a SHA-256, six bits each: for a chunk's text, and for what is put in front of it. */
const TEXT_HASH_CHARS = 22;
const PREFIX_HASH_CHARS = 11;

function shortHash(bytes: Uint8Array | string, chars: number): string {
  return digest('sha256', bytes, 'base64url').slice(0, chars);
}

/**
 * The date that a section's embedded text begins with. The time of the file is left out: a touched file, a copied folder
 * or a fresh clone would be embedded again.
 */
export function dateToEmbed(date: string | null, origin: DateOrigin | null): string | null {
  return origin === 'modified' ? null : date;
}

/**
 * Derives ids, hashes and identifier parts. The expensive half of storing a note, so it runs beside the writer.
 *
 * A chunk's text is hashed once, with white space collapsed: beside the hash of the path that is its uid, beside the
 * hash of what the embedder reads in front of it that is its embed hash.
 */
export function prepareNote(
  { chunks: parsed, outline: _outline, ...note }: ParsedNote,
  facts: NoteFacts | null,
): PreparedNote {
  const texts = createByteWriter();
  const collapsed = createByteWriter();
  const seen = new Map<string, number>();
  const pathHash = shortHash(note.path, PREFIX_HASH_CHARS);
  const topHashes = note.sections.map(({ headings, date, dateOrigin }) =>
    shortHash(embedTop({ title: note.title, headings, date: dateToEmbed(date, dateOrigin) }), PREFIX_HASH_CHARS),
  );
  const chunks = parsed.map(({ text, ...chunk }): PreparedChunk => {
    const from = texts.length();
    texts.write(text);
    collapsed.clear();
    collapsed.writeCollapsed(texts.bytes(from));
    const textHash = shortHash(collapsed.bytes(0), TEXT_HASH_CHARS);
    const nth = seen.get(textHash) ?? 0;
    seen.set(textHash, nth + 1);
    const heading = note.sections[chunk.section]?.headings.at(-1) ?? '';
    return {
      ...chunk,
      uid: `${pathHash}${textHash}${nth === 0 ? '' : `.${nth}`}`,
      embedHash: `${topHashes[chunk.section] ?? ''}${textHash}`,
      parts: identifierParts(`${note.title}\n${heading}\n${text}`),
      from,
      to: texts.length(),
    };
  });
  return { note, facts: facts && prepareFacts(facts, texts), chunks, texts: texts.take() };
}
