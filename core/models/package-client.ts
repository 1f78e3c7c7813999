import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { DaybookError } from '../errors.ts';
import type { PackageSource } from './catalog.ts';

/** A client that prints and writes nothing for this long hangs. */
const SILENCE_MS = 180_000;
const PROGRESS_EVERY_MS = 250;
const OUTPUT_TAIL_CHARACTERS = 1_000;

/** How a package manager's own client is called, so that a company's mirror and credentials work. */
export interface ClientCommand {
  /** Programs that can do it, by preference. */
  readonly programs: readonly string[];
  readonly args: readonly string[];
  /** Folders in which the package grows while it comes; they need not exist. */
  readonly growing: readonly string[];
  /** What the user would install. */
  readonly client: string;
}

// pip keeps what it downloads in the temporary folder: the one given here, so that it can be watched and removed.
const PIP_IN_FOLDER =
  'import os,sys,runpy;os.environ["TMPDIR"]=sys.argv.pop(1);sys.argv[0]="pip";runpy.run_module("pip",run_name="__main__")';

/** The command that brings a package into `folder`. */
export function clientCommand(source: PackageSource, folder: string): ClientCommand {
  if (source.kind === 'wheel') {
    const wanted = `${source.package}==${source.version}`;
    const options = ['--no-deps', '--only-binary=:all:', '--no-cache-dir', '--quiet', '--disable-pip-version-check'];
    // Its five tries take eight seconds where there is no network.
    options.push('--retries', '2');
    return {
      programs: ['python3', 'python'],
      args: ['-c', PIP_IN_FOLDER, folder, 'download', ...options, '--dest', folder, wanted],
      growing: [folder],
      client: 'Python with pip',
    };
  }
  const { group, artifact, version } = source;
  return {
    programs: [process.platform === 'win32' ? 'mvn.cmd' : 'mvn'],
    args: ['-q', '-B', 'dependency:copy', `-Dartifact=${group}:${artifact}:${version}`, `-DoutputDirectory=${folder}`],
    growing: [folder, join(homedir(), '.m2', 'repository', ...group.split('.'), artifact, version)],
    client: 'Maven',
  };
}

export type ClientOutcome = { readonly kind: 'ok' } | { readonly kind: 'failed'; readonly reason: string };

export interface RunClient {
  readonly signal: AbortSignal;
  /** Bytes in the growing folders. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Runs a package client to its end.
 *
 * @returns why it did not work: not installed, or its own last words
 * @throws DaybookError `cancelled`
 */
export async function runClient(command: ClientCommand, options: RunClient): Promise<ClientOutcome> {
  for (const program of command.programs) {
    const outcome = await runProgram(program, command, options);
    if (options.signal.aborted) throw new DaybookError('cancelled', 'The download was stopped.');
    if (outcome !== 'not-installed') return outcome;
  }
  return { kind: 'failed', reason: `${command.client} is not installed (\`${command.programs.join('` or `')}\`)` };
}

function runProgram(
  program: string,
  { args, growing }: ClientCommand,
  { signal, onBytes }: RunClient,
): Promise<ClientOutcome | 'not-installed'> {
  const { promise, resolve } = Promise.withResolvers<ClientOutcome | 'not-installed'>();
  // A .cmd file only runs in a shell. The arguments are words of the catalogue and one folder, quoted here.
  const isScript = program.endsWith('.cmd');
  const child = spawn(program, isScript ? args.map((arg) => `"${arg}"`) : args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: isScript,
    // Its own process group, so that a cancel also ends what the client started.
    detached: process.platform !== 'win32',
  });
  let output = '';
  const before = folderBytes(growing);
  let seen = 0;
  let quietSinceMs = performance.now();
  const end = (): void => endGroup(child.pid);
  const hear = (text: string): void => {
    output = (output + text).slice(-OUTPUT_TAIL_CHARACTERS);
    quietSinceMs = performance.now();
  };
  const watch = setInterval(() => {
    const bytes = folderBytes(growing) - before;
    if (bytes > seen) {
      seen = bytes;
      quietSinceMs = performance.now();
      onBytes(bytes);
    }
    if (performance.now() - quietSinceMs > SILENCE_MS) end();
  }, PROGRESS_EVERY_MS);
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  signal.addEventListener('abort', end);
  child.on('error', (error: NodeJS.ErrnoException) => {
    resolve(error.code === 'ENOENT' ? 'not-installed' : { kind: 'failed', reason: `${program}: ${error.message}` });
  });
  child.on('close', (code, killed) => {
    const reason = `${program} ${killed === null ? `failed (exit code ${code})` : 'gave no answer'}: ${lastWords(output)}`;
    resolve(code === 0 ? { kind: 'ok' } : { kind: 'failed', reason });
  });
  return promise.finally(() => {
    clearInterval(watch);
    signal.removeEventListener('abort', end);
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself in between.
  }
}

function lastWords(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim());
  // Maven ends with advice; the reason stands in its first line with ERROR.
  const line = lines.find((text) => /ERROR/.test(text)) ?? lines.findLast((text) => text !== '');
  return (line ?? 'it printed nothing').slice(0, 300);
}

function folderBytes(folders: readonly string[]): number {
  return folders.reduce((sum, folder) => sum + sizeBelow(folder), 0);
}

function sizeBelow(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeBelow(join(path, name)), 0);
}
