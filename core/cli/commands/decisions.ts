import { Option, type Command } from 'commander';
import { z } from 'zod';
import { contract } from '../../contract.ts';
import type { DecisionsRequest } from '../../contract/facts.ts';
import { DECISION_STATUSES } from '../../contract/kinds.ts';
import { withEngine, type Act } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { addPathOption, parseDay, readFilters } from '../filters.ts';
import { decisionsText } from '../print/decisions-list.ts';

const OptionsSchema = z.object({ about: z.string().optional(), at: z.string().optional(), status: z.string() });

/** Adds the options that choose decisions. */
export function addDecisionOptions(command: Command): Command {
  const statuses = [...DECISION_STATUSES, 'all'];
  return addPathOption(command)
    .option('--about <text>', 'only on this subject')
    .addOption(new Option('--at <day>', 'what was in force on that day, YYYY-MM-DD').argParser(parseDay))
    .addOption(new Option('--status <status>', 'only in this status').choices(statuses).default('all'));
}

/** The request of those options. */
export function readDecisionOptions(options: unknown): DecisionsRequest {
  const { about, at, status } = OptionsSchema.parse(options);
  return contract.decisions.input.parse({ about, at, status, path: readFilters(options).path });
}

/** `daybook decisions`: the ledger. */
export function defineDecisions(command: Command, act: Act): void {
  addDecisionOptions(command)
    .addHelpText('after', '\nExample:\n  $ daybook decisions --about sessions --at 2024-12-31')
    .action((given: unknown) =>
      act(async (context) => {
        const { terminal } = context;
        const [{ decisions }, { decisions: all }] = await withEngine(context, { write: 'no' }, async (procedures) => [
          await procedures.decisions(readDecisionOptions(given), context.signal),
          await procedures.decisions({ status: 'all' }, context.signal),
        ]);
        terminal.print(context.json ? JSON.stringify({ decisions }) : decisionsText(decisions, all, terminal));
        return EXIT.done;
      }),
    );
}
