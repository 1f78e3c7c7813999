/*
 * What an import takes at most. An export is a file from elsewhere: a small zip can claim to be a terabyte.
 */

/** Of everything that is read, unpacked. */
export const MAX_TOTAL_BYTES = 1024 ** 3;
/** Of one file: `entities.xml` of a large space is read as a stream, so it may be nearly everything. */
export const MAX_FILE_BYTES = 1024 ** 3;
/** Of one page, which is held whole while it is converted. */
export const MAX_PAGE_BYTES = 32 * 1024 ** 2;
/** What is lost with a page that is larger. */
export function tooLargePage(name: string): { readonly what: string; readonly detail: string } {
  return { what: 'page', detail: `${name} is larger than ${MAX_PAGE_BYTES / 1024 ** 2} MB` };
}

/** Of one answer of a server: a page with every letter escaped. */
export const MAX_ANSWER_BYTES = 64 * 1024 ** 2;
/** Of one attachment. */
export const MAX_ATTACHMENT_BYTES = 256 * 1024 ** 2;
/** Text packs to a twentieth, at best to a hundredth; more is made to fill a disk. */
export const MAX_PACKED_RATIO = 200;
/** Small files of zeros are harmless and may pack better. */
export const RATIO_FROM_BYTES = 1024 ** 2;
/** Files in an export. */
export const MAX_FILES = 200_000;
/** Elements deeper than this are read as if they stood here: what is converted calls itself for each level. */
export const MAX_DEPTH = 200;
/** Longest name of a file that is written, in bytes: file systems take 255, and a suffix must fit. */
export const MAX_NAME_BYTES = 160;
