import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Node on the path that Daybook itself cannot run on. */
export function olderNode(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const nodes = folders.map((folder) => join(folder, name)).filter((file) => existsSync(file));
  const major = (node: string) =>
    Number(execFileSync(node, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }));
  return nodes.find((node) => major(node) < 24) ?? null;
}
