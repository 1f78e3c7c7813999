import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Attachment, PageSource } from './confluence/page.ts';
import type { Manifest } from './manifest.ts';
import { decoded, type Links } from './markup/links.ts';
import { openNameBook, safeFileName, safeStem, type NameBook } from './safe-name.ts';

/** Which page and attachment becomes which file, and what leads to it. Paths are relative to the import's folder. */
export interface FilePlan {
  pathOf(pageId: string): string;
  attachmentFile(attachment: Attachment): { readonly key: string; readonly path: string };
  linksFor(pageId: string): Links;
  /** Whether every page that was here before has its name of then: links in what is known still lead there. */
  readonly isStable: boolean;
  /** Whether the file of a page or attachment, by its key, is still there. */
  isThere(key: string): boolean;
}

function keyOf({ pageId, name }: Attachment): string {
  return `${pageId}/${name}`;
}

function planPages(source: PageSource, manifest: Manifest, book: NameBook): Map<string, string> {
  const paths = new Map<string, string>();
  for (const { id, title } of source.pages) {
    const before = manifest.pages.get(id);
    if (before !== undefined && before.title === title && book.keep(before.path)) paths.set(id, before.path);
  }
  const rest = source.pages.filter(({ id }) => !paths.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, title } of rest) paths.set(id, book.take(safeStem(title) || `page-${safeStem(id)}`, id, '.md'));
  return paths;
}

function planAttachments(source: PageSource, manifest: Manifest): Map<string, string> {
  const paths = new Map<string, string>();
  const books = new Map<string, NameBook>();
  for (const attachment of source.attachments) {
    const key = keyOf(attachment);
    if (paths.has(key)) continue;
    const book = books.get(attachment.pageId) ?? openNameBook();
    books.set(attachment.pageId, book);
    const before = manifest.attachments.get(key)?.path;
    const folder = `attachments/${safeStem(attachment.pageId) || 'page'}/`;
    if (before?.startsWith(folder) === true && book.keep(before.slice(folder.length))) {
      paths.set(key, before);
      continue;
    }
    const name = safeFileName(attachment.name, 'attachment');
    const dot = name.lastIndexOf('.');
    const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    paths.set(key, folder + book.take(stem, String(paths.size + 1), extension));
  }
  return paths;
}

function linkTarget(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Gives every page and attachment of `source` its file. */
export function planFiles(source: PageSource, manifest: Manifest): FilePlan {
  const pages = planPages(source, manifest, openNameBook());
  const files = planAttachments(source, manifest);
  const byTitle = new Map(source.pages.map((page) => [`${page.space}\n${page.title}`, page.id]));
  const bySource = new Map(
    source.pages.flatMap(({ id, sourceName }) => (sourceName === null ? [] : [[sourceName, id] as const])),
  );
  const bySourceFile = new Map(
    source.attachments.flatMap((one) => (one.sourceName === null ? [] : [[one.sourceName, keyOf(one)] as const])),
  );
  const spaceOf = new Map(source.pages.map(({ id, space }) => [id, space]));
  const target = (path: string | undefined): string | null => (path === undefined ? null : linkTarget(path));
  const titled = (title: string, space: string | undefined): string | undefined =>
    byTitle.get(`${space ?? source.space}\n${title}`);

  const linksFor = (pageId: string): Links => ({
    page({ id, title, space, file }) {
      if (id !== undefined) return target(pages.get(id));
      if (file !== undefined) return target(pages.get(bySource.get(file) ?? bySource.get(decoded(file)) ?? ''));
      const found = titled(title ?? '', space ?? spaceOf.get(pageId));
      return target(found === undefined ? undefined : pages.get(found));
    },
    attachment({ name, file, page }) {
      if (file !== undefined) {
        const plain = decoded(file).replace('attachments/thumbnails/', 'attachments/');
        return target(files.get(bySourceFile.get(file) ?? bySourceFile.get(plain) ?? ''));
      }
      const owner = page === undefined ? pageId : (titled(page, spaceOf.get(pageId)) ?? '');
      return target(files.get(`${owner}/${name ?? ''}`));
    },
    user: (key) => source.users.get(key) ?? null,
  });
  return {
    pathOf: (id) => pages.get(id) ?? '',
    attachmentFile: (attachment) => ({ key: keyOf(attachment), path: files.get(keyOf(attachment)) ?? '' }),
    linksFor,
    isStable:
      manifest.isCurrent && [...manifest.pages].every(([id, { path }]) => !pages.has(id) || pages.get(id) === path),
    isThere: (key) => {
      const path = pages.get(key) ?? files.get(key);
      return path !== undefined && existsSync(join(manifest.folder, path));
    },
  };
}
