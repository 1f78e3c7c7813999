import type { Command } from 'commander';
import type { Implementation, Output } from '../../contract.ts';
import { withEngine, type Act, type Task } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { peopleText } from '../print/people-list.ts';

function showing(
  call: (procedures: Implementation, signal: AbortSignal) => Promise<Output<'people'>>,
  named: readonly string[] = [],
): Task {
  return async (context) => {
    const { terminal } = context;
    const { people } = await withEngine(context, { write: 'no' }, (procedures) => call(procedures, context.signal));
    // After a change, those whom it was about: the list may be long.
    const folded = named.map((name) => name.toLowerCase());
    const shown = people.filter(
      ({ name, aliases }) =>
        folded.length === 0 || [name, ...aliases].some((one) => folded.includes(one.toLowerCase())),
    );
    terminal.print(context.json ? JSON.stringify({ people }) : peopleText(shown, terminal));
    return EXIT.done;
  };
}

/** `daybook people`, `people merge A B`, `people split A ALIAS`. */
export function definePeople(command: Command, act: Act): void {
  command
    .addHelpText(
      'after',
      '\nExample:\n  $ daybook people\n  $ daybook people merge "Mira Sandoval" mira\n  $ daybook people split "Mira Sandoval" mir',
    )
    .action(() => act(showing((procedures, signal) => procedures.people({}, signal))));
  command
    .command('merge')
    .description('from now on both names are one person, called by the first')
    .argument('<name>', 'the name to keep')
    .argument('<other>', 'another name for the same person')
    .addHelpText('after', '\nExample:\n  $ daybook people merge "Mira Sandoval" mira')
    .action((into: string, from: string) =>
      act(showing((procedures, signal) => procedures.mergePeople({ into, from }, signal), [into])),
    );
  command
    .command('split')
    .description('from now on one of their names is a person apart')
    .argument('<name>', 'the person')
    .argument('<alias>', 'the name that belongs to somebody else')
    .addHelpText('after', '\nExample:\n  $ daybook people split "Mira Sandoval" mir')
    .action((name: string, alias: string) =>
      act(showing((procedures, signal) => procedures.splitPerson({ name, alias }, signal), [name, alias])),
    );
}
