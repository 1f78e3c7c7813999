import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { setTimeout as waitFor } from 'node:timers/promises';
import { readConfluenceLogin, type Config } from '../config.ts';
import type { ImportProgress, ImportReport, ImportRequest, ImportWait } from '../contract/import.ts';
import { DaybookError } from '../errors.ts';
import { openExport } from '../import/confluence/open-export.ts';
import { parseSpaceAddress, type SpaceAddress } from '../import/confluence/remote/address.ts';
import { openSpace } from '../import/confluence/remote/open-space.ts';
import type { DocSource } from '../import/files/doc.ts';
import { readGitDays } from '../import/files/git-days.ts';
import { importDocs } from '../import/files/import-docs.ts';
import { openMarkdownFolder } from '../import/files/markdown-folder.ts';
import { openNotionExport } from '../import/files/notion-export.ts';
import { openNestedZip } from '../import/files/open-nested-zip.ts';
import { openFileSource } from '../import/file-source.ts';
import { importPages } from '../import/import-pages.ts';
import { safeStem } from '../import/safe-name.ts';

/** What an import is given by whoever runs it. */
export interface ImportHost {
  readonly config: Config;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Hears that the source is asked again after a while. */
  readonly onWait: (wait: ImportWait) => void;
  /** Root of the journal that notes go to where no folder is named, the one that is asked for; null when there is none. */
  readonly journal: (asked: string | undefined) => Promise<string | null>;
  /** Whether other machines may be asked. */
  readonly network: () => Promise<boolean>;
}

type OfFiles = Extract<ImportRequest, { readonly path: string }>;
type Target = Pick<ImportRequest, 'into' | 'journal'>;
type OfServer = Extract<ImportRequest, { readonly from: 'confluence-server' }>;

/**
 * Takes the pages that are named as notes.
 *
 * @throws DaybookError for a source that is not there or cannot be read, for a folder that belongs to another import, and
 *   `cancelled`
 */
export function importNotes(request: ImportRequest, host: ImportHost): Promise<ImportReport> {
  switch (request.from) {
    case 'confluence':
      return importExport(request, host);
    case 'confluence-server':
      return importSpace(request, host);
    case 'notion':
      return importNotion(request, host);
    case 'markdown':
      return importMarkdown(request, host);
  }
}

/** The folder that was named, or one in a journal: notes belong where they are found. */
async function folderFor({ into, journal: asked }: Target, name: string, host: ImportHost): Promise<string> {
  if (into !== undefined) return resolve(into);
  const journal = await host.journal(asked);
  if (journal !== null) return join(journal, name);
  throw new DaybookError('invalid', 'There is no journal yet that the notes could go to.', {
    hint: 'Name a folder with --into, such as --into ~/notes/runbooks, or add a journal: `daybook index ~/notes`.',
  });
}

function folderOfSpace(target: Target, space: string, host: ImportHost): Promise<string> {
  return folderFor(target, join('confluence', safeStem(space) || 'space'), host);
}

async function importExport(request: OfFiles, host: ImportHost): Promise<ImportReport> {
  const files = await openFileSource(request.path);
  await using closing = new AsyncDisposableStack();
  closing.defer(() => files.close());
  const source = await openExport(files, (done) => host.onProgress({ stage: 'read', done, total: null }));
  return await importPages(source, { ...host, into: await folderOfSpace(request, source.space, host) });
}

/** Naming an address is what allows to ask it; the switch that closes the network counts more. */
async function requireNetwork({ base, isHere }: SpaceAddress, host: ImportHost): Promise<void> {
  if (isHere || (await host.network())) return;
  throw new DaybookError('network-off', `${base} is another machine, and the network is off for Daybook.`, {
    hint: 'Turn the network on in the settings, or import an export of the space: `daybook import confluence PATH`.',
  });
}

async function importSpace(request: OfServer, host: ImportHost): Promise<ImportReport> {
  const { url, space, attachments, login = readConfluenceLogin() } = request;
  const address = parseSpaceAddress(url, space);
  const { config, signal, now, onProgress, onWait } = host;
  const { source, close } = await openSpace({
    address,
    login,
    config,
    signal,
    now,
    allow: () => requireNetwork(address, host),
    wait: (ms, until, status) => {
      onWait({ host: new URL(address.base).host, status, ms });
      return waitFor(ms, undefined, { signal: until });
    },
    attachments,
    onFound: (done) => onProgress({ stage: 'read', done, total: null }),
  });
  await using closing = new AsyncDisposableStack();
  closing.defer(close);
  return await importPages(source, { signal, onProgress, into: await folderOfSpace(request, source.space, host) });
}

async function importMarkdown(request: OfFiles, host: ImportHost): Promise<ImportReport> {
  const root = resolve(request.path);
  const folder = await folderFor(request, join('markdown', safeStem(basename(root)) || 'pages'), host);
  const inside = relative(root, folder);
  if (inside === '' || !(isAbsolute(inside) || inside.split(sep)[0] === '..')) {
    throw new DaybookError('invalid', `${folder} is inside of ${root}: the import would import itself.`, {
      hint: 'Name another folder with --into. Markdown that is to stay where it is needs no import: `daybook index DIR`.',
    });
  }
  const files = await openFileSource(root);
  await using closing = new AsyncDisposableStack();
  closing.defer(() => files.close());
  const history = await readGitDays(root, host.signal);
  return await importAll(await openMarkdownFolder(files, { history }), folder, host);
}

async function importNotion(request: OfFiles, host: ImportHost): Promise<ImportReport> {
  const files = await openNestedZip(request.path);
  await using closing = new AsyncDisposableStack();
  closing.defer(() => files.close());
  const source = await openNotionExport(files);
  return await importAll(source, await folderFor(request, 'notion', host), host);
}

function importAll(source: DocSource, into: string, { signal, onProgress }: ImportHost): Promise<ImportReport> {
  return importDocs(source, { into, signal, onProgress });
}
