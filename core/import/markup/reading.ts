import type { Lose } from '../loss.ts';
import type { Block, Inline } from './document.ts';
import type { Links } from './links.ts';
import { childrenNamed, textOf, type Markup, type MarkupNode } from './tree.ts';

/** What a page is read with. The readers of elements call each other through it. */
export interface Reading {
  readonly links: Links;
  readonly lose: Lose;
  /** Text of the headings that links lead to, by their id. */
  readonly headings: ReadonlyMap<string, string>;
  readonly blocks: (nodes: readonly MarkupNode[]) => Block[];
  readonly inlines: (nodes: readonly MarkupNode[]) => Inline[];
}

/** How one dialect writes what HTML has no element for. */
export interface DialectRules {
  /** Whether it stands on lines of its own; null when its name or content decides. */
  readonly isBlock: (element: Markup) => boolean | null;
  /** Null when it is plain HTML. */
  readonly readBlock: (element: Markup, reading: Reading) => Block[] | null;
  readonly readInline: (element: Markup, reading: Reading) => Inline[] | null;
}

export function paragraph(...children: readonly Inline[]): Block {
  return { kind: 'paragraph', children };
}

export function strongText(text: string): Inline {
  return { kind: 'strong', children: [{ kind: 'text', text }] };
}

/** The language and text of a `pre`; the first line break in it is not part of its text. */
export function preBlock(element: Markup): Block {
  const inner = childrenNamed(element, 'code')[0];
  const classes = `${element.attributes['class'] ?? ''} ${inner?.attributes['class'] ?? ''}`;
  const brush = /brush:\s*([\w+#.-]+)/.exec(
    `${element.attributes['data-syntaxhighlighter-params'] ?? ''} ${classes}`,
  )?.[1];
  const language = brush ?? /\blang(?:uage)?-([\w+#.-]+)/.exec(classes)?.[1] ?? '';
  return { kind: 'code', language: languageName(language), text: textOf(element).replace(/^\r?\n/, '') };
}

/** Confluence's words for a language, where markdown readers use another. */
export function languageName(name: string): string {
  const lower = name.trim().toLowerCase();
  if (['none', 'plain', 'plaintext', 'plain text', 'text', 'nohighlight'].includes(lower)) return '';
  return { 'c#': 'csharp', 'c++': 'cpp', shell: 'bash', py: 'python', js: 'javascript', yml: 'yaml' }[lower] ?? lower;
}

/** The words of emoticons that Confluence had before emoji. */
const EMOTICONS: Readonly<Record<string, string>> = {
  tick: '✅',
  cross: '❌',
  warning: '⚠️',
  information: 'ℹ️',
  question: '❓',
  plus: '➕',
  minus: '➖',
  smile: '🙂',
  sad: '🙁',
  'thumbs-up': '👍',
  'thumbs-down': '👎',
  'light-on': '💡',
};

/** What is shown for an emoticon. */
export function emoticonText(name: string, fallback: string | undefined): string {
  return fallback ?? EMOTICONS[name] ?? `:${name}:`;
}
