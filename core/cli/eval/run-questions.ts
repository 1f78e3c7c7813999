import type { Implementation } from '../../contract.ts';
import { answerQuestion, type Answered } from '../../eval/answer-questions.ts';
import type { Question } from '../../eval/questions.ts';
import type { EvalRun } from '../../eval/report.ts';
import { filesFor, searchQuestion, type Asking, type Searched } from '../../eval/search-questions.ts';
import { trecLines } from '../../eval/trec.ts';
import { stopped } from '../context.ts';
import type { Terminal } from '../terminal.ts';
import type { LineFile } from './line-file.ts';
import { countQuestions } from './show-progress.ts';

type Procedures = Pick<Implementation, 'search' | 'ask' | 'readNote'>;

/** What one run does with all questions. */
export interface QuestionsRun {
  readonly procedures: Procedures;
  readonly questions: readonly Question[];
  readonly asking: Asking;
  /** Search each question once more, only in its own corpus. */
  readonly alsoPerCorpus: boolean;
  /** False searches only. */
  readonly asks: boolean;
  /** Null when none was asked for. */
  readonly runFile: LineFile | null;
  readonly answersFile: LineFile | null;
  readonly terminal: Terminal;
}

const KEPT = 'The index is kept, and the files hold what was done.';

/** One after the other, as a person would ask: the time of one is not that of waiting for another. */
async function each<T>(run: QuestionsRun, label: string, work: (question: Question) => Promise<T>): Promise<T[]> {
  const show = countQuestions(run.terminal, label, run.questions.length);
  const results: T[] = [];
  for (const question of run.questions) {
    if (run.asking.signal.aborted) throw stopped(KEPT);
    results.push(await work(question));
    show(results.length);
  }
  run.terminal.showStatus('');
  return results;
}

/** The first question loads models and facts: its time is not that of a search. */
async function warmUp({ procedures, questions, asking }: QuestionsRun): Promise<void> {
  const [first] = questions;
  if (first !== undefined) await searchQuestion(procedures, first, asking);
}

async function searchAll(run: QuestionsRun): Promise<Searched[]> {
  return each(run, 'Searching', async (question) => {
    const found = await searchQuestion(run.procedures, question, run.asking);
    if (run.runFile !== null) run.runFile.add(trecLines(question, await filesFor(run.procedures, found, run.asking)));
    return found.searched;
  });
}

async function answerAll(run: QuestionsRun): Promise<Answered[]> {
  return each(run, 'Asking', async (question) => {
    const { answered, answer } = await answerQuestion(run.procedures, question, run.asking);
    run.answersFile?.add([JSON.stringify({ id: question.id, ...answer })]);
    return answered;
  });
}

/** Searches and asks every question, and writes the files as it goes. */
export async function runQuestions(run: QuestionsRun): Promise<Omit<EvalRun, 'degraded'>> {
  const { asking, procedures } = run;
  await warmUp(run);
  const searched = await searchAll(run);
  const own = { ...asking, scope: 'per-corpus' } as const;
  const apart = () =>
    each(run, 'Searching', async (question) => (await searchQuestion(procedures, question, own)).searched);
  const perCorpus = asking.scope === 'per-corpus' ? searched : run.alsoPerCorpus ? await apart() : null;
  const answered = run.asks ? await answerAll(run) : null;
  return { scope: asking.scope, mode: asking.mode, searched, perCorpus, answered };
}
