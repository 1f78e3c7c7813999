import type { Command } from 'commander';
import { contract } from '../../contract.ts';
import { withEngine, type Act } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { addDayOptions, addPathOption, readFilters } from '../filters.ts';
import { updatesText } from '../print/updates-list.ts';

/** `daybook updates`: who reported what. */
export function defineUpdates(command: Command, act: Act): void {
  addPathOption(addDayOptions(command))
    .option('--person <name>', 'only what this person said, by any of their names')
    .addHelpText('after', '\nExample:\n  $ daybook updates --person mira --from 2024-12-16 --to 2024-12-20')
    .action((given: unknown) =>
      act(async (context) => {
        const { terminal } = context;
        const { person, from, to, path } = readFilters(given);
        const request = contract.updates.input.parse({ person, from, to, path });
        const { updates } = await withEngine(context, { write: 'no' }, (procedures) =>
          procedures.updates(request, context.signal),
        );
        terminal.print(context.json ? JSON.stringify({ updates }) : updatesText(updates, terminal));
        return EXIT.done;
      }),
    );
}
