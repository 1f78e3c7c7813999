import { Option, type Command } from 'commander';
import { z } from 'zod';
import type { Implementation } from '../../contract.ts';
import { DaybookError } from '../../errors.ts';
import { withEngine, type Act, type Task } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { feedbackCsv, feedbackMarkdown } from '../print/export-feedback.ts';
import { decisionsCsv, standupCsv, tasksCsv } from '../print/export-csv.ts';
import { decisionsMarkdown, standupMarkdown, tasksMarkdown } from '../print/export-markdown.ts';
import { addDecisionOptions, readDecisionOptions } from './decisions.ts';
import { addStandupOptions, readStandupOptions } from './standup.ts';
import { addTaskOptions, readTaskOptions } from './tasks.ts';

const FORMATS = ['md', 'csv', 'json'] as const;
type Format = (typeof FORMATS)[number];
const OptionsSchema = z.object({ format: z.enum(FORMATS) });

/** One view in every format. */
type Formats = Readonly<Record<Format, () => string>>;

interface View {
  readonly name: string;
  readonly description: string;
  readonly addOptions: (command: Command) => Command;
  readonly read: (procedures: Implementation, options: unknown, signal: AbortSignal) => Promise<Formats>;
}

const VIEWS: readonly View[] = [
  {
    name: 'tasks',
    description: 'items, by state',
    addOptions: addTaskOptions,
    async read(procedures, options, signal) {
      const { tasks } = await procedures.tasks(readTaskOptions(options), signal);
      return { md: () => tasksMarkdown(tasks), csv: () => tasksCsv(tasks), json: () => JSON.stringify({ tasks }) };
    },
  },
  {
    name: 'standup',
    description: 'a standup, person by person',
    addOptions: addStandupOptions,
    async read(procedures, options, signal) {
      const standup = await procedures.standup(readStandupOptions(options), signal);
      return {
        md: () => standupMarkdown(standup),
        csv: () => standupCsv(standup),
        json: () => JSON.stringify(standup),
      };
    },
  },
  {
    name: 'decisions',
    description: 'decisions, by status',
    addOptions: addDecisionOptions,
    async read(procedures, options, signal) {
      const { decisions } = await procedures.decisions(readDecisionOptions(options), signal);
      return {
        md: () => decisionsMarkdown(decisions),
        csv: () => decisionsCsv(decisions),
        json: () => JSON.stringify({ decisions }),
      };
    },
  },
  {
    name: 'feedback',
    description: 'what you said of answers',
    addOptions: (command) => command,
    async read(procedures, _options, signal) {
      const { feedback } = await procedures.feedback({}, signal);
      return {
        md: () => feedbackMarkdown(feedback),
        csv: () => feedbackCsv(feedback),
        json: () => JSON.stringify({ feedback }),
      };
    },
  },
];

function exporting({ read }: View, options: unknown): Task {
  return async (context) => {
    const { format } = OptionsSchema.parse(options);
    const formats = await withEngine(context, { write: 'no' }, (procedures) =>
      read(procedures, options, context.signal),
    );
    context.terminal.print(formats[context.json ? 'json' : format]());
    return EXIT.done;
  };
}

function refusing(word: string | undefined): Task {
  return () => {
    const what = word === undefined ? 'Say what to export.' : `There is nothing to export called ${word}.`;
    const hint = `There are: ${VIEWS.map(({ name }) => name).join(', ')}.`;
    return Promise.reject(new DaybookError('invalid', what, { hint }));
  };
}

/** `daybook export tasks|standup|decisions|feedback`. */
export function defineExport(command: Command, act: Act): void {
  command.addHelpText('after', '\nExample:\n  $ daybook export tasks --format csv --state all > items.csv');
  command
    .helpCommand(false)
    .command('nothing', { isDefault: true, hidden: true })
    .argument('[word]')
    .action((word: string | undefined) => act(refusing(word)));
  for (const view of VIEWS) {
    view
      .addOptions(command.command(view.name).description(view.description))
      .addOption(new Option('--format <format>', 'of what is printed; --json is json').choices(FORMATS).default('md'))
      .addHelpText('after', `\nExample:\n  $ daybook export ${view.name} --format csv > ${view.name}.csv`)
      .action((given: unknown) => act(exporting(view, given)));
  }
}
