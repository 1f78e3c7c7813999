import type { MarkedToken, Token } from 'marked';
import { decodeEntities } from './entities.ts';
import { known, lexInline } from './lex.ts';

/** The words of inline markdown without its marks, where no link may stand: inside another link, or a button. */
export function plainText(text: string): string {
  return flatten(lexInline(text.trim()));
}

function flatten(tokens: readonly Token[]): string {
  return known(tokens).map(wordsOf).join('');
}

function wordsOf(token: MarkedToken): string {
  if (token.type === 'br') return ' ';
  if (token.type === 'image') return token.text || token.href;
  if ('tokens' in token && token.tokens !== undefined) return flatten(token.tokens);
  if (token.type === 'text') return decodeEntities(token.text);
  return 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
}
