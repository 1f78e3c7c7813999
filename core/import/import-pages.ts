import { mkdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { DaybookError } from '../errors.ts';
import { MAX_ATTACHMENT_BYTES } from './bounds.ts';
import type { Attachment, PageInfo, PageSource, PageText } from './confluence/page.ts';
import { dropFile, keepFile, type Kept } from './keep-file.ts';
import { dropReceived, receiveFile, type ReceivedFile } from './receive-file.ts';
import { readManifest, writeManifest, type Manifest, type Written } from './manifest.ts';
import { pageNote } from './page-file.ts';
import { planFiles, type FilePlan } from './plan-files.ts';
import type { ImportOptions } from './report.ts';
import type { Conflict, ImportReport, Loss } from '../contract/import.ts';

/** Files between two times that what was done is written down, and other work gets its turn. */
const SAVE_EVERY = 250;
const TURN_EVERY = 20;
const ORIGIN = 'confluence';

interface Run {
  readonly source: PageSource;
  readonly options: ImportOptions;
  readonly manifest: Manifest;
  readonly plan: FilePlan;
  readonly written: string[];
  readonly conflicts: Conflict[];
  readonly losses: Loss[];
  unchanged: number;
  attachments: number;
  done: number;
}

/**
 * Writes the pages of a source as notes. Running it again changes only what changed.
 *
 * 1. Every page and attachment gets its file's name, the one of the last time where it has one.
 * 2. Texts become notes one by one; what is known to be the same is not asked for.
 * 3. Attachments are copied.
 * 4. What was written is put down, also when the import is stopped: the next one goes on from there.
 *
 * @throws DaybookError `cancelled` and what the source or the disk throws; everything written so far is complete
 */
export async function importPages(source: PageSource, options: ImportOptions): Promise<ImportReport> {
  mkdirSync(options.into, { recursive: true });
  const manifest = readManifest(options.into, `${ORIGIN} ${source.space}`);
  const plan = planFiles(source, manifest);
  const run: Run = {
    source,
    options,
    manifest,
    plan,
    written: [],
    conflicts: [],
    losses: [],
    unchanged: 0,
    attachments: 0,
    done: 0,
  };
  await writeAll(run).finally(() => {
    dropReceived(options.into);
    writeManifest(manifest);
  });
  for (const { what, detail } of source.losses) run.losses.push({ page: '', what, detail });
  return {
    into: options.into,
    pages: source.pages.length,
    written: run.written.toSorted(),
    unchanged: run.unchanged,
    attachments: run.attachments,
    conflicts: run.conflicts,
    gone: goneFrom(source, manifest),
    losses: run.losses,
  };
}

async function writeAll(run: Run): Promise<void> {
  const { source, options, manifest, plan } = run;
  const hasNewPages = source.pages.some(({ id }) => !manifest.pages.has(id));
  const isKnown = (info: PageInfo): boolean => {
    const before = manifest.pages.get(info.id);
    // A link that led nowhere may lead to a page that is new.
    if (hasNewPages && before?.losses.some(({ what }) => what === 'link') === true) return false;
    return (
      source.isIncremental &&
      plan.isStable &&
      info.revision !== null &&
      before?.version === info.revision &&
      plan.isThere(info.id)
    );
  };
  const known = new Set(source.pages.filter(isKnown).map(({ id }) => id));
  for (const info of source.pages) {
    if (!known.has(info.id)) continue;
    run.unchanged += 1;
    const before = manifest.pages.get(info.id);
    for (const loss of before?.losses ?? []) run.losses.push({ page: before?.path ?? '', ...loss });
  }
  run.done = known.size;
  for await (const page of source.texts((info) => known.has(info.id), options.signal)) await writePage(page, run);
  await writeAttachments(run);
}

async function writePage(page: PageText, run: Run): Promise<void> {
  const { manifest, plan, options } = run;
  const { id, title, revision } = page.info;
  const path = plan.pathOf(id);
  const losses: { what: string; detail: string }[] = [];
  const lose = (what: string, detail: string): void => void losses.push({ what, detail });
  const content = pageNote(page, { links: plan.linksFor(id), lose });
  const before = manifest.pages.get(id);
  const isMoved = before !== undefined && before.path !== path;
  const kept = keepFile(options.into, path, { content, before: isMoved ? undefined : before, origin: ORIGIN });
  if (isMoved && !dropFile(options.into, before)) run.conflicts.push({ path: before.path, copy: path });
  note(kept, path, run);
  manifest.pages.set(id, {
    ...entryOf(kept, path, before),
    title,
    version: revision,
    losses,
  });
  for (const loss of losses) run.losses.push({ page: path, ...loss });
  await step(run, 'pages', run.source.pages.length);
}

function entryOf(kept: Kept, path: string, before: Written | undefined): Written {
  const plain = { path, hash: kept.hash, version: null, losses: [] };
  if (kept.kind === 'conflict') return { ...plain, hash: before?.hash ?? '', offered: kept.hash };
  // The file that was edited keeps what it is compared with.
  if (kept.kind === 'unchanged' && before?.path === path && before.offered === kept.hash)
    return { ...plain, hash: before.hash, offered: kept.hash };
  return plain;
}

function note(kept: Kept, path: string, run: Run): void {
  if (kept.kind === 'written') run.written.push(path);
  if (kept.kind === 'unchanged') run.unchanged += 1;
  if (kept.kind === 'conflict') {
    run.conflicts.push({ path, copy: kept.copy });
    if (kept.isNew) run.written.push(kept.copy);
  }
}

async function step(run: Run, stage: 'pages' | 'attachments', total: number): Promise<void> {
  run.done += 1;
  run.options.onProgress({ stage, done: run.done, total });
  if (run.done % SAVE_EVERY === 0) writeManifest(run.manifest);
  if (run.done % TURN_EVERY === 0) await setImmediate();
  if (run.options.signal.aborted) {
    throw new DaybookError('cancelled', 'Stopped.', {
      hint: 'What was imported is kept; the next import goes on from there.',
    });
  }
}

async function writeAttachments(run: Run): Promise<void> {
  const { source, manifest, plan, options } = run;
  run.done = 0;
  for (const attachment of source.attachments) {
    const { key, path } = plan.attachmentFile(attachment);
    const before = manifest.attachments.get(key);
    const isSame =
      before !== undefined &&
      before.path === path &&
      attachment.version !== null &&
      before.version === attachment.version;
    if (!(isSame && plan.isThere(key))) await writeAttachment(attachment, { key, path }, run);
    run.attachments += 1;
    await step(run, 'attachments', source.attachments.length);
  }
  if (options.signal.aborted) throw new DaybookError('cancelled', 'Stopped.');
}

/** What one file may lack without the others being in vain. */
const OF_ONE_FILE: ReadonlySet<string> = new Set(['forbidden', 'not-found', 'endpoint-failed']);

async function receive(attachment: Attachment, { into, signal }: ImportOptions): Promise<ReceivedFile | string> {
  const tooLarge = `is larger than ${MAX_ATTACHMENT_BYTES / 1024 ** 2} MB`;
  if (attachment.isTooLarge === true) return tooLarge;
  const opened = attachment.open().then((stream) => receiveFile(into, stream, signal));
  const received = await opened.catch((thrown: unknown) => {
    if (thrown instanceof DaybookError && OF_ONE_FILE.has(thrown.code)) return thrown.message;
    throw thrown;
  });
  return received ?? tooLarge;
}

async function writeAttachment(
  attachment: Attachment,
  { key, path }: { readonly key: string; readonly path: string },
  run: Run,
): Promise<void> {
  const { manifest, options, plan } = run;
  const before = manifest.attachments.get(key);
  const content = await receive(attachment, options);
  if (typeof content === 'string') {
    const detail = `${attachment.name} ${content}`;
    run.losses.push({ page: plan.pathOf(attachment.pageId), what: 'attachment', detail });
    return;
  }
  const kept = keepFile(options.into, path, { content, before, origin: ORIGIN });
  if (kept.kind === 'conflict') run.conflicts.push({ path, copy: kept.copy });
  manifest.attachments.set(key, { ...entryOf(kept, path, before), version: attachment.version });
}

function goneFrom(source: PageSource, manifest: Manifest): string[] {
  const here = new Set(source.pages.map(({ id }) => id));
  return [...manifest.pages].filter(([id]) => !here.has(id)).map(([, { path }]) => path);
}
