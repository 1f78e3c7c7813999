import type { Lose } from '../loss.ts';
import type { Block, Inline, ListItem, TableCell } from './document.ts';
import { anchorOf, isHarmless, pageReference, type Links } from './links.ts';
import { paragraph, preBlock, strongText, type DialectRules, type Reading } from './reading.ts';
import { childrenNamed, parseMarkup, textOf, wordsOf, type Markup, type MarkupNode } from './tree.ts';

const CONTAINERS: ReadonlySet<string> = new Set(
  `div section article main header footer aside nav figure figcaption center form fieldset address details summary
  dl dt dd thead tbody tfoot tr td th caption colgroup col li`.split(/\s+/),
);
const BLOCKS: ReadonlySet<string> = new Set([
  ...CONTAINERS,
  ...'p h1 h2 h3 h4 h5 h6 ul ol table pre blockquote hr'.split(' '),
]);
/** What holds no text of the page. */
const UNSEEN: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'link',
  'meta',
  'title',
]);
const FRAMES: ReadonlySet<string> = new Set(['iframe', 'object', 'embed', 'video', 'audio', 'svg', 'canvas']);

/** Reads a page into blocks. What is not known is read through: its text stays. */
export function readPage(
  text: string,
  options: {
    readonly rules: DialectRules;
    readonly links: Links;
    readonly lose: Lose;
    readonly within?: (root: Markup) => readonly MarkupNode[];
  },
): Block[] {
  const { rules, links, lose } = options;
  const { root, isFlattened } = parseMarkup(text);
  if (isFlattened)
    lose('nesting', 'Elements are nested so deeply that their structure was left out; their text is kept.');
  const nodes = options.within?.(root) ?? root.children;
  const known = new WeakMap<Markup, boolean>();
  const isBlock = (node: MarkupNode): boolean => {
    if (typeof node === 'string') return false;
    const before = known.get(node);
    if (before !== undefined) return before;
    const is = rules.isBlock(node) ?? (BLOCKS.has(node.name) || node.children.some(isBlock));
    known.set(node, is);
    return is;
  };
  const reading: Reading = {
    links,
    lose,
    headings: headingsOf(nodes),
    blocks: (some) => readBlocks(some, reading, { rules, isBlock }),
    inlines: (some) => some.flatMap((node) => readInline(node, reading, rules)),
  };
  return reading.blocks(nodes);
}

interface Ways {
  readonly rules: DialectRules;
  readonly isBlock: (node: MarkupNode) => boolean;
}

function headingsOf(nodes: readonly MarkupNode[]): Map<string, string> {
  const headings = new Map<string, string>();
  const visit = (node: MarkupNode): void => {
    if (typeof node === 'string') return;
    const { id } = node.attributes;
    if (id !== undefined && /^h[1-6]$/.test(node.name)) headings.set(id, wordsOf(node));
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return headings;
}

/** Runs of text and inline elements are paragraphs; blocks stand between them. */
function readBlocks(nodes: readonly MarkupNode[], reading: Reading, ways: Ways): Block[] {
  const blocks: Block[] = [];
  let run: MarkupNode[] = [];
  const flush = (): void => {
    const children = reading.inlines(run);
    run = [];
    if (children.some((child) => child.kind !== 'text' || child.text.trim() !== ''))
      blocks.push(paragraph(...children));
  };
  for (const node of nodes) {
    if (typeof node === 'string' || !ways.isBlock(node)) {
      run.push(node);
      continue;
    }
    flush();
    blocks.push(...(ways.rules.readBlock(node, reading) ?? readHtmlBlock(node, reading)));
  }
  flush();
  return blocks;
}

function readHtmlBlock(element: Markup, reading: Reading): Block[] {
  const { name, children } = element;
  switch (name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return readHeading(element, reading);
    case 'ul':
    case 'ol':
      return readList(element, reading);
    case 'pre':
      return [preBlock(element)];
    case 'blockquote':
      return [{ kind: 'quote', blocks: reading.blocks(children) }];
    case 'table':
      return readTable(element, reading);
    case 'hr':
      return [{ kind: 'rule' }];
    case 'dt':
    case 'summary':
      return wordsOf(element) === '' ? reading.blocks(children) : [paragraph(strongText(wordsOf(element)))];
    default:
      keepTarget(element, reading);
      return reading.blocks(children);
  }
}

/** A link around whole blocks cannot be written: its target would be gone in silence. */
function keepTarget({ name, attributes }: Markup, { lose }: Reading): void {
  if (name === 'a' && attributes['href'] !== undefined) lose('link', attributes['href']);
}

/** A heading is one line: what it holds besides text follows it. */
function readHeading(element: Markup, reading: Reading): Block[] {
  const level = Number(element.name.slice(1));
  const inner = reading.blocks(element.children);
  const [first, ...rest] = inner;
  if (first?.kind !== 'paragraph') return inner;
  return [{ kind: 'heading', level, children: first.children }, ...rest];
}

function readList(element: Markup, reading: Reading): Block[] {
  const items: ListItem[] = [];
  for (const child of element.children) {
    if (typeof child === 'string' && child.trim() === '') continue;
    const blocks =
      typeof child !== 'string' && child.name === 'li' ? reading.blocks(child.children) : reading.blocks([child]);
    const last = items.at(-1);
    const isNested = blocks.length > 0 && blocks.every((block) => block.kind === 'list');
    // `<ul><ul>` without an item: it belongs to the item before it.
    if (last !== undefined && isNested && typeof child !== 'string' && child.name !== 'li') {
      items[items.length - 1] = { ...last, blocks: [...last.blocks, ...blocks] };
    } else items.push({ checked: null, blocks });
  }
  const start = element.name === 'ol' ? Math.max(0, Math.trunc(Number(element.attributes['start'] ?? 1)) || 1) : null;
  return items.length === 0 ? [] : [{ kind: 'list', start, items }];
}

const MAX_COLUMNS = 1000;
const MAX_SPAN = 100;

function spanOf(cell: Markup, name: string): number {
  return Math.min(MAX_SPAN, Math.max(1, Math.trunc(Number(cell.attributes[name] ?? 1)) || 1));
}

function tableRows(element: Markup): { readonly rows: Markup[]; readonly others: MarkupNode[] } {
  const rows: Markup[] = [];
  const others: MarkupNode[] = [];
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') others.push(child);
    } else if (child.name === 'tr') rows.push(child);
    else if (['thead', 'tbody', 'tfoot'].includes(child.name)) {
      const inner = tableRows(child);
      rows.push(...inner.rows);
      others.push(...inner.others);
    } else if (child.name === 'td' || child.name === 'th') rows.push({ name: 'tr', attributes: {}, children: [child] });
    else if (child.name !== 'colgroup' && child.name !== 'col') others.push(child);
  }
  return { rows, others };
}

const EMPTY_CELL: TableCell = { isHeader: false, blocks: [] };

/** Merged cells are their first one, and empty ones beside and below it. */
function readTable(element: Markup, reading: Reading): Block[] {
  const { rows, others } = tableRows(element);
  const grid: TableCell[][] = [];
  const covered = new Map<string, true>();
  let isMerged = false;
  for (const [y, row] of rows.entries()) {
    const line: TableCell[] = [];
    const cells = childrenNamed(row, 'td', 'th');
    others.push(
      ...row.children.filter((child) => (typeof child === 'string' ? child.trim() !== '' : !cells.includes(child))),
    );
    for (const cell of cells) {
      while (covered.has(`${y}:${line.length}`)) line.push(EMPTY_CELL);
      const [width, height] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
      isMerged ||= width * height > 1;
      const x = line.length;
      for (let below = 1; below < height && y + below < rows.length; below++)
        for (let beside = 0; beside < width; beside++) covered.set(`${y + below}:${x + beside}`, true);
      line.push({ isHeader: cell.name === 'th', blocks: reading.blocks(cell.children) });
      for (let beside = 1; beside < width && line.length < MAX_COLUMNS; beside++)
        line.push({ isHeader: cell.name === 'th', blocks: [] });
    }
    while (covered.has(`${y}:${line.length}`)) line.push(EMPTY_CELL);
    if (line.length > 0) grid.push(line);
  }
  if (isMerged) reading.lose('table', 'Merged cells of a table are written once, with empty cells beside them.');
  const before = reading.blocks(others);
  return grid.length === 0 ? before : [...before, { kind: 'table', rows: grid }];
}

function readInline(node: MarkupNode, reading: Reading, rules: DialectRules): Inline[] {
  if (typeof node === 'string') return [{ kind: 'text', text: node.replaceAll(/[\s\u00A0]+/g, ' ') }];
  return rules.readInline(node, reading) ?? readHtmlInline(node, reading);
}

function readHtmlInline(element: Markup, reading: Reading): Inline[] {
  const { name, attributes } = element;
  if (UNSEEN.has(name)) {
    const words = wordsOf(element);
    if (words !== '') reading.lose('script', `${name}: ${words}`);
    return [];
  }
  if (FRAMES.has(name)) {
    const source = attributes['src'] ?? attributes['data'] ?? '';
    reading.lose('embedded', `${name} ${source}`.trim());
    const inner = reading.inlines(element.children);
    const isLink = source !== '' && isHarmless(source);
    return isLink
      ? [
          { kind: 'link', target: source, children: [{ kind: 'text', text: source }] },
          { kind: 'text', text: ' ' },
          ...inner,
        ]
      : inner;
  }
  switch (name) {
    case 'strong':
    case 'b':
      return [{ kind: 'strong', children: reading.inlines(element.children) }];
    case 'em':
    case 'i':
    case 'cite':
      return [{ kind: 'emphasis', children: reading.inlines(element.children) }];
    case 's':
    case 'del':
    case 'strike':
      return [{ kind: 'strike', children: reading.inlines(element.children) }];
    case 'code':
    case 'tt':
    case 'kbd':
    case 'samp':
      return readCode(element, reading);
    case 'br':
      // `<br>text</br>` is read as an element with the text in it.
      return [{ kind: 'break' }, ...reading.inlines(element.children)];
    case 'a':
      return readAnchor(element, reading);
    case 'img':
      return readImage(element, reading);
    case 'time':
      return [{ kind: 'text', text: wordsOf(element) || (attributes['datetime'] ?? '') }];
    default:
      return reading.inlines(element.children);
  }
}

/** Code that holds a link or a mention keeps that, and is text then. */
function readCode(element: Markup, reading: Reading): Inline[] {
  const isPlain = (node: MarkupNode): boolean =>
    typeof node === 'string' ||
    (!['a', 'img'].includes(node.name) && !node.name.includes(':') && node.children.every(isPlain));
  if (!element.children.every(isPlain)) return reading.inlines(element.children);
  const text = textOf(element);
  return text.trim() === '' ? [{ kind: 'text', text: ' ' }] : [{ kind: 'code', text }];
}

function readAnchor(element: Markup, reading: Reading): Inline[] {
  const children = reading.inlines(element.children);
  const href = element.attributes['href']?.trim() ?? '';
  if (href === '') return children;
  const target = targetOf(href, reading);
  if (target === null) {
    reading.lose('link', `${wordsOf(element)} → ${href}`);
    return children;
  }
  const isEmpty = wordsOf(element) === '' && !children.some((child) => child.kind === 'image');
  // Nobody sees a link without a text.
  if (isEmpty) reading.lose('link', href);
  return isEmpty ? children : [{ kind: 'link', target, children }];
}

/** Where a link leads now; null when that is nowhere. */
function targetOf(href: string, { links, headings }: Reading): string | null {
  if (href.startsWith('#')) {
    const heading = headings.get(href.slice(1));
    return heading === undefined ? href : anchorOf(heading) || href;
  }
  if (!isHarmless(href)) return null;
  const reference = pageReference(href);
  const anchor = /#.*$/.exec(href)?.[0] ?? '';
  const page = reference === null ? null : links.page(reference);
  if (page !== null) return page + anchor;
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(href)) return href;
  const file = href.replace(/[?#].*$/, '');
  const local = links.page({ file }) ?? links.attachment({ file });
  return local === null ? null : local + (local.endsWith('.md') ? anchor : '');
}

function readImage(element: Markup, reading: Reading): Inline[] {
  const { src = '', alt = '', title = '' } = element.attributes;
  const local = reading.links.attachment({ file: src.replace(/[?#].*$/, '') });
  if (local !== null) return [{ kind: 'image', target: local, alt: alt || title }];
  if (/^https?:\/\//i.test(src)) return [{ kind: 'image', target: src, alt: alt || title }];
  if (/(?:^|\/)images\/(?:icons|ext)\//.test(src)) return alt === '' ? [] : [{ kind: 'text', text: alt }];
  reading.lose('image', [alt || title, src.startsWith('data:') ? 'embedded picture' : src].filter(Boolean).join(' '));
  return alt === '' && title === '' ? [] : [{ kind: 'text', text: alt || title }];
}
