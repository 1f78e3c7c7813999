/** Finds what a page refers to among what is imported. A target is relative to the page's file. */
export interface Links {
  page(reference: {
    readonly title?: string | undefined;
    readonly space?: string | undefined;
    readonly id?: string | undefined;
    readonly file?: string | undefined;
  }): string | null;
  attachment(reference: {
    readonly name?: string | undefined;
    readonly file?: string | undefined;
    /** Title of the page that has it, when it is another one. */
    readonly page?: string | undefined;
  }): string | null;
  user(key: string): string | null;
}

/** What of a link may be kept: nothing that runs. */
export function isHarmless(target: string): boolean {
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(target.trim())?.[1]?.toLowerCase();
  return scheme === undefined || ['http', 'https', 'mailto', 'ftp', 'ftps', 'ssh', 'tel', 'slack'].includes(scheme);
}

/** The page that an address of Confluence means. */
export function pageReference(
  target: string,
): { readonly id?: string; readonly title?: string; readonly space?: string } | null {
  const id = /[?&]pageId=(\d+)/.exec(target)?.[1] ?? /\/pages\/(?:[^/?#]+\/)?(\d+)/.exec(target)?.[1];
  if (id !== undefined) return { id };
  const named = /\/display\/([^/?#]+)\/([^/?#]+)/.exec(target);
  if (named === null) return null;
  const [, space = '', title = ''] = named;
  return { space, title: decoded(title.replaceAll('+', ' ')) };
}

/** Percent signs decoded where they are meant so. */
export function decoded(text: string): string {
  return /%(?![\da-f]{2})/i.test(text) || !isUtf8(text) ? text : decodeURIComponent(text);
}

/** Whether the percent-encoded bytes are text. */
function isUtf8(text: string): boolean {
  const bytes = Buffer.from(
    text.replaceAll(/%([\da-f]{2})/gi, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    'latin1',
  );
  return !/%/.test(text) || !new TextDecoder().decode(bytes).includes('\uFFFD');
}

/** The anchor of a heading, as markdown readers make it. */
export function anchorOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s+/g, '-');
  return slug === '' ? '' : `#${slug}`;
}
