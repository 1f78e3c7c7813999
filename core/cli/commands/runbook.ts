import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { z } from 'zod';
import { contract } from '../../contract.ts';
import type { RunbookAnswer } from '../../contract/runbook-answer.ts';
import { DaybookError } from '../../errors.ts';
import { attempt, errnoOf } from '../../notes/attempt.ts';
import { withEngine, type Act, type Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { degradedText } from '../print/degraded-text.ts';
import { MARKDOWN, SLACK, terminalDialect, type Dialect } from '../print/dialect.ts';
import { runbookText } from '../print/runbook.ts';
import { readQuery } from '../query-text.ts';

const FORMATS = ['text', 'md', 'json', 'slack'] as const;
const OptionsSchema = z.object({
  file: z.string().optional(),
  format: z.enum(FORMATS).default('text'),
  fill: z.boolean().default(false),
});
type Options = z.infer<typeof OptionsSchema>;

function readFileText(file: string, { cwd }: Context): string {
  const read = attempt(() => readFileSync(resolve(cwd, file), 'utf8'));
  if ('value' in read && read.value.trim() !== '') return read.value;
  const why =
    'value' in read ? 'it is empty' : errnoOf(read.error) === 'ENOENT' ? 'there is no such file' : read.error.message;
  throw new DaybookError('invalid', `${file} cannot be read: ${why}.`, {
    hint: 'Name a file with the alert, the log or the trace; - reads it from stdin.',
  });
}

/** The text that is meant: a file, stdin for nothing or `-`, else the words. */
async function readText(words: readonly string[], { file }: Options, context: Context): Promise<string> {
  if (file === undefined) return readQuery(words.length === 0 ? ['-'] : words, context);
  if (words.length > 0) {
    throw new DaybookError('invalid', 'There is a text and a file: only one of them can be looked for.', {
      hint: 'Leave out the text, or --file.',
    });
  }
  return readFileText(file, context);
}

function dialectOf(format: Options['format'], { terminal }: Context): Dialect {
  if (format === 'md') return MARKDOWN;
  return format === 'slack' ? SLACK : terminalDialect(terminal.style, terminal.isInteractive);
}

function show(answer: RunbookAnswer, { format, fill }: Options, context: Context): void {
  const { terminal } = context;
  if (context.json || format === 'json') {
    terminal.print(JSON.stringify(answer));
    return;
  }
  terminal.print(runbookText(answer, { dialect: dialectOf(format, context), fills: fill ? answer.fills : [] }));
  if (!fill && answer.fills.length > 0) {
    const named = answer.fills.map(({ placeholder, value }) => `${placeholder} = ${value}`).join(', ');
    terminal.note(`The alert has values for placeholders (${named}); --fill puts them in.`);
  }
  if (answer.degraded.length > 0) terminal.note(degradedText(answer.degraded, terminal.noteStyle));
}

async function runbook(context: Context, words: readonly string[], options: Options): Promise<ExitCode> {
  const text = await readText(words, options, context);
  const request = contract.runbook.input.parse({ text });
  const answer = await withEngine(context, { write: 'no' }, (procedures) =>
    procedures.runbook(request, context.signal),
  );
  show(answer, options, context);
  return answer.runbook === null ? EXIT.input : EXIT.done;
}

/** `daybook runbook [TEXT|-]`: the steps for an alert, a log or a stack trace, and what happened the last times. */
export function defineRunbook(command: Command, act: Act): void {
  command
    .argument('[text...]', 'an alert as text or JSON, an error, a log; - or nothing reads it from stdin')
    .option('--file <file>', 'read it from a file')
    .addOption(new Option('--format <format>', 'of what is printed; --json is json').choices(FORMATS).default('text'))
    .option('--fill', 'put values of the alert into the placeholders of commands; what is filled in is said')
    .addHelpText(
      'after',
      '\nExample:\n  $ daybook runbook KubePodCrashLooping\n  $ pbpaste | daybook runbook --format slack\n\nExit code 1 when no runbook fits. Nothing is ever run.',
    )
    .action((words: readonly string[], given: unknown) =>
      act((context) => runbook(context, words, OptionsSchema.parse(given))),
    );
}
