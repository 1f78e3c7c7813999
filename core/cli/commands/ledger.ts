import type { Command } from 'commander';
import { z } from 'zod';
import { contract } from '../../contract.ts';
import type { Implementation } from '../../contract.ts';
import { DaybookError } from '../../errors.ts';
import { withEngine, type Act, type Task } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { parseDay } from '../filters.ts';
import { ledgerText } from '../print/ledger.ts';

const RangeSchema = z.object({ from: z.string().optional(), to: z.string().optional() });

function withoutUndefined<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // SAFETY: only entries whose value is undefined are left out.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function showing(given: unknown): Task {
  return async ({ terminal, json, signal, ...context }) => {
    const request = contract.ledger.input.parse(withoutUndefined(RangeSchema.parse(given)));
    const whole = { terminal, json, signal, ...context };
    const ledger = await withEngine(whole, { write: 'no' }, (procedures) => procedures.ledger(request, signal));
    terminal.print(json ? JSON.stringify(ledger) : ledgerText(ledger, terminal));
    return EXIT.done;
  };
}

/** Changes something about it, and says what it is now. */
function changing(
  change: (
    procedures: Implementation,
    signal: AbortSignal,
  ) => Promise<{ readonly says: string; readonly value: unknown }>,
): Task {
  return async (context) => {
    const { says, value } = await withEngine(context, { write: 'no' }, (procedures) =>
      change(procedures, context.signal),
    );
    context.terminal.print(context.json ? JSON.stringify(value) : says);
    return EXIT.done;
  };
}

function switching(ledger: boolean): Task {
  return changing(async (procedures, signal) => {
    const value = await procedures.changeOncall({ ledger }, signal);
    return {
      says: ledger
        ? 'What is asked is counted, on this machine.'
        : 'Nothing is counted any more. `daybook ledger clear` forgets the rest.',
      value,
    };
  });
}

function assuming(text: string): Task {
  return changing(async (procedures, signal) => {
    const minutesByHand = Number(text);
    if (!(minutesByHand >= 0) || !Number.isFinite(minutesByHand)) {
      throw new DaybookError('invalid', `${text} is no number of minutes.`, {
        hint: 'For example: daybook ledger assume 12',
      });
    }
    const value = await procedures.changeOncall({ minutesByHand }, signal);
    return { says: `An answer is taken to spare ${minutesByHand} minutes of looking by hand.`, value };
  });
}

const clearing = changing(async (procedures, signal) => {
  const value = await procedures.clearLedger({}, signal);
  return { says: `${value.removed} entries are gone.`, value };
});

/** `daybook ledger`: what was asked, what came of it, what it may have spared, and which runbooks are missing. */
export function defineLedger(command: Command, act: Act): void {
  command
    .helpCommand(false)
    .option('--from <day>', 'from this day on', parseDay)
    .option('--to <day>', 'up to this day', parseDay)
    .addHelpText('after', '\nExample:\n  $ daybook ledger --from 2026-11-01\n  $ daybook ledger --json > ledger.json')
    .action((given: unknown) => act(showing(given)));
  command
    .command('on')
    .description('count what is asked, on this machine')
    .addHelpText('after', '\nExample:\n  $ daybook ledger on')
    .action(() => act(switching(true)));
  command
    .command('off')
    .description('count nothing')
    .addHelpText('after', '\nExample:\n  $ daybook ledger off')
    .action(() => act(switching(false)));
  command
    .command('clear')
    .description('forget what was counted')
    .addHelpText('after', '\nExample:\n  $ daybook ledger clear')
    .action(() => act(clearing));
  command
    .command('assume')
    .description('how many minutes it takes to find an answer by hand')
    .argument('<minutes>')
    .addHelpText('after', '\nExample:\n  $ daybook ledger assume 12')
    .action((minutes: string) => act(assuming(minutes)));
}
