import type { SourceAttachment } from '../import-run.ts';

/** A page that is a file of its own in the source. */
export interface Doc {
  /** Stays the same from import to import. */
  readonly key: string;
  readonly title: string;
  /** Where its note goes, relative to the import's folder. */
  readonly path: string;
  /** The note; null when it cannot be had, which `losses` of the source tell. */
  readonly read: () => Promise<{
    readonly content: string;
    readonly losses: readonly { readonly what: string; readonly detail: string }[];
  } | null>;
}

/** Pages that come as files: a folder of markdown, or Notion's export. */
export interface DocSource {
  readonly origin: 'markdown' | 'notion';
  /** Tells this source from another one in the same folder. */
  readonly name: string;
  readonly docs: readonly Doc[];
  /** Files that pages refer to; complete once all pages were read. */
  readonly attachments: () => readonly SourceAttachment[];
  /** What could not be read at all; complete once all pages were read. */
  readonly losses: { readonly what: string; readonly detail: string }[];
}
