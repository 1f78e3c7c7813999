import type { Command } from 'commander';
import { withEngine, type Act } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { checksText } from '../print/checks-table.ts';

/** `daybook doctor`: every part, and what to do about each that does not work. What it finds does not fail it. */
export function defineDoctor(command: Command, act: Act): void {
  command.addHelpText('after', '\nExample:\n  $ daybook doctor --json').action(() =>
    act(async (context) => {
      const { terminal } = context;
      const { checks } = await withEngine(context, { write: 'no' }, (procedures) =>
        procedures.doctor({}, context.signal),
      );
      terminal.print(context.json ? JSON.stringify({ checks }) : checksText(checks, terminal));
      return EXIT.done;
    }),
  );
}
