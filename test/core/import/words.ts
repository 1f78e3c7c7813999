import { marked, type Token, type Tokens } from 'marked';

/** Words as a reader counts them. */
export function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.normalize('NFC').matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function shown(token: Token): string {
  if (token.type === 'table') {
    const { header, rows } = token as Tokens.Table;
    return [header, ...rows]
      .map((row) => row.map(({ tokens }) => tokens.map(shown).join('')).join(' '))
      .join('\n')
      .concat('\n');
  }
  if (token.type === 'list') return (token as Tokens.List).items.map(shown).join('\n').concat('\n');
  if (token.type === 'html') return token.raw.replaceAll(/<!--.*?-->|<br>/gs, ' ');
  if (token.type === 'image') return `${(token as Tokens.Image).text} `;
  if (token.type === 'br') return '\n';
  if (token.type === 'code') return `\n${(token as Tokens.Code).text}\n`;
  const inner = 'tokens' in token && Array.isArray(token.tokens) ? token.tokens : [];
  if (inner.length > 0) return inner.map(shown).join('') + (INLINE.has(token.type) ? '' : '\n');
  const text = 'text' in token && typeof token.text === 'string' ? token.text : '';
  return token.type === 'text' || token.type === 'escape' ? unescaped(text) : text;
}

const INLINE: ReadonlySet<string> = new Set(['strong', 'em', 'del', 'link']);

function unescaped(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => ENTITIES[name] ?? '');
}

/** What a reader of the markdown sees, without front matter. */
export function readerText(markdown: string): string {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
  return marked.lexer(body).map(shown).join('\n');
}

/** Words of `page` that neither the markdown nor the losses have often enough. */
export function missingWords(page: string, markdown: string, losses: readonly { readonly detail: string }[]): string[] {
  const kept = countWords(`${readerText(markdown)}\n${losses.map(({ detail }) => detail).join('\n')}`);
  return [...countWords(page)].filter(([word, count]) => (kept.get(word) ?? 0) < count).map(([word]) => word);
}
