/*
 * A note's sentence as it reads outside of its note: what only works there (link targets, marks of a site's generator)
 * is left out. Code in backticks stays as it is.
 */

const CODE = /(`+)(?:(?!\1)[\s\S])*?\1/g;
const IMAGE = /!\[([^\]]*)\]\([^)]*\)/g;
const LINK = /\[((?:[^[\]]|\[[^\]]*\])+)\]\(\s*(<[^>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+["'][^)]*["'])?\)/g;
const NAMED_LINK = /\[((?:[^[\]]|\[[^\]]*\])+)\]\[[^\]]*\]/g;
const WIKI_LINK = /!?\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g;
const AUTO_LINK = /<((?:https?|mailto):[^>\s]+)>/g;
const FOOTNOTE = /\[\^[^\]]+\](?!:)/g;
const TAG =
  /<\/?(?:a|b|i|u|p|em|strong|br|hr|code|span|div|sup|sub|kbd|small|details|summary|center|font|img|ins|del|mark)\b[^<>]*>/gi;
const SHORT_CODE = /\{\{[<%][^}]*[%>]\}\}|\{:[^}]*\}|\{#[\w-]+\}/g;
const SITE_ADDRESS = /^https?:\/\//i;

/** Applies `change` to what is no code. */
function outsideCode(text: string, change: (part: string) => string): string {
  let out = '';
  let from = 0;
  for (const match of text.matchAll(CODE)) {
    out += change(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return out + change(text.slice(from));
}

function plainLinks(text: string, keepsAddresses: boolean): string {
  return text
    .replace(IMAGE, '$1')
    .replace(WIKI_LINK, '$1')
    .replace(LINK, (whole: string, label: string, target: string) => {
      const address = target.replace(/^<|>$/g, '');
      return keepsAddresses && SITE_ADDRESS.test(address) && !label.includes('://') ? whole : label;
    })
    .replace(NAMED_LINK, '$1')
    .replace(AUTO_LINK, '$1')
    .replace(FOOTNOTE, '');
}

/** Links may hold code, and code may hold brackets: links whose label is code are read first. */
function withoutLinks(text: string, keepsAddresses: boolean): string {
  const codeLabel = /\[(`[^`\]]*`)\](?:\([^)\s]*\)|\[[^\]]*\])/g;
  const bare = keepsAddresses ? text : text.replace(codeLabel, '$1');
  return outsideCode(bare, (part) => plainLinks(part, keepsAddresses));
}

/**
 * A unit's text for an answer: without images, tags, short codes, footnote marks and link targets that mean nothing
 * outside of the note. Links to the web keep their address.
 */
export function readable(text: string): string {
  return outsideCode(withoutLinks(text, true), (part) =>
    part
      .replace(TAG, ' ')
      .replace(SHORT_CODE, ' ')
      .replaceAll('&nbsp;', ' ')
      .replace(/[ \t]{2,}/g, ' ')
      .replace(/ +([.,;:!?])(?=\s|$)/g, '$1'),
  ).trim();
}

/** The same for plain text: a link is what it is called. */
export function plainReadable(text: string): string {
  return withoutLinks(text, false)
    .replace(/(?<![\p{L}\p{N}*])(\*\*|__)(?=\S)([^*_\n]*?\S)\1(?![\p{L}\p{N}*])/gu, '$2')
    .trim();
}
