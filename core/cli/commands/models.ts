import { Argument, type Command } from 'commander';
import type { Implementation } from '../../contract.ts';
import { MODEL_ROLES, ModelRoleSchema, type ModelView } from '../../contract/models.ts';
import { DaybookError } from '../../errors.ts';
import { stopped, withEngine, type Act, type Context, type Task } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { modelsText } from '../print/models-table.ts';
import { printableLine } from '../print/printable.ts';
import { pullProgress } from '../print/progress-bar.ts';

function printModels(models: readonly ModelView[], context: Context): ExitCode {
  const { terminal } = context;
  terminal.print(context.json ? JSON.stringify({ models }) : modelsText(models, terminal));
  return EXIT.done;
}

function list(word: string | undefined): Task {
  return async (context) => {
    if (word !== undefined) {
      throw new DaybookError('invalid', `There is no command \`models ${word}\`.`, {
        hint: 'There are: models, models pull NAME, models use ROLE NAME.',
      });
    }
    const { models } = await withEngine(context, { write: 'no' }, (procedures) =>
      procedures.models({}, context.signal),
    );
    return printModels(models, context);
  };
}

async function pulled(procedures: Implementation, name: string, context: Context): Promise<void> {
  const { terminal } = context;
  for await (const event of procedures.pullModel({ name }, context.signal)) {
    switch (event.kind) {
      case 'source':
        terminal.note(printableLine(`${event.source}: ${event.note}`));
        break;
      case 'progress':
        terminal.showStatus(pullProgress(event, terminal.statusColumns));
        break;
      case 'done':
        terminal.showStatus('');
        return;
    }
  }
  throw stopped('What was fetched is kept: the same command goes on from there.');
}

function pull(name: string): Task {
  return async (context) => {
    const { models } = await withEngine(context, { write: 'no' }, async (procedures) => {
      await pulled(procedures, name, context);
      return procedures.models({}, context.signal);
    });
    return printModels(context.json ? models : models.filter((model) => model.name === name), context);
  };
}

function use(role: string, name: string): Task {
  return async (context) => {
    const { models } = await withEngine(context, { write: 'no' }, (procedures) =>
      procedures.useModel({ role: ModelRoleSchema.parse(role), name }, context.signal),
    );
    return printModels(models, context);
  };
}

/** `daybook models`, `models pull NAME`, `models use ROLE NAME`. */
export function defineModels(command: Command, act: Act): void {
  command.addHelpText(
    'after',
    '\nExample:\n  $ daybook models\n  $ daybook models pull bge-small-en-v1.5\n  $ daybook models use generate http://127.0.0.1:11434#qwen3:4b',
  );
  command
    .command('list', { isDefault: true, hidden: true })
    .argument('[word]')
    .action((word: string | undefined) => act(list(word)));
  command
    .command('pull')
    .description('fetch a model, with progress and a check of its hash')
    .argument('<name>', 'a name that `daybook models` lists')
    .addHelpText('after', '\nExample:\n  $ daybook models pull bge-small-en-v1.5')
    .action((name: string) => act(pull(name)));
  command
    .command('use')
    .description('choose the model for a role')
    .addArgument(new Argument('<role>', 'what it is for').choices(MODEL_ROLES))
    .argument(
      '<name>',
      'a name that `daybook models` lists, http://host:port#model for a generator, or none for rerank',
    )
    .addHelpText('after', '\nExample:\n  $ daybook models use embed all-MiniLM-L6-v2')
    .action((role: string, name: string) => act(use(role, name)));
}
