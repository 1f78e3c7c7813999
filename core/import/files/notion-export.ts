import { posix } from 'node:path';
import { DaybookError } from '../../errors.ts';
import { MAX_PAGE_BYTES, tooLargePage } from '../bounds.ts';
import { readText, type FileSource } from '../file-source.ts';
import { escapeText } from '../markup/escape.ts';
import { openNameBook, safeStem } from '../safe-name.ts';
import { parseCsv } from './csv.ts';
import type { Doc, DocSource } from './doc.ts';
import { docLinks, safePath, type DocLinks } from './doc-links.ts';
import { foldersOf, notionId, notionName } from './notion-names.ts';
import { readNotionPage } from './notion-page.ts';
import { printTable } from './notion-table.ts';
import { withFields } from './page-fields.ts';
import { plainMarkdown } from './plain-markdown.ts';
import { rewriteLinks } from './rewrite-links.ts';

type Losses = { what: string; detail: string }[];

interface Export {
  readonly files: FileSource;
  /** Paths of notes by the names of pages and databases. */
  readonly notes: ReadonlyMap<string, string>;
  readonly links: DocLinks;
  /** Rows of databases by their files, the columns' names first. */
  readonly tables: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Databases by the folders of their rows' pages. */
  readonly rowsOf: ReadonlyMap<string, string>;
  readonly losses: Losses;
}

function isHere(name: string): boolean {
  return !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name);
}

/** Pages and databases; of a database that is there twice, the one with all of its rows. */
function listed(files: FileSource): { readonly pages: string[]; readonly tables: string[] } {
  const names = files.files.map(({ name }) => name).filter(isHere);
  const tables = new Map<string, string>();
  for (const name of names.filter((one) => /\.csv$/i.test(one))) {
    const { stem, id, isWhole } = notionName(name);
    const key = `${posix.dirname(name)}/${id ?? stem}`;
    if (isWhole || !tables.has(key)) tables.set(key, name);
  }
  return { pages: names.filter((name) => /\.md$/i.test(name)), tables: [...tables.values()] };
}

function planNotes(names: readonly string[]): Map<string, string> {
  const book = openNameBook();
  // By id, so that of two pages with one name each keeps its file when it is exported again.
  const sorted = names.toSorted((a, b) => ((notionName(a).id ?? a) < (notionName(b).id ?? b) ? -1 : 1));
  return new Map(
    sorted.map((name) => {
      const { stem, id } = notionName(name);
      const folders = foldersOf(name).map((folder) => safeStem(folder) || 'folder');
      return [name, book.take([...folders, safeStem(stem) || 'Untitled'].join('/'), id?.slice(0, 6) ?? '2', '.md')];
    }),
  );
}

/** The folder with the rows of a database: named like it, with or without the id. */
function rowFolders(name: string): string[] {
  const { stem } = notionName(name);
  const folder = posix.dirname(name);
  const whole = posix.basename(name).replace(/(?:_all)?\.csv$/i, '');
  return [...new Set([whole, stem])].map((one) => posix.join(folder, one));
}

function keyOf(name: string): string {
  return notionName(name).id ?? name;
}

/**
 * Notion's export as markdown and CSV, unpacked or not.
 *
 * @throws DaybookError `invalid` when it is none
 */
export async function openNotionExport(files: FileSource): Promise<DocSource> {
  const { pages, tables } = listed(files);
  if (pages.length + tables.length === 0) {
    const isHtml = files.files.some(({ name }) => /\.html$/i.test(name));
    throw new DaybookError('invalid', `${files.path} holds no page of Notion as markdown.`, {
      hint: isHtml
        ? 'It was exported as HTML. Export it again, and choose “Markdown & CSV”.'
        : 'Export in Notion (…, Export) as “Markdown & CSV”, and name that zip or folder.',
    });
  }
  const losses: Losses = files.refused.map(({ name, why }) => ({ what: 'file', detail: `${name}: ${why}` }));
  const notes = planNotes([...pages, ...tables]);
  // Both files of a database lead to its one note.
  for (const { name } of files.files) {
    if (!/\.csv$/i.test(name) || notes.has(name)) continue;
    const same = tables.find((one) => keyOf(one) === keyOf(name) && posix.dirname(one) === posix.dirname(name));
    if (same !== undefined) notes.set(name, notes.get(same) ?? '');
  }
  const byId = new Map(
    [...notes.keys()].flatMap((name) => (notionName(name).id === null ? [] : [[keyOf(name), name]])),
  );
  const pageAt = (address: string): string | null => byId.get(notionId(address) ?? '') ?? null;
  const links = docLinks({ source: files, notes, roots: [''], pageAt, placeOf });
  const rows = new Map<string, readonly (readonly string[])[]>();
  const rowsOf = new Map<string, string>();
  for (const name of tables) {
    const text = await readText(files, name, MAX_PAGE_BYTES);
    if (text === null) losses.push(tooLargePage(name));
    else rows.set(name, parseCsv(text));
    for (const folder of rowFolders(name)) rowsOf.set(folder, name);
  }
  const whole: Export = { files, notes, links, tables: rows, rowsOf, losses };
  for (const { name } of files.files)
    if (isHere(name) && !/\.(?:md|csv|zip)$|^index\.html$/i.test(name)) links.keep(name, ownerOf(name, notes));
  return {
    origin: 'notion',
    name: 'notion',
    docs: [
      ...pages.map((name) => pageDoc(name, whole)),
      ...tables.filter((name) => rows.has(name)).map((name) => tableDoc(name, pages, whole)),
    ],
    attachments: () => links.attachments(),
    losses,
  };
}

/** Where a file that is no page goes: beside the notes, in folders without ids. */
function placeOf(name: string): string {
  return [...foldersOf(name).map((folder) => safeStem(folder) || 'folder'), safePath(posix.basename(name))].join('/');
}

/** The note of the page whose folder holds a file. */
function ownerOf(name: string, notes: ReadonlyMap<string, string>): string {
  return notes.get(`${posix.dirname(name)}.md`) ?? '';
}

function pageDoc(name: string, { files, notes, links, tables, rowsOf, losses }: Export): Doc {
  const { stem, id } = notionName(name);
  return {
    key: keyOf(name),
    title: stem,
    path: notes.get(name) ?? name,
    async read() {
      const text = await readText(files, name, MAX_PAGE_BYTES);
      if (text === null) {
        losses.push(tooLargePage(name));
        return null;
      }
      const own: Losses = [];
      const lose = (what: string, detail: string): void => void own.push({ what, detail });
      const columns = tables.get(rowsOf.get(posix.dirname(name)) ?? '')?.[0] ?? [];
      const page = readNotionPage(text, { columns, lose });
      const lines = plainMarkdown(page.lines, { lose, isMdx: false });
      const body = rewriteLinks(lines.join('\n'), links.resolver(name, lose));
      const fields = { title: page.title || stem, id, ancestors: foldersOf(name), ...page.fields, source: 'notion' };
      return { content: withFields({ data: {}, block: '', body, isBroken: false }, fields), losses: own };
    },
  };
}

function tableDoc(name: string, pages: readonly string[], { notes, tables }: Export): Doc {
  const { stem, id } = notionName(name);
  const path = notes.get(name) ?? name;
  const folders = rowFolders(name);
  return {
    key: keyOf(name),
    title: stem,
    path,
    async read() {
      const own = pages
        .filter((page) => folders.includes(posix.dirname(page)))
        .map((page) => ({
          stem: notionName(page).stem,
          link: posix.relative(posix.dirname(path), notes.get(page) ?? page),
        }));
      const table = printTable(tables.get(name) ?? [], own);
      const body = `# ${escapeText(stem)}\n\n${table}\n`;
      const fields = { title: stem, id, ancestors: foldersOf(name), source: 'notion' };
      return { content: withFields({ data: {}, block: '', body, isBroken: false }, fields), losses: [] };
    },
  };
}
