/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Longest slug, in characters: with a date in front and an extension behind it fits into any file system. */
const SLUG_MAX_CHARS = 80;

/**
 * A title as part of a file name on every platform: letters and digits of any script in lower case, joined with `-`.
 *
 * @returns empty when the title has neither letter nor digit
 */
export function titleSlug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  const slug = words
    .slice(0, SLUG_MAX_CHARS)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/-+$/, '');
  return RESERVED.test(slug) ? `${slug}-note` : slug;
}
