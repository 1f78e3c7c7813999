import { posix } from 'node:path';
import { isHarmless, decoded } from '../markup/links.ts';
import type { FileSource } from '../file-source.ts';
import type { Lose } from '../loss.ts';
import type { SourceAttachment } from '../import-run.ts';
import { openNameBook, safeFileName, safeStem } from '../safe-name.ts';

/** Files of the source and where they go. Names are relative, with `/`. */
export interface DocFiles {
  readonly source: FileSource;
  /** Path of the note by the name of the page's file. */
  readonly notes: ReadonlyMap<string, string>;
  /** Folders that an address with a slash in front may begin at, with what stands before the slash. */
  readonly roots: readonly string[];
  /** The page that an address on the web means; null for another one. */
  readonly pageAt?: (address: string) => string | null;
  /** Where a file that is no page goes; to the same place when left out. */
  readonly placeOf?: (name: string) => string;
}

/** Finds what links of pages lead to, and remembers the files that are to be copied. */
export interface DocLinks {
  /** @param name the page's file */
  resolver(name: string, lose: Lose): (target: string, label: string) => string | null;
  attachments(): readonly SourceAttachment[];
  /** Takes a file along that no page refers to. */
  keep(name: string, note: string): void;
}

const PAGE_ENDINGS = ['', '.md', '.mdx', '/index.md', '/index.mdx', '/README.md', '.markdown'];

/** The same folders and name where every file system takes them. */
export function safePath(name: string): string {
  const folders = posix.dirname(name) === '.' ? [] : posix.dirname(name).split('/');
  return [...folders.map((folder) => safeStem(folder) || 'folder'), safeFileName(posix.basename(name), 'file')].join(
    '/',
  );
}

function linkTo(path: string, from: string): string {
  return posix
    .relative(posix.dirname(from), path)
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll(/[()]/g, (one) => `%${one.charCodeAt(0).toString(16)}`))
    .join('/');
}

/** Names of files that a link may mean, the likeliest first. */
function candidates(target: string, from: string, roots: readonly string[]): string[] {
  if (!target.startsWith('/')) return [posix.join(posix.dirname(from), target)];
  const path = target.slice(1);
  // An address of a site begins with the name under which it shows the folder.
  return roots.flatMap((root) => [posix.join(root, path), posix.join(root, path.replace(/^[^/]+\//, ''))]);
}

/** Links of the pages in `files`. */
export function docLinks(files: DocFiles): DocLinks {
  const { source, notes, roots } = files;
  const known = new Set(source.files.map(({ name }) => name));
  const taken = new Map<string, SourceAttachment>();
  const book = openNameBook();
  const copyOf = (name: string, note: string): string => {
    const before = taken.get(name);
    if (before !== undefined) return before.path;
    const wish = (files.placeOf ?? safePath)(name);
    const dot = wish.lastIndexOf('.') > wish.lastIndexOf('/') ? wish.lastIndexOf('.') : wish.length;
    const path = book.take(wish.slice(0, dot), String(taken.size + 1), wish.slice(dot));
    taken.set(name, {
      key: name,
      name: posix.basename(name),
      path,
      note,
      version: null,
      open: () => source.open(name),
    });
    return path;
  };

  const pageNamed = (name: string): string | undefined => {
    const plain = name.replace(/\/+$/, '');
    const stem = plain.replace(/\.html?$/, '');
    return [plain, stem].flatMap((one) => PAGE_ENDINGS.map((ending) => one + ending)).find((one) => notes.has(one));
  };

  return {
    resolver: (name, lose) => (target, label) => {
      const note = notes.get(name) ?? name;
      const elsewhere = files.pageAt?.(target) ?? null;
      if (elsewhere !== null) return linkTo(notes.get(elsewhere) ?? elsewhere, note);
      if (target === '' || target.startsWith('#') || target.startsWith('//') || /^[a-z][a-z\d+.-]*:/i.test(target)) {
        if (!isHarmless(target)) lose('link', `${label} → ${target.slice(0, 200)}`.trim());
        return null;
      }
      const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
      const places = candidates(decoded(path), name, roots);
      const page = places.flatMap((one) => pageNamed(one) ?? [])[0];
      if (page !== undefined) {
        const to = notes.get(page) ?? page;
        const isAsWritten = !path.startsWith('/') && page === places[0] && to === page && note === name;
        return isAsWritten ? null : linkTo(to, note) + rest.replace(/^\?[^#]*/, '');
      }
      const file = places.find((one) => known.has(one));
      if (file === undefined) {
        lose('link', [label, target].filter(Boolean).join(' → '));
        return null;
      }
      const copy = copyOf(file, note);
      return !path.startsWith('/') && copy === file && file === places[0] && note === name ? null : linkTo(copy, note);
    },
    attachments: () => [...taken.values()],
    keep: (name, note) => void copyOf(name, note),
  };
}
