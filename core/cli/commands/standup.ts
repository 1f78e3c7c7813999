import { Option, type Command } from 'commander';
import { z } from 'zod';
import { contract, type Input } from '../../contract.ts';
import { standupText } from '../../extract/standup.ts';
import { withEngine, type Act } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { parseDay } from '../filters.ts';
import { printable } from '../print/printable.ts';

const OptionsSchema = z.object({ date: z.string().optional(), person: z.string().optional() });

/** Adds the options that choose a standup. */
export function addStandupOptions(command: Command): Command {
  return command
    .addOption(new Option('--date <day>', 'the day of the standup, YYYY-MM-DD (default: today)').argParser(parseDay))
    .option('--person <name>', 'only this person, by any of their names');
}

/** The request of those options. */
export function readStandupOptions(options: unknown): Input<'standup'> {
  return contract.standup.input.parse(OptionsSchema.parse(options));
}

/** `daybook standup`: text to paste into a chat. */
export function defineStandup(command: Command, act: Act): void {
  addStandupOptions(command)
    .addHelpText('after', '\nExample:\n  $ daybook standup --date 2024-12-17')
    .action((given: unknown) =>
      act(async (context) => {
        const { terminal } = context;
        const standup = await withEngine(context, { write: 'no' }, (procedures) =>
          procedures.standup(readStandupOptions(given), context.signal),
        );
        terminal.print(context.json ? JSON.stringify(standup) : printable(standupText(standup)));
        return EXIT.done;
      }),
    );
}
