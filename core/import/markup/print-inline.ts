import { assertNever } from '../../errors.ts';
import { codeSpan, escapeTarget, escapeText } from './escape.ts';
import type { Inline } from './document.ts';

/** Where the text stands: a table's row is one line, and so is a heading. */
export type Place = 'paragraph' | 'cell' | 'line';

const MARK = { strong: '**', emphasis: '*', strike: '~~' } as const;
const MARKED = ['strong', 'emphasis', 'strike'] as const;
const BREAK = { paragraph: '\\\n', cell: '<br>', line: ' ' } as const;

/** Spaces at the ends of marked text stand outside of its marks, where they do not undo them. */
function wrapped(inner: string, open: string, close: string): string {
  const text = inner.trim();
  if (text === '') return inner;
  const start = inner.slice(0, inner.length - inner.trimStart().length);
  const end = inner.slice(inner.trimEnd().length);
  return `${start}${open}${text}${close}${end}`;
}

function printText(text: string, place: Place, within: readonly string[]): string {
  const escaped = within.includes('link') ? escapeText(text).replaceAll(/(?<!\\)[[\]]/g, '\\$&') : escapeText(text);
  return place === 'cell' ? escaped.replaceAll('|', '\\|') : escaped;
}

function printOne(inline: Inline, place: Place, within: readonly string[]): string {
  switch (inline.kind) {
    case 'text':
      return printText(inline.text, place, within);
    case 'code':
      // A backslash before a bar cannot be written as code in a row.
      if (place === 'cell' && inline.text.includes('\\|')) return printText(inline.text, place, within);
      return place === 'cell' ? codeSpan(inline.text).replaceAll('|', '\\|') : codeSpan(inline.text);
    case 'break':
      return BREAK[place];
    case 'image':
      return `![${escapeLabel(inline.alt)}](${escapeTarget(inline.target)})`;
    case 'link': {
      const inner = printInlines(inline.children, place === 'cell' ? 'cell' : 'line', [...within, 'link']);
      return within.includes('link') ? inner : wrapped(inner, '[', `](${escapeTarget(inline.target)})`);
    }
    case 'strong':
    case 'emphasis':
    case 'strike': {
      const isInside = within.includes(inline.kind);
      const inner = printInlines(inline.children, place, [...within, inline.kind]);
      return isInside ? inner : wrapped(inner, MARK[inline.kind], MARK[inline.kind]);
    }
    default:
      return assertNever(inline);
  }
}

function escapeLabel(text: string): string {
  return escapeText(text).replaceAll(/[[\]]/g, '\\$&').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}

/** Inline content as markdown; `]` and `(` of neighbours do not become a link. */
export function printInlines(inlines: readonly Inline[], place: Place, within: readonly string[] = []): string {
  let text = '';
  for (const inline of inlines) {
    let next = printOne(inline, place, within);
    // Two runs of stars that touch are read as one.
    if (/[*~]$/.test(text) && /^[*~]/.test(next) && 'children' in inline)
      next = printInlines(inline.children, place, [...within, ...MARKED]);
    text += text.endsWith(']') && next.startsWith('(') ? `\\${next}` : next;
  }
  return text;
}
