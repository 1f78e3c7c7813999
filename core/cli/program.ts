import { Command, type OutputConfiguration } from 'commander';
import type { Act } from './context.ts';

/** Adds a command's arguments, options, help and action. */
export type Define = (command: Command, act: Act) => void;

interface Entry {
  readonly name: string;
  readonly summary: string;
  /** Loads the command's own file: only the one that was asked for. */
  readonly load: () => Promise<Define>;
}

const ENTRIES: readonly Entry[] = [
  {
    name: 'index',
    summary: 'Add journals and bring the index up to date',
    load: async () => (await import('./commands/index-journals.ts')).defineIndex,
  },
  {
    name: 'search',
    summary: 'Find passages in your notes',
    load: async () => (await import('./commands/search.ts')).defineSearch,
  },
  {
    name: 'ask',
    summary: 'Answer a question from your notes, with citations',
    load: async () => (await import('./commands/ask.ts')).defineAsk,
  },
  {
    name: 'days',
    summary: 'List the dated sections of your notes',
    load: async () => (await import('./commands/days.ts')).defineDays,
  },
  {
    name: 'tasks',
    summary: 'List the items of your notes, or change one',
    load: async () => (await import('./commands/tasks.ts')).defineTasks,
  },
  {
    name: 'people',
    summary: 'List who is in your notes; merge and split names',
    load: async () => (await import('./commands/people.ts')).definePeople,
  },
  {
    name: 'updates',
    summary: 'List who reported what',
    load: async () => (await import('./commands/updates.ts')).defineUpdates,
  },
  {
    name: 'standup',
    summary: 'Yesterday, today, blockers and carried-over items of each person',
    load: async () => (await import('./commands/standup.ts')).defineStandup,
  },
  {
    name: 'decisions',
    summary: 'List what was decided, and what is in force',
    load: async () => (await import('./commands/decisions.ts')).defineDecisions,
  },
  {
    name: 'runbook',
    summary: 'The steps for an alert, an error or a log, and what happened the last times',
    load: async () => (await import('./commands/runbook.ts')).defineRunbook,
  },
  {
    name: 'ledger',
    summary: 'What was asked, what came of it, and which runbooks are missing',
    load: async () => (await import('./commands/ledger.ts')).defineLedger,
  },
  {
    name: 'new',
    summary: 'Write a note from its template',
    load: async () => (await import('./commands/new-note.ts')).defineNewNote,
  },
  {
    name: 'import',
    summary: 'Take pages of Confluence, Notion or a repository as notes, again and again',
    load: async () => (await import('./commands/import-notes.ts')).defineImport,
  },
  {
    name: 'export',
    summary: 'Hand items, a standup or decisions to others',
    load: async () => (await import('./commands/export.ts')).defineExport,
  },
  {
    name: 'models',
    summary: 'List, fetch and choose models',
    load: async () => (await import('./commands/models.ts')).defineModels,
  },
  {
    name: 'serve',
    summary: 'Serve the engine and its page on 127.0.0.1',
    load: async () => (await import('./commands/serve.ts')).defineServe,
  },
  {
    name: 'mcp',
    summary: 'Offer the notes to assistants, as tools over stdio',
    load: async () => (await import('./commands/mcp.ts')).defineMcp,
  },
  {
    name: 'eval',
    summary: 'Run graded questions over notes and say how well they are answered',
    load: async () => (await import('./commands/eval.ts')).defineEval,
  },
  {
    name: 'doctor',
    summary: 'Say what works and what does not',
    load: async () => (await import('./commands/doctor.ts')).defineDoctor,
  },
];

/** Names of all commands, for the tests of the documentation. */
export const COMMAND_NAMES: readonly string[] = ENTRIES.map((entry) => entry.name);

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/**
 * The command line: global options and the commands, whose files are loaded when they are asked for.
 *
 * @param options.act runs a command's work
 * @param options.output where commander writes help and the version
 */
export function buildProgram(options: {
  readonly act: Act;
  readonly version: string;
  readonly output: OutputConfiguration;
}): Command {
  const program = new Command('daybook')
    .description('Search and ask the markdown notes of your journals. Without a command, opens the app.')
    .configureOutput(options.output)
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .helpCommand(false)
    .version(options.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .option('--journal <dir>', 'read this journal instead of the configured ones (repeatable)', collect)
    .option('--data <dir>', "folder of index and settings (default: the platform's, or DAYBOOK_DATA)")
    .option('--json', 'print one JSON document')
    .option('--quiet', 'no progress and no notices')
    .option('--no-color', 'no colours')
    .option('--now <iso>', 'take this as the time, for reproducible answers')
    .addHelpText('after', '\nExample:\n  $ daybook index ~/notes\n  $ daybook ask "how did we fix the scheduler?"');
  for (const entry of ENTRIES) program.command(entry.name).description(entry.summary);
  return program.hook('preSubcommand', async (_program, command) => {
    const entry = ENTRIES.find(({ name }) => name === command.name());
    if (entry !== undefined) (await entry.load())(command, options.act);
  });
}
