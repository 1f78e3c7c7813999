import { posix } from 'node:path';
import { DaybookError } from '../../errors.ts';
import { MAX_PAGE_BYTES, tooLargePage } from '../bounds.ts';
import { readText, type FileSource } from '../file-source.ts';
import {
  findElement,
  hasClass,
  parseMarkup,
  wordsOf,
  childrenNamed,
  type Markup,
  type MarkupNode,
} from '../markup/tree.ts';
import { dayOf } from './day.ts';
import type { Attachment, PageInfo, PageSource } from './page.ts';

function byId(root: Markup, id: string): Markup | null {
  return findElement(root, (element) => element.attributes['id'] === id);
}

/** What of a page's file is the page: its text, and comments below it. Not what the export wrote around them. */
export function viewContent(root: Markup): readonly MarkupNode[] {
  const main = byId(root, 'main-content') ?? findElement(root, (element) => hasClass(element, 'wiki-content'));
  if (main === null) return (findElement(root, ({ name }) => name === 'body') ?? root).children;
  const comments = byId(root, 'comments');
  const section = findElement(root, (element) => comments !== null && element.children.includes(comments));
  return comments === null ? main.children : [...main.children, ...(section?.children ?? [comments])];
}

interface Head {
  readonly title: string;
  readonly ancestors: readonly string[];
  readonly labels: readonly string[];
  readonly owner: string | null;
  readonly updated: string | null;
  readonly attachments: readonly { readonly name: string; readonly file: string }[];
}

function readHead(root: Markup, space: string): Head {
  const heading = byId(root, 'title-text') ?? findElement(root, ({ name }) => name === 'title');
  const whole = heading === null ? '' : wordsOf(heading);
  const crumbs = byId(root, 'breadcrumbs');
  const steps = crumbs === null ? [] : childrenNamed(crumbs, 'li').map(wordsOf).filter(Boolean);
  const spaceName = steps[0] ?? space;
  const title = [spaceName, space].reduce(
    (text, name) => (text.startsWith(`${name} : `) ? text.slice(name.length + 3) : text),
    whole,
  );
  const metadata = findElement(root, (element) => hasClass(element, 'page-metadata'));
  const author = metadata && findElement(metadata, (element) => hasClass(element, 'author'));
  const words = metadata === null ? '' : wordsOf(metadata);
  const written = /\bon\s+(.{4,40}?\d{4})\b/.exec(words)?.[1] ?? null;
  return {
    title,
    ancestors: steps.slice(1),
    labels: labelsOf(root),
    owner: author === null ? null : wordsOf(author) || null,
    updated: written === null ? null : dayOf(written),
    attachments: attachmentsOf(root),
  };
}

function labelsOf(root: Markup): string[] {
  const section =
    byId(root, 'labels-section') ??
    byId(root, 'labels') ??
    findElement(root, (element) => hasClass(element, 'label-list'));
  const labels: string[] = [];
  const visit = (element: Markup): void => {
    if (hasClass(element, 'aui-label') || hasClass(element, 'label') || element.attributes['rel'] === 'tag') {
      const words = wordsOf(element);
      if (words !== '') labels.push(words);
      return;
    }
    for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  if (section !== null) visit(section);
  return [...new Set(labels)];
}

function attachmentsOf(root: Markup): { name: string; file: string }[] {
  const heading = byId(root, 'attachments');
  if (heading === null) return [];
  const found = new Map<string, string>();
  const visit = (element: Markup): void => {
    const { href } = element.attributes;
    if (element.name === 'a' && href?.startsWith('attachments/') === true)
      found.set(href.replace(/[?#].*$/, ''), wordsOf(element));
    for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  visit(root);
  return [...found].map(([file, name]) => ({ name: name || posix.basename(file), file }));
}

/** The export's root: a zip often has one folder around it. */
function rootOf(source: FileSource): string {
  const index = source.files
    .filter(({ name }) => posix.basename(name) === 'index.html')
    .toSorted((a, b) => a.name.length - b.name.length)[0];
  const first = index ?? source.files.find(({ name }) => name.endsWith('.html'));
  return first === undefined ? '' : posix.dirname(first.name) === '.' ? '' : `${posix.dirname(first.name)}/`;
}

async function spaceOf(source: FileSource, root: string): Promise<string> {
  if (!source.files.some(({ name }) => name === `${root}index.html`)) return '';
  const text = await readText(source, `${root}index.html`, MAX_PAGE_BYTES);
  if (text === null) return '';
  const { root: page } = parseMarkup(text);
  const row = findElement(page, (element) => element.name === 'tr' && /^Key\b/.test(wordsOf(element)));
  const key = row === null ? null : /^Key\s+(\S+)$/.exec(wordsOf(row));
  const title = findElement(page, ({ name }) => name === 'title');
  return key?.[1] ?? (title === null ? '' : wordsOf(title).replace(/\s*\(.*\)$/, ''));
}

function pageNames(source: FileSource, root: string): string[] {
  const names = source.files
    .map(({ name }) => name)
    .filter((name) => /\.html?$/i.test(name) && name.startsWith(root) && !name.slice(root.length).includes('/'))
    .filter((name) => name !== `${root}index.html`);
  if (names.length > 0) return names;
  throw new DaybookError(
    'invalid',
    `${source.path} holds no page: there is neither an HTML page nor entities.xml in it.`,
    {
      hint: 'Export the space in Confluence (Space settings, Export space) as HTML or XML, and name that zip or folder.',
    },
  );
}

function infoOf(head: Head, file: string, space: string): PageInfo {
  const stem = file.replace(/\.html?$/i, '');
  return {
    id: /(?:^|_)(\d+)$/.exec(stem)?.[1] ?? stem,
    title: head.title || stem,
    url: null,
    space,
    ancestors: head.ancestors,
    labels: head.labels,
    owner: head.owner,
    version: null,
    revision: null,
    updated: head.updated,
    sourceName: file,
  };
}

/** A space that was exported as HTML: a file for each page, and `index.html`. */
export async function readHtmlExport(source: FileSource, onFound: (pages: number) => void): Promise<PageSource> {
  const root = rootOf(source);
  const space = await spaceOf(source, root);
  const pages: PageInfo[] = [];
  const attachments: Attachment[] = [];
  const losses: { what: string; detail: string }[] = [];
  const known = new Set(source.files.map(({ name }) => name));
  for (const name of pageNames(source, root)) {
    const text = await readText(source, name, MAX_PAGE_BYTES);
    if (text === null) {
      losses.push(tooLargePage(name));
      continue;
    }
    const head = readHead(parseMarkup(text).root, space);
    const info = infoOf(head, name.slice(root.length), space);
    pages.push(info);
    for (const { name: called, file } of head.attachments) {
      const at = root + file;
      if (!known.has(at)) losses.push({ what: 'attachment', detail: `${called} (${file}) is not in the export` });
      else
        attachments.push({
          pageId: info.id,
          name: called,
          sourceName: file,
          version: null,
          open: () => source.open(at),
        });
    }
    onFound(pages.length);
  }
  attachments.push(...unlisted(source, root, attachments));
  return {
    space,
    pages,
    attachments,
    users: new Map(),
    losses,
    isIncremental: false,
    async *texts(isKnown, signal) {
      for (const info of pages) {
        signal.throwIfAborted();
        if (isKnown(info)) continue;
        const text = await readText(source, root + (info.sourceName ?? ''), MAX_PAGE_BYTES);
        if (text !== null) yield { info, dialect: 'view', text };
      }
    },
  };
}

/** Files of attachments that no page lists, such as pictures in it. */
function unlisted(source: FileSource, root: string, listed: readonly Attachment[]): Attachment[] {
  const known = new Set(listed.map(({ sourceName }) => sourceName));
  return source.files.flatMap(({ name }): Attachment[] => {
    const file = name.slice(root.length);
    const pageId = /^attachments\/(\d+)\/[^/]+$/.exec(file)?.[1];
    if (!name.startsWith(root) || pageId === undefined || known.has(file)) return [];
    return [{ pageId, name: posix.basename(file), sourceName: file, version: null, open: () => source.open(name) }];
  });
}
