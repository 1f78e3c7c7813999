import { resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Implementation } from '../../contract.ts';
import type { IndexReport, IndexRequest } from '../../contract/index-run.ts';
import { DaybookError } from '../../errors.ts';
import { stopped, withEngine, type Act, type Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { degradedText } from '../print/degraded-text.ts';
import { indexReportText } from '../print/index-report.ts';
import { indexProgress } from '../print/progress-bar.ts';
import { followChanges } from '../watch-changes.ts';

const OptionsSchema = z.object({
  watch: z.boolean().default(false),
  fresh: z.boolean().default(false),
  embed: z.boolean().default(true),
});

const KEPT = 'What was indexed is kept; the next run goes on from there.';

/** Adds the folders to the configured journals, and says so when there are none to index. */
async function prepareJournals(
  procedures: Implementation,
  folders: readonly string[],
  context: Context,
): Promise<void> {
  for (const folder of folders) {
    await procedures.addJournal({ root: resolve(context.cwd, folder) }, context.signal);
  }
  const { journals } = await procedures.status({}, context.signal);
  if (journals.length === 0) {
    throw new DaybookError('invalid', 'There is no journal to index yet.', {
      hint: 'Name a folder with markdown notes: `daybook index ~/notes`.',
    });
  }
  if (folders.length === 0 && journals.every((journal) => journal.sample)) {
    context.terminal.note('No journal is set, so this indexes the sample journal. Add yours: `daybook index ~/notes`.');
  }
}

async function indexed(procedures: Implementation, request: IndexRequest, context: Context): Promise<IndexReport> {
  const { terminal, signal } = context;
  for await (const event of procedures.index(request, signal)) {
    if (event.kind === 'done') {
      terminal.showStatus('');
      return event.report;
    }
    terminal.showStatus(indexProgress(event.progress, terminal.statusColumns));
  }
  throw stopped(KEPT);
}

function printReport(report: IndexReport, context: Context): void {
  const { terminal } = context;
  terminal.print(context.json ? JSON.stringify(report) : indexReportText(report, terminal));
  if (!context.json && report.degraded.length > 0) terminal.note(degradedText(report.degraded, terminal.noteStyle));
}

/**
 * 1. the folders become journals
 * 2. one run brings the index up to date
 * 3. with `--watch`, changes are followed until Ctrl-C
 */
function index(
  context: Context,
  folders: readonly string[],
  options: z.infer<typeof OptionsSchema>,
): Promise<ExitCode> {
  const { watch, fresh, embed } = options;
  return withEngine(context, { write: 'yes', watch, embed }, async (procedures) => {
    await prepareJournals(procedures, folders, context);
    printReport(await indexed(procedures, { fresh, embed, facts: watch ? 'now' : 'later' }, context), context);
    if (watch) await followChanges(procedures, context);
    return EXIT.done;
  });
}

/** `daybook index [DIR…]`. */
export function defineIndex(command: Command, act: Act): void {
  command
    .argument('[dir...]', 'folders with markdown notes; they are remembered as your journals')
    .option('--watch', 'stay, and follow every change until Ctrl-C')
    .option('--fresh', 'build the index again from the notes, and give unused space back')
    .option('--no-embed', 'no vectors: search finds words only')
    .addHelpText(
      'after',
      '\nRead are .md, .markdown and .mdx, but for what .gitignore and .daybookignore leave out, dotfolders and\nnode_modules; .txt too where a .daybookignore has the line !*.txt\n\nExample:\n  $ daybook index ~/notes ~/runbooks',
    )
    .action((folders: readonly string[], given: unknown) =>
      act((context) => index(context, folders, OptionsSchema.parse(given))),
    );
}
