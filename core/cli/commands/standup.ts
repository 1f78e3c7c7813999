import { Option, type Command } from 'commander';
import { z } from 'zod';
import { isoDay } from '../../ask/query/time.ts';
import { contract, type Input } from '../../contract.ts';
import { standupChangesText } from '../../extract/people/standup-changes.ts';
import { standupText, weekAround, weekText } from '../../extract/people/standup.ts';
import { withEngine, type Act, type Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { parseDay } from '../filters.ts';
import { printable } from '../print/printable.ts';

const OptionsSchema = z.object({
  date: z.string().optional(),
  person: z.string().optional(),
  changes: z.boolean().optional(),
  week: z.boolean().optional(),
});

/** Adds the options that choose a standup. */
export function addStandupOptions(command: Command): Command {
  return command
    .addOption(new Option('--date <day>', 'the day of the standup, YYYY-MM-DD (default: today)').argParser(parseDay))
    .option('--person <name>', 'only this person, by any of their names');
}

/** The request of those options. */
export function readStandupOptions(options: unknown): Input<'standup'> {
  return requestOf(OptionsSchema.parse(options));
}

function requestOf(options: z.infer<typeof OptionsSchema>): Input<'standup'> {
  return contract.standup.input.parse(options);
}

/** `daybook standup`: text to paste into a chat. */
export function defineStandup(command: Command, act: Act): void {
  addStandupOptions(command)
    .option('--changes', 'what changed since the last standup: done, new, blocked, not blocked any more')
    .option('--week', 'what was reported in the week of the day, by person and day')
    .addHelpText(
      'after',
      '\nExample:\n  $ daybook standup --date 2024-12-17\n  $ daybook standup --changes\n  $ daybook standup --week --person mira',
    )
    .action((given: unknown) =>
      act(async (context) => {
        const { terminal } = context;
        const options = OptionsSchema.parse(given);
        const request = requestOf(options);
        if (options.week) return printWeek(context, request);
        if (options.changes) return printChanges(context, request);
        const standup = await withEngine(context, { write: 'no' }, (procedures) =>
          procedures.standup(request, context.signal),
        );
        terminal.print(context.json ? JSON.stringify(standup) : printable(standupText(standup)));
        return EXIT.done;
      }),
    );
}

async function printChanges(context: Context, { date, person }: Input<'standup'>): Promise<ExitCode> {
  const asked = { ...(date === undefined ? {} : { date }), ...(person === undefined ? {} : { person }) };
  const { changes } = await withEngine(context, { write: 'no' }, (procedures) =>
    procedures.standupChanges(asked, context.signal),
  );
  const text = changes === null ? 'There is no standup before that day.\n' : standupChangesText(changes);
  context.terminal.print(context.json ? JSON.stringify({ changes }) : printable(text));
  return EXIT.done;
}

async function printWeek(context: Context, { date, person }: Input<'standup'>): Promise<ExitCode> {
  const day = date ?? isoDay(context.now());
  const asked = contract.updates.input.parse({ ...weekAround(day), person });
  const { updates } = await withEngine(context, { write: 'no' }, (procedures) =>
    procedures.updates(asked, context.signal),
  );
  context.terminal.print(context.json ? JSON.stringify({ updates }) : printable(weekText(day, updates)));
  return EXIT.done;
}
