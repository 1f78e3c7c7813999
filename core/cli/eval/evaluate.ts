import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Implementation } from '../../contract.ts';
import type { EvalFolder } from '../../eval/folder.ts';
import { oddities, readQuestions } from '../../eval/questions.ts';
import { reportOf, summaries, type EvalRun } from '../../eval/report.ts';
import type { Context } from '../context.ts';
import { degradedText } from '../print/degraded-text.ts';
import { evalReportText } from '../print/eval-report.ts';
import { modeOf, scopeOf, type EvalOptions } from './eval-options.ts';
import { indexCorpora } from './index-corpora.ts';
import { openLineFile } from './line-file.ts';
import { runQuestions } from './run-questions.ts';

/** An evaluation that can begin. */
export interface Evaluation {
  readonly folder: EvalFolder;
  readonly options: EvalOptions;
  /** With the configuration of the evaluation. */
  readonly context: Context;
  /** Opens the engine on the corpora for a task, and closes it. */
  readonly onEngine: <T>(task: (procedures: Implementation) => Promise<T>) => Promise<T>;
}

function printReport(run: EvalRun, { terminal, json }: Context): void {
  const report = reportOf(run);
  if (report.degraded.length > 0) terminal.note(degradedText(report.degraded, terminal.noteStyle));
  if (json) {
    terminal.print(JSON.stringify(report));
    return;
  }
  const { scope, searched, perCorpus } = run;
  const apart = perCorpus === null ? [] : [{ title: 'per corpus', rows: summaries(perCorpus) }];
  const tables = scope === 'pooled' ? [{ title: 'pooled', rows: summaries(searched) }, ...apart] : apart;
  terminal.print(evalReportText(report, tables, terminal));
}

/**
 * Runs all questions.
 *
 * 1. the questions are read, and what is odd about them told
 * 2. the corpora become journals of an index of their own
 * 3. every question is searched and asked
 * 4. what came back is added up
 */
export async function evaluateAll({ folder, options, context, onEngine }: Evaluation): Promise<void> {
  const { terminal, signal } = context;
  const { embed, perCorpus, ask, corpus: only } = options;
  // 1
  const questions = readQuestions(folder.dir).filter(
    ({ corpus }) => corpus === null || (only?.includes(corpus) ?? true),
  );
  for (const oddity of oddities(questions, (path) => existsSync(join(folder.dir, 'corpora', path)))) {
    terminal.note(`${terminal.noteStyle.warn('note:')} ${oddity}`);
  }
  const open = (path: string | undefined, option: string) =>
    path === undefined ? null : openLineFile(resolve(context.cwd, path), option);
  const runFile = open(options.run, '--run');
  const answersFile = open(options.answers, '--answers');
  try {
    const run = await onEngine(async (procedures) => {
      // 2
      const degraded = await indexCorpora(procedures, context, embed);
      // 3
      const asking = { folder, scope: scopeOf(options), mode: modeOf(options), signal } as const;
      const files = { runFile, answersFile, terminal };
      const ran = await runQuestions({ procedures, questions, asking, alsoPerCorpus: perCorpus, asks: ask, ...files });
      return { ...ran, degraded };
    });
    // 4
    printReport(run, context);
  } finally {
    runFile?.close();
    answersFile?.close();
  }
}
