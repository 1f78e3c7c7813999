import { Parser } from 'htmlparser2';
import { MAX_DEPTH } from '../bounds.ts';

/** An element of a page; a text is a plain string. */
export interface Markup {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: MarkupNode[];
}
export type MarkupNode = Markup | string;

export interface ParsedMarkup {
  readonly root: Markup;
  /** Elements deeper than the bound stand one level higher than they were. */
  readonly isFlattened: boolean;
}

/**
 * Reads HTML or Confluence's storage format into a tree. Entities that a document declares are never expanded: the
 * parser knows only those of HTML, and leaves others as they are written.
 */
export function parseMarkup(text: string): ParsedMarkup {
  const root: Markup = { name: '', attributes: {}, children: [] };
  const open: Markup[] = [root];
  let tooDeep = 0;
  let isFlattened = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: Markup = { name, attributes, children: [] };
        open.at(-1)?.children.push(element);
        if (open.length <= MAX_DEPTH) {
          open.push(element);
          return;
        }
        isFlattened = true;
        tooDeep += 1;
      },
      ontext(data) {
        const children = open.at(-1)?.children ?? [];
        const last = children.at(-1);
        if (typeof last === 'string') children[children.length - 1] = last + data;
        else children.push(data);
      },
      onclosetag() {
        if (tooDeep > 0) tooDeep -= 1;
        else if (open.length > 1) open.pop();
      },
    },
    { decodeEntities: true, recognizeCDATA: true, recognizeSelfClosing: true },
  );
  parser.end(text);
  return { root, isFlattened };
}

/** All text below a node, as it is written. */
export function textOf(node: MarkupNode): string {
  if (typeof node === 'string') return node;
  if (node.name === 'br') return '\n';
  return node.children.map(textOf).join('');
}

/** The same in one line, with a space wherever an element begins. */
export function wordsOf(node: MarkupNode): string {
  const parts = (one: MarkupNode): string => (typeof one === 'string' ? one : ` ${one.children.map(parts).join('')} `);
  return parts(node).replaceAll(/\s+/g, ' ').trim();
}

/** The first element below, in the order of the page, that fits. */
export function findElement(node: Markup, fits: (element: Markup) => boolean): Markup | null {
  for (const child of node.children) {
    if (typeof child === 'string') continue;
    if (fits(child)) return child;
    const found = findElement(child, fits);
    if (found !== null) return found;
  }
  return null;
}

/** Elements among the direct children. */
export function childrenNamed(node: Markup, ...names: readonly string[]): Markup[] {
  return node.children.filter((child): child is Markup => typeof child !== 'string' && names.includes(child.name));
}

export function hasClass(element: Markup, name: string): boolean {
  return (element.attributes['class'] ?? '').split(/\s+/).includes(name);
}
