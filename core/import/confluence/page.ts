import type { Readable } from 'node:stream';

/** What is known of a page before its text is read. */
export interface PageInfo {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  /** The space's key. */
  readonly space: string;
  /** Titles of the pages above it, the highest first. */
  readonly ancestors: readonly string[];
  readonly labels: readonly string[];
  readonly owner: string | null;
  readonly version: number | null;
  /** Changes with anything of the above and with the text; null where only the text can tell. */
  readonly revision: string | null;
  /** When it was changed last: `YYYY-MM-DD`, or as the export writes it. */
  readonly updated: string | null;
  /** The file in an HTML export by which other pages link to it. */
  readonly sourceName: string | null;
}

export interface Attachment {
  /** The page that it belongs to. */
  readonly pageId: string;
  readonly name: string;
  /** How pages link to it in an HTML export. */
  readonly sourceName: string | null;
  /** Changes when the file does, where that is known without reading it. */
  readonly version: string | null;
  /** Known to be more than is taken, before it is read. */
  readonly isTooLarge?: boolean;
  readonly open: () => Promise<Readable>;
}

/** `storage`: the XHTML that Confluence keeps; `view`: what its HTML export shows. */
export type Dialect = 'storage' | 'view';

export interface PageText {
  readonly info: PageInfo;
  readonly dialect: Dialect;
  readonly text: string;
}

/** Where pages come from: all are known first, then their texts come one by one. */
export interface PageSource {
  /** Key of the space; names the folder. */
  readonly space: string;
  readonly pages: readonly PageInfo[];
  readonly attachments: readonly Attachment[];
  /** Names of people by the keys under which pages mention them. */
  readonly users: ReadonlyMap<string, string>;
  /** What could not be read at all; grows while texts are read. */
  readonly losses: { readonly what: string; readonly detail: string }[];
  /** Whether asking for a text costs so much that one of the same version is not asked for again. */
  readonly isIncremental: boolean;
  /** Texts of the pages, except of those that `isKnown` says are here already; a page left out is kept as it was. */
  readonly texts: (isKnown: (info: PageInfo) => boolean, signal: AbortSignal) => AsyncIterable<PageText>;
}
