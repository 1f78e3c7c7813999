import type { DateOrigin, NoteKind } from '../contract/notes.ts';
import type { Warning } from '../contract/notices.ts';
import type { DateOrder } from '../dates/numeric-order.ts';
import type { Outline } from './outline.ts';

/** A file found by a scan. `path` is relative to the journal's root, with `/`, in Unicode NFC. */
export interface FoundFile {
  readonly path: string;
  /** Absolute, exactly as the file system spells it. */
  readonly file: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** A heading with what stands under it, up to the next heading of any level; level 0 is the text before the first. */
export interface Section {
  /** Position in the note, from 0. */
  readonly ordinal: number;
  readonly level: number;
  /** Headings above and including its own; empty for level 0. */
  readonly headings: readonly string[];
  readonly line: number;
  readonly endLine: number;
  readonly date: string | null;
  readonly dateOrigin: DateOrigin | null;
  readonly warning: Warning | null;
}

export type ChunkKind = 'prose' | 'list-item' | 'code' | 'table';

/** The unit that is indexed and embedded. Never begins or ends inside a fence. */
export interface Chunk {
  /** Position in the note, from 0. */
  readonly ordinal: number;
  readonly kind: ChunkKind;
  /** `ordinal` of its section. */
  readonly section: number;
  readonly line: number;
  readonly endLine: number;
  /** The lines `line` to `endLine` of the note, as they stand there (a long line may be cut at a sentence end). */
  readonly text: string;
}

/** One note, understood: what `ingest` writes. */
export interface ParsedNote {
  readonly path: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly hash: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly title: string;
  readonly kind: NoteKind;
  readonly tags: readonly string[];
  readonly frontmatter: Readonly<Record<string, unknown>>;
  readonly bodyLine: number;
  /** The note's own date: front matter, file name, else its first dated section; null when none says. */
  readonly date: string | null;
  /** How its dates like `11/04/2024` were read, and what decided that; null when it has none. */
  readonly dateOrder: DateOrder | null;
  readonly sections: readonly Section[];
  readonly chunks: readonly Chunk[];
  readonly warnings: readonly (Warning & { readonly line: number })[];
  readonly outline: Outline;
}
