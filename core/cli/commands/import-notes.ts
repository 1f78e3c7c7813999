import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { setTimeout as waitFor } from 'node:timers/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { readConfluenceLogin } from '../../config.ts';
import { DaybookError } from '../../errors.ts';
import { parseSpaceAddress, type SpaceAddress } from '../../import/confluence/remote/address.ts';
import { openSpace } from '../../import/confluence/remote/open-space.ts';
import { openExport } from '../../import/confluence/open-export.ts';
import type { DocSource } from '../../import/files/doc.ts';
import { readGitDays } from '../../import/files/git-days.ts';
import { importDocs } from '../../import/files/import-docs.ts';
import { openMarkdownFolder } from '../../import/files/markdown-folder.ts';
import { openNestedZip } from '../../import/files/open-nested-zip.ts';
import { openNotionExport } from '../../import/files/notion-export.ts';
import { openFileSource } from '../../import/file-source.ts';
import { importPages } from '../../import/import-pages.ts';
import type { ImportReport } from '../../contract/import.ts';
import type { ImportProgress } from '../../import/report.ts';
import { safeStem } from '../../import/safe-name.ts';
import { withEngine, type Act, type Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { importReportText } from '../print/import-report.ts';
import { workProgress } from '../print/progress-bar.ts';

const OptionsSchema = z.object({
  into: z.string().optional(),
  url: z.string().optional(),
  space: z.string().optional(),
  attachments: z.boolean().default(true),
});
type Options = z.infer<typeof OptionsSchema>;

const LABEL: Readonly<Record<ImportProgress['stage'], string>> = {
  read: 'Reading',
  pages: 'Importing',
  attachments: 'Copying',
};

function showProgress({ terminal }: Context): (progress: ImportProgress) => void {
  return ({ stage, done, total }) => {
    if (!terminal.showsStatus) return;
    const known = { done, total, perSecond: null, remainingMs: null };
    terminal.showStatus(workProgress(LABEL[stage], known, terminal.statusColumns));
  };
}

/** The folder that was named, or one in the first journal: notes belong where they are found. */
async function folderFor(given: string | undefined, name: string, context: Context): Promise<string> {
  if (given !== undefined) return resolve(context.cwd, given);
  const [named] = context.journals ?? [];
  if (named !== undefined) return join(named, name);
  const { journals } = await withEngine(context, { write: 'no' }, (procedures) =>
    procedures.status({}, context.signal),
  );
  const first = journals.find(({ sample }) => !sample);
  if (first !== undefined) return join(first.root, name);
  throw new DaybookError('invalid', 'There is no journal yet that the notes could go to.', {
    hint: 'Name a folder with --into, such as --into ~/notes/runbooks, or add a journal: `daybook index ~/notes`.',
  });
}

function printReport(report: ImportReport, context: Context): ExitCode {
  const { terminal, json } = context;
  terminal.showStatus('');
  terminal.print(json ? JSON.stringify(report) : importReportText(report, terminal));
  if (report.written.length > 0) terminal.note('`daybook index` makes them found.');
  return EXIT.done;
}

async function importExport(path: string, options: Options, context: Context): Promise<ExitCode> {
  const files = await openFileSource(resolve(context.cwd, path));
  await using closing = new AsyncDisposableStack();
  closing.defer(() => files.close());
  const onProgress = showProgress(context);
  const source = await openExport(files, (done) => onProgress({ stage: 'read', done, total: null }));
  const into = await folderFor(options.into, join('confluence', safeStem(source.space) || 'space'), context);
  return printReport(await importPages(source, { into, signal: context.signal, onProgress }), context);
}

/** Naming an address is what allows to ask it; the switch that closes the network counts more. */
async function requireNetwork({ base, isHere }: SpaceAddress, context: Context): Promise<void> {
  if (isHere) return;
  const isOpen =
    context.config.networkAllowed &&
    (await withEngine(context, { write: 'no' }, (procedures) => procedures.status({}, context.signal))).network;
  if (isOpen) return;
  throw new DaybookError('network-off', `${base} is another machine, and the network is off for Daybook.`, {
    hint: 'Turn the network on in the settings, or import an export of the space: `daybook import confluence PATH`.',
  });
}

async function importSpace(url: string, options: Options, context: Context): Promise<ExitCode> {
  const address = parseSpaceAddress(url, options.space);
  await requireNetwork(address, context);
  const onProgress = showProgress(context);
  const { config, signal, now } = context;
  const { source, close } = await openSpace({
    address,
    login: readConfluenceLogin(),
    config,
    signal,
    now,
    wait: (ms, until) => waitFor(ms, undefined, { signal: until }),
    attachments: options.attachments,
    onFound: (done) => onProgress({ stage: 'read', done, total: null }),
  });
  await using closing = new AsyncDisposableStack();
  closing.defer(close);
  const into = await folderFor(options.into, join('confluence', safeStem(source.space) || 'space'), context);
  return printReport(await importPages(source, { into, signal, onProgress }), context);
}

function importConfluence(path: string | undefined, options: Options, context: Context): Promise<ExitCode> {
  const { url } = options;
  if (path !== undefined && url === undefined) return importExport(path, options, context);
  if (path === undefined && url !== undefined) return importSpace(url, options, context);
  const what = path === undefined ? 'Nothing to import is named.' : 'A path and an address are named.';
  throw new DaybookError('invalid', what, {
    hint: 'Name the path of an export, or --url and --space of a Confluence, and not both.',
  });
}

const CONFLUENCE_HELP = `
Again and again: only what changed is written. A note that you edited stays as it is; what the space has now
is written beside it, as NAME.from-confluence.md. \`losses\` names whatever markdown has no word for.
Of an export at most 1 GB is read, unpacked.

With --url the pages come from the server: only those that changed since, and after a stop from where it was.
Comments are not asked for. The server's token is read from the environment and stands nowhere else:
  DAYBOOK_CONFLUENCE_TOKEN   an API token (Cloud) or a personal access token (Data Center)
  DAYBOOK_CONFLUENCE_EMAIL   whose token it is (Cloud only)

Example:
  $ daybook import confluence ~/Downloads/OPS-space-export.zip --into ~/notes/runbooks
  $ daybook import confluence --url https://example.atlassian.net/wiki --space OPS`;

async function importMarkdown(path: string, options: Options, context: Context): Promise<ExitCode> {
  const root = resolve(context.cwd, path);
  const into = await folderFor(options.into, join('markdown', safeStem(basename(root)) || 'pages'), context);
  const inside = relative(root, into);
  if (inside === '' || !(isAbsolute(inside) || inside.split(sep)[0] === '..')) {
    throw new DaybookError('invalid', `${into} is inside of ${root}: the import would import itself.`, {
      hint: 'Name another folder with --into. Markdown that is to stay where it is needs no import: `daybook index DIR`.',
    });
  }
  const files = await openFileSource(root);
  await using closing = new AsyncDisposableStack();
  closing.defer(() => files.close());
  const history = await readGitDays(root, context.signal);
  return await importAll(await openMarkdownFolder(files, { history }), into, context);
}

async function importNotion(path: string, options: Options, context: Context): Promise<ExitCode> {
  const files = await openNestedZip(resolve(context.cwd, path));
  await using closing = new AsyncDisposableStack();
  closing.defer(() => files.close());
  const source = await openNotionExport(files);
  return await importAll(source, await folderFor(options.into, 'notion', context), context);
}

async function importAll(source: DocSource, into: string, context: Context): Promise<ExitCode> {
  const { signal } = context;
  return printReport(await importDocs(source, { into, signal, onProgress: showProgress(context) }), context);
}

const MARKDOWN_HELP = `
Pages of GitLab, MkDocs, Backstage TechDocs, Docusaurus and Hugo: their boxes become alerts, titles come from the
navigation, owners from catalog-info.yaml, and the day of the last change from git. Links lead to the notes; pictures and
files that pages refer to are copied. \`losses\` names what markdown has no word for.
Again and again: only what changed is written. A note that you edited stays as it is; what the folder has now is
written beside it, as NAME.from-markdown.md. Notes that are to stay where they are need no import: \`daybook index DIR\`.

Example:
  $ git clone https://git.example.com/ops/runbooks.git && daybook import markdown runbooks`;

const NOTION_HELP = `
The export “Markdown & CSV”, as it was downloaded or unpacked. Ids are taken off the names, links lead to the notes,
databases become tables, and properties of their pages stand above the text. \`losses\` names what is not carried over.
Again and again: only what changed is written. A note that you edited stays as it is; what the export has now is
written beside it, as NAME.from-notion.md.

Example:
  $ daybook import notion ~/Downloads/ExportBlock.zip --into ~/notes/notion`;

/** `daybook import confluence|markdown|notion`. */
export function defineImport(command: Command, act: Act): void {
  command.addHelpText(
    'after',
    '\nExample:\n  $ daybook import confluence ~/Downloads/OPS-space-export.zip --into ~/notes/runbooks',
  );
  command
    .command('markdown')
    .description('pages of a folder, such as a checked out repository of documentation')
    .argument('<dir>', 'with the pages')
    .option('--into <dir>', 'folder for the notes (default: markdown/DIR in your first journal)')
    .addHelpText('after', MARKDOWN_HELP)
    .action((path: string, given: unknown) =>
      act((context) => importMarkdown(path, OptionsSchema.parse(given), context)),
    );
  command
    .command('notion')
    .description('pages and databases of an export of Notion (folder or zip)')
    .argument('<path>', 'of the export')
    .option('--into <dir>', 'folder for the notes (default: notion in your first journal)')
    .addHelpText('after', NOTION_HELP)
    .action((path: string, given: unknown) =>
      act((context) => importNotion(path, OptionsSchema.parse(given), context)),
    );
  command
    .command('confluence')
    .description('pages of a space, from its HTML or XML export (folder or zip) or from the server')
    .argument('[path]', 'of the export')
    .option('--into <dir>', 'folder for the notes (default: confluence/SPACE in your first journal)')
    .option('--url <base>', 'address of the Confluence to ask instead')
    .option('--space <key>', 'key of the space there')
    .option('--no-attachments', 'without files and pictures, from the server')
    .addHelpText('after', CONFLUENCE_HELP)
    .action((path: string | undefined, given: unknown) =>
      act((context) => importConfluence(path, OptionsSchema.parse(given), context)),
    );
}
