import type { Command } from 'commander';
import { withEngine, type Act } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { addDayOptions, readDays } from '../filters.ts';
import { daysText } from '../print/days-table.ts';

/** `daybook days`: dated sections, with where each date came from. */
export function defineDays(command: Command, act: Act): void {
  addDayOptions(command)
    .addHelpText('after', '\nExample:\n  $ daybook days --from 2024-11-01 --to 2024-11-30')
    .action((given: unknown) =>
      act(async (context) => {
        const { terminal } = context;
        const range = readDays(given);
        const { days } = await withEngine(context, { write: 'no' }, (procedures) =>
          procedures.days(range, context.signal),
        );
        terminal.print(context.json ? JSON.stringify({ days }) : daysText(days, terminal));
        return EXIT.done;
      }),
    );
}
