import { hash as digest } from 'node:crypto';
import type { DateOrigin } from '../contract/notes.ts';
import { CHUNK_RULES_VERSION, embedText } from '../notes/embed-text.ts';
import type { Chunk, ParsedNote } from '../notes/note.ts';
import { identifierParts } from './identifier-parts.ts';

/** Raise it when notes are understood or prepared in another way: every note is then read again at the next run. */
const PREPARE_RULES_VERSION = 1;

/** What decides, besides the file's bytes, how a note's rows look. */
export const STORE_RULES = `${CHUNK_RULES_VERSION}.${PREPARE_RULES_VERSION}`;

/** A chunk with what the store derives from it. */
export interface PreparedChunk extends Chunk {
  /** Derived from note path, text and position among equal texts: an edit elsewhere in the note keeps it. */
  readonly uid: string;
  /** Hash of the text that the embedder gets; chunks with the same hash share a vector. */
  readonly embedHash: string;
  /** Pieces of the identifiers in `text`, for the lexical index. */
  readonly parts: string;
}

/** A note, ready to be written. */
export interface PreparedNote {
  readonly note: Omit<ParsedNote, 'chunks'>;
  readonly chunks: readonly PreparedChunk[];
}

/** 128 of 256 bits: enough that two texts of one user never collide. Text, because it crosses threads cheaply. */
const HASH_CHARS = 22;

function shortHash(text: string): string {
  return digest('sha256', text, 'base64url').slice(0, HASH_CHARS);
}

/** White space at either end of a line, and empty lines, do not make another text. */
function normalise(text: string): string {
  return NEEDS_TRIM.test(text) ? text.replaceAll(LINE_ENDS, '\n').trim() : text;
}

const NEEDS_TRIM = /[\t\r ]\n|\n[\t\n\r ]|^\s|\s$/;
const LINE_ENDS = /[\t\r ]*\n\s*/g;

/**
 * The date that a section's embedded text begins with. The time of the file is left out: a touched file, a copied folder
 * or a fresh clone would be embedded again.
 */
export function dateToEmbed(date: string | null, origin: DateOrigin | null): string | null {
  return origin === 'modified' ? null : date;
}

/** Derives ids, hashes and identifier parts. Pure; the expensive half of storing a note, so it runs beside the writer. */
export function prepareNote(note: ParsedNote): PreparedNote {
  const seen = new Map<string, number>();
  const chunks = note.chunks.map((chunk): PreparedChunk => {
    const first = shortHash(`${note.path}\0${normalise(chunk.text)}`);
    const nth = seen.get(first) ?? 0;
    seen.set(first, nth + 1);
    const section = note.sections[chunk.section];
    const headings = section?.headings ?? [];
    const date = section === undefined ? null : dateToEmbed(section.date, section.dateOrigin);
    const text = embedText({ title: note.title, headings, date, text: chunk.text });
    return {
      ...chunk,
      uid: nth === 0 ? first : shortHash(`${first}\0${nth}`),
      embedHash: shortHash(text),
      parts: identifierParts(`${note.title}\n${headings.at(-1) ?? ''}\n${chunk.text}`),
    };
  });
  const { chunks: _, ...rest } = note;
  return { note: rest, chunks };
}
