import { resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import type { ImportProgress, ImportReport, ImportRequest } from '../../contract/import.ts';
import { importNotes } from '../../engine/import-notes.ts';
import { DaybookError } from '../../errors.ts';
import { withEngine, type Act, type Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { importReportText } from '../print/import-report.ts';
import { waitText, workProgress } from '../print/progress-bar.ts';

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

/** Roots of the journals that are meant; the sample is nobody's own. */
async function ownJournals(context: Context): Promise<readonly string[]> {
  if (context.journals !== null && context.journals.length > 0) return context.journals;
  const { journals } = await withEngine(context, { write: 'no' }, (procedures) =>
    procedures.status({}, context.signal),
  );
  return journals.flatMap(({ sample, root }) => (sample ? [] : [root]));
}

/** How the notes of an import come into the index: a folder outside of every journal has to be named once. */
async function indexHint(into: string, context: Context): Promise<string> {
  const own = await ownJournals(context);
  const isKnown = own.some((root) => into === root || into.startsWith(root.endsWith(sep) ? root : root + sep));
  return `\`daybook index${isKnown ? '' : ` ${/[^\w./\\:~-]/.test(into) ? `"${into}"` : into}`}\` makes them found.`;
}

async function networkOf(context: Context): Promise<boolean> {
  if (!context.config.networkAllowed) return false;
  return (await withEngine(context, { write: 'no' }, (procedures) => procedures.status({}, context.signal))).network;
}

async function importFrom(request: ImportRequest, context: Context): Promise<ExitCode> {
  const { cwd, config, now, signal } = context;
  const into = request.into === undefined ? undefined : resolve(cwd, request.into);
  const located = 'path' in request ? { ...request, path: resolve(cwd, request.path) } : request;
  // Asked for every request: an engine is opened for the first one only.
  let network: Promise<boolean> | null = null;
  const report = await importNotes(
    { ...located, into },
    {
      config,
      now,
      signal,
      onProgress: showProgress(context),
      onWait: (wait) => context.terminal.showStatus(waitText(wait, context.terminal.statusColumns)),
      journal: async () => (await ownJournals(context))[0] ?? null,
      network: () => (network ??= networkOf(context)),
    },
  );
  return await printReport(report, context);
}

async function printReport(report: ImportReport, context: Context): Promise<ExitCode> {
  const { terminal, json } = context;
  terminal.showStatus('');
  terminal.print(json ? JSON.stringify(report) : importReportText(report, terminal));
  if (report.written.length > 0) terminal.note(await indexHint(report.into, context));
  return EXIT.done;
}

function importConfluence(path: string | undefined, options: Options, context: Context): Promise<ExitCode> {
  const { url, space, attachments, into } = options;
  if (path !== undefined && url === undefined) return importFrom({ from: 'confluence', path, into }, context);
  if (path === undefined && url !== undefined)
    return importFrom({ from: 'confluence-server', url, space, attachments, into }, context);
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
      act((context) => importFrom({ from: 'markdown', path, into: OptionsSchema.parse(given).into }, context)),
    );
  command
    .command('notion')
    .description('pages and databases of an export of Notion (folder or zip)')
    .argument('<path>', 'of the export')
    .option('--into <dir>', 'folder for the notes (default: notion in your first journal)')
    .addHelpText('after', NOTION_HELP)
    .action((path: string, given: unknown) =>
      act((context) => importFrom({ from: 'notion', path, into: OptionsSchema.parse(given).into }, context)),
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
