import { InvalidArgumentError, Option, type Command } from 'commander';
import { z } from 'zod';
import { contract } from '../../contract.ts';
import { NewNoteRequestSchema } from '../../contract/facts.ts';
import { copyTemplates } from '../../daily/templates.ts';
import { withEngine, type Act, type Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { parseDay } from '../filters.ts';
import { printableLine } from '../print/printable.ts';

const KINDS = NewNoteRequestSchema.shape.kind.unwrap().options;
const OptionsSchema = z.object({
  kind: z.string(),
  date: z.string().optional(),
  title: z.string().optional(),
  name: z.string().optional(),
});

/** What people also call them. */
const OTHER_NAMES: Readonly<Record<string, string>> = { adr: 'decision', daily: 'journal' };

function parseKind(value: string): string {
  const kind = OTHER_NAMES[value] ?? value;
  if (KINDS.some((known) => known === kind)) return kind;
  throw new InvalidArgumentError(`Allowed choices are ${KINDS.join(', ')}.`);
}

/** Puts the templates where the user can edit them, and says where. */
function copying({ config, terminal, json }: Context): ExitCode {
  const templates = copyTemplates(config.dataDir);
  terminal.print(json ? JSON.stringify({ templates }) : templates.map(printableLine).join('\n'));
  return EXIT.done;
}

/** `daybook new`: prints the file, so that an editor can take it. */
export function defineNewNote(command: Command, act: Act): void {
  command
    .addOption(
      new Option('--kind <kind>', 'which template; adr is a decision, daily a journal')
        .choices(KINDS)
        .argParser(parseKind)
        .default('journal'),
    )
    .addOption(new Option('--date <day>', 'the day of the note, YYYY-MM-DD (default: today)').argParser(parseDay))
    .option('--title <text>', 'what a meeting, runbook or decision is about')
    .option('--name <pattern>', 'name notes of this kind so from now on, such as meetings/YYYY-MM-DD-{{title}}')
    .option('--templates', 'write no note: copy the templates to the data folder, where you can edit them')
    .addHelpText(
      'after',
      '\nExample:\n  $ daybook new --kind meeting --title "Offline check-in"\n  $ $EDITOR "$(daybook new)"',
    )
    .action((given: unknown) =>
      act(async (context) => {
        if (z.object({ templates: z.boolean().default(false) }).parse(given).templates) return copying(context);
        const { terminal } = context;
        const request = contract.newNote.input.parse({
          ...OptionsSchema.parse(given),
          journal: context.journals?.[0],
        });
        const note = await withEngine(context, { write: 'if-free', embed: false }, (procedures) =>
          procedures.newNote(request, context.signal),
        );
        terminal.print(context.json ? JSON.stringify(note) : printableLine(note.file));
        if (!context.json && !note.created) terminal.note('It is there already, and was left as it is.');
        return EXIT.done;
      }),
    );
}
