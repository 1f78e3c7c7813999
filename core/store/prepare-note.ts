import { hash as digest } from 'node:crypto';
import type { DateOrigin } from '../contract/notes.ts';
import { CHUNK_RULES_VERSION, embedText } from '../notes/embed-text.ts';
import type { Chunk, ParsedNote } from '../notes/note.ts';
import { identifierParts } from './identifier-parts.ts';
import { createByteWriter } from './utf8-bytes.ts';

/** Raise it when notes are understood or prepared in another way: every note is then read again at the next run. */
const PREPARE_RULES_VERSION = 1;

/** What decides, besides the file's bytes, how a note's rows look. */
export const STORE_RULES = `${CHUNK_RULES_VERSION}.${PREPARE_RULES_VERSION}`;

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
  readonly note: Omit<ParsedNote, 'chunks'>;
  readonly chunks: readonly PreparedChunk[];
  /** UTF-8 of the texts of all chunks, one after the other: encoded once, and moved to the writing thread uncopied. */
  readonly texts: Uint8Array<ArrayBuffer>;
}

/** 128 of 256 bits: enough that two texts of one user never collide. Text, because it crosses threads cheaply. */
const HASH_CHARS = 22;

function shortHash(bytes: Uint8Array | string): string {
  return digest('sha256', bytes, 'base64url').slice(0, HASH_CHARS);
}

/**
 * The date that a section's embedded text begins with. The time of the file is left out: a touched file, a copied folder
 * or a fresh clone would be embedded again.
 */
export function dateToEmbed(date: string | null, origin: DateOrigin | null): string | null {
  return origin === 'modified' ? null : date;
}

/** Derives ids, hashes and identifier parts. The expensive half of storing a note, so it runs beside the writer. */
export function prepareNote({ chunks: parsed, ...note }: ParsedNote): PreparedNote {
  const texts = createByteWriter();
  const scratch = createByteWriter();
  const seen = new Map<string, number>();
  const chunks = parsed.map(({ text, ...chunk }): PreparedChunk => {
    const from = texts.length();
    texts.write(text);
    scratch.clear();
    scratch.write(`${note.path}\0`);
    scratch.writeCollapsed(texts.bytes(from));
    const first = shortHash(scratch.bytes(0));
    const nth = seen.get(first) ?? 0;
    seen.set(first, nth + 1);
    const section = note.sections[chunk.section];
    const headings = section?.headings ?? [];
    const date = section === undefined ? null : dateToEmbed(section.date, section.dateOrigin);
    scratch.clear();
    scratch.write(embedText({ title: note.title, headings, date, text }));
    return {
      ...chunk,
      uid: nth === 0 ? first : shortHash(`${first}\0${nth}`),
      embedHash: shortHash(scratch.bytes(0)),
      parts: identifierParts(`${note.title}\n${headings.at(-1) ?? ''}\n${text}`),
      from,
      to: texts.length(),
    };
  });
  return { note, chunks, texts: texts.take() };
}
