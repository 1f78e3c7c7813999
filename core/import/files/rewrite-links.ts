import { parser } from '@lezer/markdown';

/** What a link leads to now; null to leave it as it is. `label` is what stands in its brackets. */
export type Resolve = (target: string, label: string) => string | null;

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const HOLDERS: ReadonlySet<string> = new Set(['Link', 'Image', 'LinkReference']);
const ATTRIBUTE = /\b(?:src|href)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/** Changes the targets of links and pictures, also in HTML and in definitions, and nothing else. */
export function rewriteLinks(text: string, resolve: Resolve): string {
  const edits: Edit[] = [];
  const change = (from: number, to: number, label: string): void => {
    const written = text.slice(from, to);
    const isAngled = written.startsWith('<');
    const target = resolve(isAngled ? written.slice(1, -1) : written, label);
    if (target !== null) edits.push({ from, to, text: target });
  };
  parser.parse(text).iterate({
    enter({ name, from, to, node }) {
      const holder = node.parent;
      if (name === 'URL' && holder !== null && HOLDERS.has(holder.name)) {
        const label = /^!?\[([^\]]*)\]/.exec(text.slice(holder.from, holder.to))?.[1] ?? '';
        change(from, to, label);
      }
      if (name !== 'HTMLTag' && name !== 'HTMLBlock') return;
      for (const match of text.slice(from, to).matchAll(ATTRIBUTE)) {
        const value = match[1] ?? match[2] ?? '';
        const at = from + match.index + match[0].length - value.length - 1;
        change(at, at + value.length, '');
      }
    },
  });
  let rewritten = '';
  let done = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    rewritten += text.slice(done, edit.from) + edit.text;
    done = edit.to;
  }
  return rewritten + text.slice(done);
}
