import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportLook, ImportRequest } from '../contract/import.ts';
import { DaybookError } from '../errors.ts';
import { openZip } from './zip-source.ts';

type From = Exclude<ImportRequest['from'], 'confluence-server'>;

/** A look is no import: what is deeper, or behind so many others, is not looked for. */
const FOLDERS_DEEP = 3;
const MAX_ENTRIES = 5_000;

const SIGNS: Readonly<Record<From, { readonly pattern: RegExp; readonly lacks: string }>> = {
  confluence: {
    pattern: /(?:^|\/)(?:entities\.xml|index\.html)$/,
    lacks: 'It holds neither entities.xml nor index.html: this does not look like an export of Confluence.',
  },
  notion: {
    pattern: /\.(?:md|csv|zip)$/i,
    lacks: 'It holds no .md and no .csv file: this does not look like the export “Markdown & CSV” of Notion.',
  },
  markdown: { pattern: /\.(?:md|mdx|markdown)$/i, lacks: 'No markdown file was found in it.' },
};

/**
 * What is at a path, before it is imported.
 *
 * @throws DaybookError `not-found`, `permission-denied`, `invalid` for a file that is no zip
 */
export async function lookAtExport(from: From, path: string): Promise<ExportLook> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new DaybookError('not-found', `There is no file or folder ${path}.`, { hint: 'Check the path.' });
  }
  const isFolder = stats.isDirectory();
  const names = isFolder ? namesIn(path) : await namesOfZip(path);
  const { pattern, lacks } = SIGNS[from];
  const fits = names.some((name) => pattern.test(name));
  const many = names.length >= MAX_ENTRIES ? `more than ${MAX_ENTRIES.toLocaleString('en')}` : String(names.length);
  const says = `${isFolder ? 'A folder' : 'A zip'} with ${many} ${names.length === 1 ? 'file' : 'files'}.`;
  return { isFolder, fits, says: fits ? says : `${says} ${lacks}` };
}

async function namesOfZip(path: string): Promise<readonly string[]> {
  const zip = await openZip(path);
  await zip.close();
  return zip.files.map(({ name }) => name);
}

function namesIn(root: string): readonly string[] {
  const names: string[] = [];
  const folders = [{ folder: '', depth: 0 }];
  for (let next = folders.shift(); next !== undefined && names.length < MAX_ENTRIES; next = folders.shift()) {
    const { folder, depth } = next;
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) names.push(name);
      else if (entry.isDirectory() && depth < FOLDERS_DEEP && !entry.name.startsWith('.')) {
        folders.push({ folder: name, depth: depth + 1 });
      }
    }
  }
  return names.slice(0, MAX_ENTRIES);
}
