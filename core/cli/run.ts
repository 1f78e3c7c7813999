import { CommanderError } from 'commander';
import { readConfig } from '../config.ts';
import { DaybookError, toDaybookError } from '../errors.ts';
import type { Act, OpenEngine } from './context.ts';
import { EXIT, exitCodeOf, type ExitCode } from './exit-codes.ts';
import { clockOf, GlobalsSchema, journalRoots } from './globals.ts';
import { errorText } from './print/error-text.ts';
import { buildProgram } from './program.ts';
import { openTerminal, type Stream, type Terminal } from './terminal.ts';

/** What a run of the command line takes from the process. */
export interface Surroundings {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly readInput: () => Promise<string>;
  readonly cwd: string;
  readonly signal: AbortSignal;
  readonly version: string;
  readonly openEngine: OpenEngine;
}

/** `app`: a bare `daybook`, which the caller turns into the window. */
export type Outcome = ExitCode | 'app';

/** `help search` is `search --help`. */
function withoutHelpCommand(argv: readonly string[]): readonly string[] {
  return argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
}

/** Commander says `error: unknown command 'serch'\n(Did you mean search?)`. */
function fromCommander(error: CommanderError): DaybookError {
  const [what = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const hint = suggestion?.replace(/^\(|\)$/g, '') ?? 'See `daybook --help`.';
  return new DaybookError('invalid', `${what.charAt(0).toUpperCase()}${what.slice(1).replace(/\.$/, '')}.`, { hint });
}

/** The command line may be what is wrong, so this is read without it being understood. */
function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json');
}

/** One JSON document on stdout for programs, or a few lines on stderr for people; a bug is for people in both cases. */
function tell(error: DaybookError, terminal: Terminal, isJson: boolean): ExitCode {
  if (isJson) terminal.print(JSON.stringify({ error: error.toBody() }));
  if (!isJson || error.code === 'internal') terminal.complain(errorText(error, terminal.noteStyle));
  return exitCodeOf(error.code);
}

/**
 * Runs one command line.
 *
 * 1. the program is built, and the command's own file loaded
 * 2. the global options become a context
 * 3. the command does its work
 * 4. whatever was thrown becomes one error, told in the form asked for
 *
 * @param argv without the program's name
 * @returns the exit code, or `app` when no command was given
 */
export async function run(argv: readonly string[], from: Surroundings): Promise<Outcome> {
  let outcome: ExitCode = EXIT.done;
  // Plain until the options and the environment have said that colours are wanted.
  let terminal = openTerminal(from, { color: false, quiet: false });
  const act: Act = async (task) => {
    const globals = GlobalsSchema.parse(program.opts());
    const config = readConfig({ dataDir: globals.data });
    terminal = openTerminal(from, { color: globals.color && config.color, quiet: globals.quiet });
    outcome = await task({
      config,
      terminal,
      json: globals.json,
      quiet: globals.quiet,
      dataGiven: globals.data === undefined ? null : config.dataDir,
      journals: journalRoots(globals.journal, from.cwd),
      now: clockOf(globals.now),
      version: from.version,
      cwd: from.cwd,
      signal: from.signal,
      readInput: from.readInput,
      openEngine: from.openEngine,
    });
  };
  const program = buildProgram({
    act,
    version: from.version,
    // What goes wrong is told once, below.
    output: { writeOut: (text) => void from.stdout.write(text), writeErr: () => undefined },
  });
  try {
    await program.parseAsync(withoutHelpCommand(argv), { from: 'user' });
    return outcome;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) return tell(toDaybookError(thrown), terminal, asksForJson(argv));
    if (thrown.exitCode === 0) return EXIT.done;
    // What commander does for a program without a command: it shows the help as an error.
    if (thrown.code === 'commander.help') return 'app';
    return tell(fromCommander(thrown), terminal, asksForJson(argv));
  }
}
