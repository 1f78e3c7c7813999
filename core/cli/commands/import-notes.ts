import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { DaybookError } from '../../errors.ts';
import { openExport } from '../../import/confluence/open-export.ts';
import { openFileSource } from '../../import/file-source.ts';
import { importPages } from '../../import/import-pages.ts';
import type { ImportReport } from '../../contract/import.ts';
import type { ImportProgress } from '../../import/report.ts';
import { safeStem } from '../../import/safe-name.ts';
import { withEngine, type Act, type Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { importReportText } from '../print/import-report.ts';
import { workProgress } from '../print/progress-bar.ts';

const OptionsSchema = z.object({ into: z.string().optional() });

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

async function importExport(path: string, options: z.infer<typeof OptionsSchema>, context: Context): Promise<ExitCode> {
  const files = await openFileSource(resolve(context.cwd, path));
  await using closing = new AsyncDisposableStack();
  closing.defer(() => files.close());
  const onProgress = showProgress(context);
  const source = await openExport(files, (done) => onProgress({ stage: 'read', done, total: null }));
  const into = await folderFor(options.into, join('confluence', safeStem(source.space) || 'space'), context);
  return printReport(await importPages(source, { into, signal: context.signal, onProgress }), context);
}

/** `daybook import confluence PATH`. */
export function defineImport(command: Command, act: Act): void {
  command.addHelpText(
    'after',
    '\nExample:\n  $ daybook import confluence ~/Downloads/OPS-space-export.zip --into ~/notes/runbooks',
  );
  command
    .command('confluence')
    .description('pages of a space, from its HTML or XML export (folder or zip), without a network')
    .argument('<path>', 'of the export')
    .option('--into <dir>', 'folder for the notes (default: confluence/SPACE in your first journal)')
    .addHelpText(
      'after',
      [
        '',
        'Again and again: only what changed is written. A note that you edited stays as it is; what the space has now',
        'is written beside it, as NAME.from-confluence.md. `losses` names whatever markdown has no word for.',
        'At most 1 GB is read, unpacked.',
        '',
        'Example:',
        '  $ daybook import confluence ~/Downloads/OPS-space-export.zip --into ~/notes/runbooks',
      ].join('\n'),
    )
    .action((path: string, given: unknown) =>
      act((context) => importExport(path, OptionsSchema.parse(given), context)),
    );
}
