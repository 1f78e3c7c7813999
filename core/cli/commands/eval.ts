import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { z } from 'zod';
import type { Implementation } from '../../contract.ts';
import type { Degraded } from '../../contract/notices.ts';
import { SEARCH_MODES } from '../../contract/search.ts';
import { DaybookError } from '../../errors.ts';
import { openEvalFolder, type EvalFolder } from '../../eval/folder.ts';
import { oddities, readQuestions, type Question } from '../../eval/questions.ts';
import { reportOf, summaries, type EvalRun } from '../../eval/report.ts';
import { stopped, withEngine, type Act, type Context } from '../context.ts';
import { evalConfig } from '../eval/eval-data.ts';
import { openLineFile } from '../eval/line-file.ts';
import { runQuestions } from '../eval/run-questions.ts';
import { progressOn } from '../eval/show-progress.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { count, plural } from '../print/amounts.ts';
import { degradedText } from '../print/degraded-text.ts';
import { evalReportText } from '../print/eval-report.ts';
import { indexProgress } from '../print/progress-bar.ts';

const OptionsSchema = z.object({
  pooled: z.boolean().default(false),
  perCorpus: z.boolean().default(false),
  run: z.string().optional(),
  answers: z.string().optional(),
  embed: z.boolean().default(true),
  embedder: z.string().optional(),
  mode: z.enum(SEARCH_MODES).optional(),
  corpus: z.array(z.string()).optional(),
  ask: z.boolean().default(true),
});
type Options = z.infer<typeof OptionsSchema>;

const KEPT = 'What was indexed is kept; the next run goes on from there.';

/** Brings the index in line with the corpora; tells what does not work. */
async function indexCorpora(
  procedures: Implementation,
  context: Context,
  embed: boolean,
): Promise<readonly Degraded[]> {
  const { terminal, signal } = context;
  const show = progressOn(terminal);
  for await (const event of procedures.index({ fresh: false, embed, facts: 'now' }, signal)) {
    if (event.kind === 'progress') {
      show(() => indexProgress(event.progress, terminal.statusColumns));
      continue;
    }
    terminal.showStatus('');
    const { notes, chunks, embedded, degraded } = event.report;
    if (notes.total === 0) {
      throw new DaybookError('invalid', 'There is no note in corpora/*/docs.', { hint: 'Notes are files *.md.' });
    }
    terminal.note(`${plural(notes.total, 'note')}, ${plural(chunks, 'chunk')}, ${count(embedded)} embedded now`);
    // Without embedding, nothing waits for it.
    return embed ? degraded : degraded.filter(({ code }) => code !== 'embedding-pending');
  }
  throw stopped(KEPT);
}

function printReport(run: EvalRun, context: Context): void {
  const { terminal } = context;
  const report = reportOf(run);
  if (report.degraded.length > 0) terminal.note(degradedText(report.degraded, terminal.noteStyle));
  if (context.json) {
    terminal.print(JSON.stringify(report));
    return;
  }
  const first = { title: run.scope === 'pooled' ? 'pooled' : 'per corpus', rows: summaries(run.searched) };
  const apart = run.scope === 'pooled' && run.perCorpus !== null;
  const tables = [first, ...(apart ? [{ title: 'per corpus', rows: summaries(run.perCorpus ?? []) }] : [])];
  terminal.print(evalReportText(report, tables, terminal));
}

interface Evaluation {
  readonly folder: EvalFolder;
  readonly questions: readonly Question[];
  readonly options: Options;
}

/**
 * 1. the corpora become journals of an index of their own
 * 2. every question is searched and asked
 * 3. what came back is added up
 */
async function evaluate({ folder, questions, options }: Evaluation, context: Context): Promise<ExitCode> {
  const { terminal, signal } = context;
  const { embed, perCorpus, ask } = options;
  const open = (path: string | undefined, option: string) =>
    path === undefined ? null : openLineFile(resolve(context.cwd, path), option);
  const runFile = open(options.run, '--run');
  const answersFile = open(options.answers, '--answers');
  try {
    const run = await withEngine(context, { write: 'yes', embed, useEmbedder: embed }, async (procedures) => {
      // 1
      const degraded = await indexCorpora(procedures, context, embed);
      // 2
      const scope = perCorpus && !options.pooled ? 'per-corpus' : 'pooled';
      const mode = options.mode ?? (embed ? 'hybrid' : 'lexical');
      const asking = { folder, scope, mode, signal } as const;
      const files = { runFile, answersFile, terminal };
      const ran = await runQuestions({ procedures, questions, asking, alsoPerCorpus: perCorpus, asks: ask, ...files });
      return { ...ran, degraded };
    });
    // 3
    printReport(run, context);
  } finally {
    runFile?.close();
    answersFile?.close();
  }
  return EXIT.done;
}

/** The context of a run: its own index, the corpora as its journals, and a clock that stands still. */
function contextOf(context: Context, folder: EvalFolder, options: Options): Context {
  const config = evalConfig(context, { evalDir: folder.dir, embedder: options.embedder ?? null });
  const now = context.now();
  return { ...context, config, journals: folder.corpora.map(({ root }) => root), now: () => now };
}

function start(context: Context, dir: string, options: Options): Promise<ExitCode> {
  if (options.answers !== undefined && !options.ask) {
    throw new DaybookError('invalid', '--answers needs what --no-ask leaves out.', { hint: 'Leave one of them out.' });
  }
  const folder = openEvalFolder(resolve(context.cwd, dir), options.corpus ?? null);
  const isIn = ({ corpus }: Question) => corpus === null || (options.corpus?.includes(corpus) ?? true);
  const questions = readQuestions(folder.dir).filter(isIn);
  for (const oddity of oddities(questions, (path) => existsSync(join(folder.dir, 'corpora', path)))) {
    context.terminal.note(`${context.terminal.noteStyle.warn('note:')} ${oddity}`);
  }
  return evaluate({ folder, questions, options }, contextOf(context, folder, options));
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** `daybook eval DIR`: how well search and answers do on graded questions. */
export function defineEval(command: Command, act: Act): void {
  command
    .argument('<dir>', 'folder with corpora/NAME/docs/**/*.md and queries/*.jsonl')
    .option('--pooled', 'every question looks in all corpora at once (this is what happens without it)')
    .option('--per-corpus', 'every question looks only in its own corpus; with --pooled, both')
    .option('--run <file>', 'write a TREC run file: `qid Q0 path rank score daybook`, up to 100 files a question')
    .option(
      '--answers <file>',
      'write what `ask --no-generate --json` gives for each question, one a line, with its id',
    )
    .option('--no-embed', 'words only, no model')
    .option('--no-ask', 'search only')
    .addOption(
      new Option('--mode <mode>', 'how to search (default: hybrid, or lexical with --no-embed)').choices(SEARCH_MODES),
    )
    .option('--embedder <name>', 'embedder of the catalogue, instead of the chosen one')
    .addOption(new Option('--corpus <name>', 'only this corpus and its questions (repeatable)').argParser(collect))
    .addHelpText('after', '\nExample:\n  $ daybook eval ../shared/eval --run words.run --no-embed')
    .action((dir: string, given: unknown) => act((context) => start(context, dir, OptionsSchema.parse(given))));
}
