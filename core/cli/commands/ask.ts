import type { Command } from 'commander';
import { z } from 'zod';
import { contract, type Implementation } from '../../contract.ts';
import type { Answer, AskEvent, AskRequest } from '../../contract/ask.ts';
import { assertNever } from '../../errors.ts';
import { stopped, withEngine, type Act, type Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { addFilterOptions, readFilters } from '../filters.ts';
import {
  abstainedText,
  answerEndText,
  answerText,
  sentenceText,
  understoodText,
  type AnswerLayout,
} from '../print/answer.ts';
import { degradedText } from '../print/degraded-text.ts';
import { plural } from '../print/amounts.ts';
import { fitEnd } from '../print/fit.ts';
import { printableLine } from '../print/printable.ts';
import { readQuery } from '../query-text.ts';

const OptionsSchema = z.object({ model: z.string().optional(), generate: z.boolean().default(true) });

const KEPT = 'Ask again whenever you like.';

function layoutOf(context: Context): AnswerLayout {
  const { terminal } = context;
  return { columns: terminal.columns, style: terminal.style, isTerminal: terminal.isInteractive };
}

/** What happens now, for the status line; null when an event changes nothing there. */
function statusOf(event: AskEvent): string | null {
  switch (event.kind) {
    case 'understood':
      return event.understood.time === null ? 'Searching' : `Searching ${printableLine(event.understood.time)}`;
    case 'passages':
      return `Reading ${plural(event.passages.length, 'passage')}`;
    case 'generating':
      return `${event.model} is writing`;
    case 'draft':
    case 'sentence':
    case 'removed':
    case 'done':
      return null;
    default:
      return assertNever(event);
  }
}

/** Sentences that were already printed while they came. */
type Printed = string[];

function show(event: AskEvent, context: Context, printed: Printed): void {
  const { terminal } = context;
  const status = statusOf(event);
  if (event.kind === 'understood' && !context.json) {
    const understood = understoodText(event.understood, terminal.noteStyle);
    if (understood !== null) terminal.note(understood);
  }
  if (status !== null) terminal.showStatus(fitEnd(`${status}…`, terminal.statusColumns - 1));
  if (event.kind !== 'sentence' || !terminal.isInteractive || context.json) return;
  const text = sentenceText(event.sentence, layoutOf(context));
  printed.push(text);
  terminal.print(text);
}

/** The end of the answer; the whole of it when the check left other sentences than were printed. */
function showAnswer(answer: Answer, context: Context, printed: Printed): void {
  const { terminal } = context;
  const layout = layoutOf(context);
  const final = answer.sentences.map((sentence) => sentenceText(sentence, layout));
  if (printed.length === 0) {
    terminal.print(answerText(answer, layout));
  } else if (answer.abstained) {
    terminal.print(`\n${layout.style.bold('Taken back after the check:')} ${abstainedText(answer, layout)}`);
  } else if (final.join('\n') === printed.join('\n')) {
    terminal.print(answerEndText(answer, layout));
  } else {
    terminal.print(`\n${layout.style.bold('After the check, the answer is:')}\n${answerText(answer, layout)}`);
  }
  if (answer.degraded.length > 0) terminal.note(degradedText(answer.degraded, terminal.noteStyle));
}

async function answerOf(procedures: Implementation, request: AskRequest, context: Context): Promise<Answer> {
  const printed: Printed = [];
  for await (const event of procedures.ask(request, context.signal)) {
    if (event.kind !== 'done') {
      show(event, context, printed);
      continue;
    }
    context.terminal.showStatus('');
    if (!context.json) showAnswer(event.answer, context, printed);
    return event.answer;
  }
  throw stopped(KEPT);
}

async function ask(context: Context, request: AskRequest): Promise<ExitCode> {
  const answer = await withEngine(context, { write: 'no' }, (procedures) => answerOf(procedures, request, context));
  if (context.json) context.terminal.print(JSON.stringify(answer));
  return EXIT.done;
}

/** `daybook ask QUESTION`: an answer whose every sentence is cited, or that it is not in the notes. */
export function defineAsk(command: Command, act: Act): void {
  command
    .argument('<question...>', 'the question; - reads it from stdin')
    .option('--model <name>', 'generator for this question: a name of `daybook models`, or http://host:port#model')
    .option('--no-generate', 'answer in the words of the notes, without a generator');
  addFilterOptions(command)
    .addHelpText('after', '\nExample:\n  $ daybook ask "how did we fix the airflow scheduler that kept restarting?"')
    .action((words: readonly string[], given: unknown) =>
      act(async (context) => {
        const { model, generate } = OptionsSchema.parse(given);
        const question = await readQuery(words, context);
        const request = { question, generate, filters: readFilters(given), ...(model === undefined ? {} : { model }) };
        return ask(context, contract.ask.input.parse(request));
      }),
    );
}
