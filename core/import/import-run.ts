import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Conflict, ImportReport, Loss } from '../contract/import.ts';
import { DaybookError } from '../errors.ts';
import { MAX_ATTACHMENT_BYTES } from './bounds.ts';
import { dropFile, keepFile, type Kept } from './keep-file.ts';
import { readManifest, writeManifest, type Manifest, type Written } from './manifest.ts';
import { dropReceived, receiveFile, type ReceivedFile } from './receive-file.ts';
import type { ImportOptions } from './report.ts';

/** Files between two times that what was done is written down, and other work gets its turn. */
const SAVE_EVERY = 250;
const TURN_EVERY = 20;

/** One import under way: what it wrote, and what it lost. */
export interface ImportRun {
  readonly options: ImportOptions;
  readonly manifest: Manifest;
  /** Names copies beside edited files. */
  readonly origin: string;
  readonly written: string[];
  readonly conflicts: Conflict[];
  readonly losses: Loss[];
  unchanged: number;
  attachments: number;
  done: number;
}

/** A file of the source that becomes one beside the notes. */
export interface SourceAttachment {
  readonly key: string;
  /** As its page calls it. */
  readonly name: string;
  readonly path: string;
  /** The note that it belongs to; empty when it belongs to none. */
  readonly note: string;
  readonly version: string | null;
  readonly isTooLarge?: boolean | undefined;
  readonly open: () => Promise<Readable>;
}

export interface SourceNote {
  readonly key: string;
  readonly title: string;
  readonly path: string;
  readonly revision: string | null;
  readonly content: string;
  readonly losses: readonly { readonly what: string; readonly detail: string }[];
}

/**
 * Does `work` on the folder that `options.into` names. What was written is put down also when it fails or is stopped:
 * the next import goes on from there.
 *
 * @param source.name whatever else is in the folder is of another import, and refused
 */
export async function runImport(
  options: ImportOptions,
  { name, origin }: { readonly name: string; readonly origin: string },
  work: (run: ImportRun) => Promise<{
    readonly keys: readonly string[];
    readonly losses: readonly { readonly what: string; readonly detail: string }[];
  }>,
): Promise<ImportReport> {
  mkdirSync(options.into, { recursive: true });
  const manifest = readManifest(options.into, name);
  const empty = { written: [], conflicts: [], losses: [], unchanged: 0, attachments: 0, done: 0 };
  const run: ImportRun = { options, manifest, origin, ...empty };
  const { keys, losses } = await work(run).finally(() => {
    dropReceived(options.into);
    writeManifest(manifest);
  });
  for (const { what, detail } of losses) run.losses.push({ page: '', what, detail });
  const here = new Set(keys);
  return {
    into: options.into,
    pages: keys.length,
    written: run.written.toSorted(),
    unchanged: run.unchanged,
    attachments: run.attachments,
    conflicts: run.conflicts,
    gone: [...manifest.pages].filter(([key]) => !here.has(key)).map(([, { path }]) => path),
    losses: run.losses,
  };
}

/** Writes one note, unless it is there already or was edited. */
export function keepNote(run: ImportRun, { key, title, path, revision, content, losses }: SourceNote): void {
  const { manifest, options, origin } = run;
  const before = manifest.pages.get(key);
  const isMoved = before !== undefined && before.path !== path;
  const kept = keepFile(options.into, path, { content, before: isMoved ? undefined : before, origin });
  if (isMoved && !dropFile(options.into, before)) run.conflicts.push({ path: before.path, copy: path });
  note(kept, path, run);
  manifest.pages.set(key, { ...entryOf(kept, path, before), title, version: revision, losses: [...losses] });
  for (const loss of losses) run.losses.push({ page: path, ...loss });
}

function entryOf(kept: Kept, path: string, before: Written | undefined): Written {
  const plain = { path, hash: kept.hash, version: null, losses: [] };
  if (kept.kind === 'conflict') return { ...plain, hash: before?.hash ?? '', offered: kept.hash };
  // The file that was edited keeps what it is compared with.
  if (kept.kind === 'unchanged' && before?.path === path && before.offered === kept.hash)
    return { ...plain, hash: before.hash, offered: kept.hash };
  return plain;
}

function note(kept: Kept, path: string, run: ImportRun): void {
  if (kept.kind === 'written') run.written.push(path);
  if (kept.kind === 'unchanged') run.unchanged += 1;
  if (kept.kind === 'conflict') {
    run.conflicts.push({ path, copy: kept.copy });
    if (kept.isNew) run.written.push(kept.copy);
  }
}

/** Counts one file, says how far the import is, and stops it where the user wished so. */
export async function step(run: ImportRun, stage: 'pages' | 'attachments', total: number): Promise<void> {
  run.done += 1;
  run.options.onProgress({ stage, done: run.done, total });
  if (run.done % SAVE_EVERY === 0) writeManifest(run.manifest);
  if (run.done % TURN_EVERY === 0) await setImmediate();
  stopIfAsked(run);
}

function stopIfAsked({ options }: ImportRun): void {
  if (!options.signal.aborted) return;
  throw new DaybookError('cancelled', 'Stopped.', {
    hint: 'What was imported is kept; the next import goes on from there.',
  });
}

/** Copies all attachments, except of those that are here in the same version. */
export async function keepAttachments(run: ImportRun, attachments: readonly SourceAttachment[]): Promise<void> {
  run.done = 0;
  for (const attachment of attachments) {
    const { key, path, version } = attachment;
    const before = run.manifest.attachments.get(key);
    const isSame = before?.path === path && version !== null && before.version === version;
    if (!(isSame && existsSync(join(run.options.into, path)))) await keepAttachment(attachment, run);
    run.attachments += 1;
    await step(run, 'attachments', attachments.length);
  }
  stopIfAsked(run);
}

/** What one file may lack without the others being in vain. */
const OF_ONE_FILE: ReadonlySet<string> = new Set(['forbidden', 'not-found', 'endpoint-failed']);

async function receive(attachment: SourceAttachment, { into, signal }: ImportOptions): Promise<ReceivedFile | string> {
  const tooLarge = `is larger than ${MAX_ATTACHMENT_BYTES / 1024 ** 2} MB`;
  if (attachment.isTooLarge === true) return tooLarge;
  const opened = attachment.open().then((stream) => receiveFile(into, stream, signal));
  const received = await opened.catch((thrown: unknown) => {
    if (thrown instanceof DaybookError && OF_ONE_FILE.has(thrown.code)) return thrown.message;
    throw thrown;
  });
  return received ?? tooLarge;
}

async function keepAttachment(attachment: SourceAttachment, run: ImportRun): Promise<void> {
  const { manifest, options, origin } = run;
  const { key, path, version, name } = attachment;
  const before = manifest.attachments.get(key);
  const content = await receive(attachment, options);
  if (typeof content === 'string') {
    run.losses.push({ page: attachment.note, what: 'attachment', detail: `${name} ${content}` });
    return;
  }
  const kept = keepFile(options.into, path, { content, before, origin });
  if (kept.kind === 'conflict') run.conflicts.push({ path, copy: kept.copy });
  manifest.attachments.set(key, { ...entryOf(kept, path, before), version });
}
