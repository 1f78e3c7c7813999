import { createReadStream, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DaybookError } from '../errors.ts';
import { attempt } from '../notes/attempt.ts';
import type { FileSource, SourceFile } from './file-source.ts';

/** Folders inside folders: more is a loop of mounts, or made to tire whoever walks it. */
const MAX_FOLDERS_DEEP = 64;

/** The files below a folder. Links are not followed: they can lead anywhere. */
export function listFolder(root: string): FileSource {
  const files: SourceFile[] = [];
  const refused: { name: string; why: string }[] = [];
  const folders: { readonly name: string; readonly depth: number }[] = [{ name: '', depth: 0 }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const { name: parent, depth } = folder;
    const listed = attempt(() => readdirSync(join(root, parent), { withFileTypes: true }));
    if ('error' in listed) {
      if (parent === '') throw listed.error;
      refused.push({ name: parent, why: `the folder cannot be listed: ${listed.error.message}` });
      continue;
    }
    for (const entry of listed.value) {
      const name = parent === '' ? entry.name : `${parent}/${entry.name}`;
      if (entry.isSymbolicLink()) refused.push({ name, why: 'it is a link, and links are not followed' });
      else if (entry.isDirectory() && depth >= MAX_FOLDERS_DEEP) refused.push({ name, why: 'it is nested too deeply' });
      else if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules')
        folders.push({ name, depth: depth + 1 });
      else if (entry.isFile()) {
        const { size, mtime } = lstatSync(join(root, name));
        files.push({ name, bytes: size, modified: mtime });
      }
    }
  }
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = new Set(files.map(({ name }) => name));
  return {
    path: root,
    files,
    refused,
    async open(name) {
      if (names.has(name)) return createReadStream(join(root, name));
      throw new DaybookError('not-found', `${root} has no file ${name}.`);
    },
    close: async () => {},
  };
}
