import { Argument, Option, type Command, type HelpConfiguration } from 'commander';
import { z } from 'zod';
import { contract, type Output } from '../../contract.ts';
import type { Task, TasksRequest } from '../../contract/facts.ts';
import { TASK_STATES } from '../../contract/kinds.ts';
import { DaybookError } from '../../errors.ts';
import { withEngine, type Act, type Context, type Task as Work } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { addDayOptions, addPathOption, readFilters } from '../filters.ts';
import { placeText } from '../print/place.ts';
import { taskLines, tasksText } from '../print/tasks-list.ts';

const OptionsSchema = z.object({ state: z.string(), owner: z.string().optional() });

/** Adds the options that choose items. */
export function addTaskOptions(command: Command): Command {
  const states = [...TASK_STATES, 'all'];
  command
    .addOption(new Option('--state <state>', 'only items in this state').choices(states).default('open'))
    .option('--owner <name>', 'only items of this person, by any of their names');
  return addPathOption(addDayOptions(command));
}

/** The request of those options. */
export function readTaskOptions(options: unknown): TasksRequest {
  const { state, owner } = OptionsSchema.parse(options);
  const { from, to, path } = readFilters(options);
  return contract.tasks.input.parse({ state, owner, from, to, path });
}

async function list(context: Context, request: TasksRequest): Promise<ExitCode> {
  const { terminal } = context;
  const { tasks } = await withEngine(context, { write: 'no' }, (procedures) =>
    procedures.tasks(request, context.signal),
  );
  terminal.print(context.json ? JSON.stringify({ tasks }) : tasksText(tasks, terminal));
  return EXIT.done;
}

function printChange(change: Output<'undoTask'>, context: Context): ExitCode {
  const { terminal } = context;
  if (context.json) terminal.print(JSON.stringify(change));
  else if (change.task !== null) terminal.print(taskText(change.task, context));
  return EXIT.done;
}

function taskText(task: Task, { terminal }: Context): string {
  return taskLines(task, placeText([task]), terminal).join('\n');
}

/** Writes the index too when no other process does, so that what is listed next is what was written. */
const WRITING = { write: 'if-free', embed: false } as const;

function set(id: string, state: string, options: unknown): Work {
  return async (context) => {
    const { reason } = z.object({ reason: z.string().optional() }).parse(options);
    const request = contract.setTask.input.parse({ id, state, reason });
    const change = await withEngine(context, WRITING, (procedures) => procedures.setTask(request, context.signal));
    if (!change.written) context.terminal.note(`It is ${state} already: nothing was written.`);
    return printChange(change, context);
  };
}

const undo: Work = async (context) => {
  const change = await withEngine(context, WRITING, (procedures) => procedures.undoTask({}, context.signal));
  if (!change.written) context.terminal.note('There is no change to take back.');
  return printChange(change, context);
};

/** The options of `tasks` choose what is listed: below it, only those of the program count. */
function onlyOptionsOfProgram(program: Command | null): HelpConfiguration {
  return { showGlobalOptions: true, visibleGlobalOptions: () => [...(program?.options ?? [])] };
}

/** Commander takes them below `tasks` too, where they would be left out in silence. */
function refuseListOptions(command: Command): void {
  const given = command.options.find((option) => command.getOptionValueSource(option.attributeName()) === 'cli');
  if (given === undefined) return;
  throw new DaybookError('invalid', `${given.long} chooses what \`daybook tasks\` lists, and nothing here.`, {
    hint: 'Leave it out.',
  });
}

/** `daybook tasks`, `tasks set ID STATE`, `tasks undo`. */
export function defineTasks(command: Command, act: Act): void {
  const help = onlyOptionsOfProgram(command.parent);
  const change = (work: Work) =>
    act((context) => {
      refuseListOptions(command);
      return work(context);
    });
  addTaskOptions(command)
    .addHelpText(
      'after',
      '\nExample:\n  $ daybook tasks --owner mira --state all\n  $ daybook tasks set k7TqD2mX0aBc done\n  $ daybook tasks undo',
    )
    .action((given: unknown) => act((context) => list(context, readTaskOptions(given))));
  command
    .command('set')
    .configureHelp(help)
    .description("change the item's one line in its file, only if the file is as it was indexed")
    .argument('<id>', 'of the item, as `daybook tasks` lists it')
    .addArgument(new Argument('<state>', 'its new state').choices(TASK_STATES))
    .option('--reason <text>', 'why; written beside the item')
    .addHelpText('after', '\nExample:\n  $ daybook tasks set k7TqD2mX0aBc cancelled --reason "nobody needs it"')
    .action((id: string, state: string, given: unknown) => change(set(id, state, given)));
  command
    .command('undo')
    .configureHelp(help)
    .description('take the last change back, only if the file is as that change left it')
    .addHelpText('after', '\nExample:\n  $ daybook tasks undo')
    .action(() => change(undo));
}
