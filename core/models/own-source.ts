import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DaybookError } from '../errors.ts';
import type { Config } from '../config.ts';
import { modelBytes, type ModelEntry, type ModelFile } from './catalog.ts';
import { appendPart, dropPart, finishPart } from './receive.ts';
import { unavailable, type FetchJob, type SourceOutcome } from './source.ts';

/**
 * Copies a model's files from the place that the user named: a folder with the files under our names (alone or in a folder
 * with the model's name) or under the names that a source gives them, or the one file itself.
 *
 * @throws DaybookError `model-broken` when a file is there and is not the one that the catalogue means
 */
export async function fetchFromOwnFiles(job: FetchJob): Promise<SourceOutcome> {
  const { entry, config } = job;
  if (config.ownModels === null || !existsSync(config.ownModels))
    return unavailable(`${config.ownModels} does not exist`);
  const found = entry.files.map((file) => ({ file, from: findOwn(job, file) }));
  const missing = found.filter(({ from }) => from === null).map(({ file }) => file.path);
  if (missing.length > 0) return unavailable(`${config.ownModels} has no ${missing.join(', ')} for ${entry.name}`);
  job.tell('own files', `Copying from ${config.ownModels}`);
  let fetched = 0;
  const files = [];
  for (const { file, from } of found) {
    if (from === null) continue;
    const target = join(job.folder, file.path);
    const receive = {
      target,
      expected: { sha256: file.sha256, gitSha1: null },
      signal: job.signal,
      onBytes: (bytes: number) => job.progress((fetched += bytes), modelBytes(entry)),
    };
    dropPart(target);
    await appendPart(createReadStream(from), receive);
    const received = await finishPart(receive);
    if (received.kind === 'wrong-hash') throw wrongOwnFile(from, file, received.sha256);
    files.push({ path: file.path, bytes: received.bytes, sha256: received.sha256 });
  }
  return { kind: 'fetched', manifest: { name: entry.name, source: config.ownModels, files } };
}

/** True when all files of a model are in the place that the user named. */
export function hasOwnFiles(config: Config, entry: ModelEntry): boolean {
  if (config.ownModels === null || !existsSync(config.ownModels)) return false;
  return entry.files.every((file) => findOwn({ entry, config }, file) !== null);
}

function findOwn({ entry, config }: Pick<FetchJob, 'entry' | 'config'>, file: ModelFile): string | null {
  const root = config.ownModels ?? '';
  const theirs = entry.sources.flatMap((source) => source.files[file.path] ?? []);
  if (statSync(root).isFile())
    return [file.path, ...theirs].some((name) => basename(name) === basename(root)) ? root : null;
  const candidates = [
    join(root, entry.name, file.path),
    join(root, entry.name, basename(file.path)),
    ...theirs.flatMap((name) => [join(root, entry.name, basename(name)), join(root, basename(name))]),
  ];
  return candidates.find((path) => statSync(path, { throwIfNoEntry: false })?.isFile()) ?? null;
}

function wrongOwnFile(from: string, file: ModelFile, sha256: string): DaybookError {
  return new DaybookError('model-broken', `${from} is not the file that was meant: its SHA-256 is ${sha256}.`, {
    hint: `Put the file with SHA-256 ${file.sha256 ?? ''} there, or unset DAYBOOK_MODELS.`,
  });
}
