import { posix } from 'node:path';
import type { FileSource } from '../file-source.ts';
import { readHtmlExport } from './html-export.ts';
import type { PageSource } from './page.ts';
import { readXmlExport } from './xml-export.ts';

/** The pages of an export, whichever of its two forms it has. What the files themselves refused is lost, and said. */
export async function openExport(files: FileSource, onFound: (pages: number) => void): Promise<PageSource> {
  const entities = files.files
    .map(({ name }) => name)
    .filter((name) => posix.basename(name) === 'entities.xml')
    .toSorted((a, b) => a.length - b.length)[0];
  const source =
    entities === undefined ? await readHtmlExport(files, onFound) : await readXmlExport(files, entities, onFound);
  const refused = files.refused.map(({ name, why }) => ({ what: 'file', detail: `${name}: ${why}` }));
  source.losses.push(...refused);
  return source;
}
