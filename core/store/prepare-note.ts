import { writtenDay } from '../dates/written-day.ts';
import { hash as digest } from 'node:crypto';
import type { DateOrigin } from '../contract/notes.ts';
import { FACT_RULES_VERSION, type NoteFacts } from '../extract/facts.ts';
import { abbreviationsIn, type Abbreviation } from '../notes/abbreviations.ts';
import { CHUNK_RULES_VERSION, embedTop } from '../notes/embed-text.ts';
import type { ChunkKind, ParsedNote, Section } from '../notes/note.ts';
import { collapse } from './collapse.ts';
import { identifierParts } from './identifier-parts.ts';
import { prepareFacts, type PreparedFacts } from './prepare-facts.ts';
import { createByteWriter } from './utf8-bytes.ts';

/** Raise it when notes are understood or prepared in another way: every note is then read again at the next run. */
const PREPARE_RULES_VERSION = 6;

/** What decides, besides the file's bytes, how a note's rows look. */
export const STORE_RULES = `${CHUNK_RULES_VERSION}.${PREPARE_RULES_VERSION}.${FACT_RULES_VERSION}`;

/*
 * Sections and chunks go to the writing thread as tuples: of an object, the name of every property would be copied with it,
 * and that cost a tenth of reading a note.
 */

/** A section as its row has it; headings and warning in JSON. `lexical` are the headings as the lexical index takes them. */
export type PreparedSection = readonly [
  level: number,
  headings: string,
  line: number,
  endLine: number,
  date: string | null,
  dateOrigin: DateOrigin | null,
  warning: string | null,
  lexical: string,
];

/**
 * A chunk with what the store derives from it.
 *
 * - `uid` is derived from note path, text and position among equal texts: an edit elsewhere in the note keeps it.
 * - `embedHash` is that of the text that the embedder gets; chunks with the same hash share a vector.
 * - `parts` are the pieces of the identifiers in the text, for the lexical index.
 * - Its text is `texts` of its note, from `from` to `to`.
 */
export type PreparedChunk = readonly [
  uid: string,
  embedHash: string,
  section: number,
  kind: ChunkKind,
  line: number,
  endLine: number,
  parts: string,
  from: number,
  to: number,
];

/** A note, ready to be written. Plain data: it crosses threads. */
export interface PreparedNote {
  readonly note: Omit<ParsedNote, 'sections' | 'chunks' | 'outline'>;
  /** Null when they are left for later. */
  readonly facts: PreparedFacts | null;
  /** What the note explains, the same more than once where several chunks do. They come with the facts. */
  readonly abbreviations: readonly Abbreviation[];
  readonly sections: readonly PreparedSection[];
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

/** One for all notes of this thread. */
const TEXTS = createByteWriter();

/**
 * Derives ids, hashes and identifier parts. The expensive half of storing a note, so it runs beside the writer.
 *
 * A chunk's text is hashed once, with white space collapsed: beside the hash of the path that is its uid, beside the
 * hash of what the embedder reads in front of it that is its embed hash.
 */
export function prepareNote(
  { sections, chunks: parsed, outline: _outline, ...note }: ParsedNote,
  facts: NoteFacts | null,
): PreparedNote {
  const { title } = note;
  TEXTS.clear();
  const seen = new Map<string, number>();
  const pathHash = shortHash(note.path, PREFIX_HASH_CHARS);
  let at = -1;
  let top = { hash: '', parts: '' };
  const chunks = parsed.map(({ section, kind, line, endLine, text }): PreparedChunk => {
    const place = sections[section];
    if (section !== at && place !== undefined) top = topOf(title, place);
    at = section;
    const from = TEXTS.length();
    TEXTS.write(text);
    const { bytes, hasHump, hasWide } = collapse(TEXTS.bytes(from));
    const textHash = shortHash(bytes, TEXT_HASH_CHARS);
    const nth = seen.get(textHash) ?? 0;
    seen.set(textHash, nth + 1);
    const uid = `${pathHash}${textHash}${nth === 0 ? '' : `.${nth}`}`;
    const parts = hasHump || hasWide ? identifierParts(title, place?.headings.at(-1) ?? '', text) : top.parts;
    return [uid, `${top.hash}${textHash}`, section, kind, line, endLine, parts, from, TEXTS.length()];
  });
  return {
    note,
    facts: facts && prepareFacts(facts, TEXTS),
    abbreviations: facts === null ? [] : parsed.flatMap(({ text }) => abbreviationsIn(text)),
    sections: sections.map((section) => prepareSection(section, title)),
    chunks,
    texts: TEXTS.take(),
  };
}

function prepareSection(section: Section, title: string): PreparedSection {
  const { level, headings, line, endLine, date, dateOrigin } = section;
  const warning = section.warning === null ? null : JSON.stringify(section.warning);
  // The title has a field of its own: said twice, it would count twice.
  const lexical = headings.filter((heading) => heading !== title).join('\n');
  return [level, JSON.stringify(headings), line, endLine, date, dateOrigin, warning, lexical];
}

/** What the chunks of a section have in common: the hash of what stands in front of them, and the parts of its names. */
function topOf(title: string, { headings, date, dateOrigin }: Section): { hash: string; parts: string } {
  const hash = shortHash(embedTop({ title, headings, date: writtenDay({ date, dateOrigin }) }), PREFIX_HASH_CHARS);
  return { hash, parts: identifierParts(title, headings.at(-1) ?? '') };
}
