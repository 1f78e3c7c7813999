import { posix } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { attempt } from '../../notes/attempt.ts';
import { readText, type FileSource } from '../file-source.ts';

/** What the files of a documentation site say of its pages. Names are relative to the folder. */
export interface SiteFacts {
  /** Titles from the navigation of MkDocs, by the page's file. */
  readonly titles: ReadonlyMap<string, string>;
  /** Folders that addresses with a slash in front begin at. */
  readonly roots: readonly string[];
  /** Who owns the pages below a folder, by Backstage's catalogue. */
  readonly ownerOf: (name: string) => string | null;
}

const MAX_SITE_FILE_BYTES = 1024 ** 2;
const MAX_NAV_DEPTH = 20;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function folderOf(name: string): string {
  return posix.dirname(name) === '.' ? '' : posix.dirname(name);
}

async function readYaml(files: FileSource, name: string): Promise<unknown[]> {
  const text = await readText(files, name, MAX_SITE_FILE_BYTES);
  if (text === null) return [];
  // Tags that run code are plain text here, and what is not YAML says nothing.
  const read = attempt(() => parseAllDocuments(text, { logLevel: 'silent' }));
  const documents = 'value' in read && Array.isArray(read.value) ? read.value : [];
  return documents.flatMap((document): unknown[] => {
    const plain = attempt((): unknown => document.toJS({ maxAliasCount: 20 }));
    return 'value' in plain ? [plain.value] : [];
  });
}

/** `nav:` is a list of pages, of pages with a title, and of parts with such a list. */
function navPages(nav: unknown, depth = 0): (readonly [page: string, title: string])[] {
  if (!Array.isArray(nav) || depth > MAX_NAV_DEPTH) return [];
  return nav
    .filter(isRecord)
    .flatMap((entry) =>
      Object.entries(entry).flatMap(([title, target]) =>
        typeof target === 'string' ? [[target, title] as const] : navPages(target, depth + 1),
      ),
    );
}

/** Reads what MkDocs, Docusaurus and Backstage keep beside the pages. */
export async function readSiteFacts(files: FileSource): Promise<SiteFacts> {
  const titles = new Map<string, string>();
  const roots = new Set<string>();
  const owners = new Map<string, string>();
  for (const { name } of files.files) {
    const base = posix.basename(name);
    const folder = folderOf(name);
    if (/^mkdocs\.ya?ml$/.test(base)) {
      const [site] = await readYaml(files, name);
      const given = isRecord(site) ? site['docs_dir'] : undefined;
      const root = posix.join(folder, typeof given === 'string' ? given : 'docs');
      roots.add(root);
      const pages = isRecord(site) ? navPages(site['nav']) : [];
      for (const [page, title] of pages) titles.set(posix.join(root, page), title);
    } else if (/^docusaurus\.config\.[cm]?[jt]s$/.test(base)) {
      for (const part of ['', 'docs', 'static']) roots.add(posix.join(folder, part));
    } else if (/^catalog-info\.ya?ml$/.test(base)) {
      for (const entity of await readYaml(files, name)) {
        const spec = isRecord(entity) ? entity['spec'] : undefined;
        const owner = isRecord(spec) ? spec['owner'] : undefined;
        if (typeof owner !== 'string' || owners.has(folder)) continue;
        owners.set(folder, owner.replace(/^(?:group:|user:)?(?:[\w-]+\/)?/i, ''));
      }
    }
  }
  return {
    titles,
    roots: [...roots, ''],
    ownerOf(name) {
      for (let folder = folderOf(name); ; folder = folderOf(folder)) {
        const owner = owners.get(folder);
        if (owner !== undefined) return owner;
        if (folder === '') return null;
      }
    },
  };
}
