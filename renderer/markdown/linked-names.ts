import { walkTokens } from 'marked';
import type { PlacedBlock } from './lex.ts';
import { linkTarget, readWikiName } from './links.ts';

const WIKI = /\[\[([^[\]\n|]+)(?:\|[^[\]\n]+)?\]\]/g;

/** The notes that links in these blocks lead to, each once: paths, and what stands between double brackets. */
export function linkedNames(blocks: readonly PlacedBlock[], from: string): readonly string[] {
  const names = new Set<string>();
  void walkTokens(
    blocks.map(({ token }) => token),
    (token) => {
      if (token.type === 'link') {
        const target = linkTarget(String(token['href']), from);
        if (target.kind === 'note' && target.path !== from) names.add(target.path);
      } else if (token.type === 'text' && !('tokens' in token && token.tokens)) {
        for (const [, name = ''] of token.raw.matchAll(WIKI)) names.add(readWikiName(name).path);
      }
    },
  );
  names.delete('');
  return [...names].toSorted();
}
