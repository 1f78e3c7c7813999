import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenEngine } from '../../../core/cli/context.ts';
import { run, type Outcome } from '../../../core/cli/run.ts';
import type { Implementation } from '../../../core/contract.ts';
import { sampleProcedures } from '../server/sample-procedures.ts';

export interface Ran {
  readonly outcome: Outcome;
  readonly stdout: string;
  readonly stderr: string;
  /** What the engine was opened with; null when it was not. */
  readonly opened: Parameters<OpenEngine>[0] | null;
  readonly isClosed: boolean;
}

interface Options {
  readonly procedures?: Partial<Implementation>;
  readonly openEngine?: OpenEngine;
  /** Columns of a terminal; no terminal when left out. */
  readonly terminal?: number;
  readonly signal?: AbortSignal;
  readonly input?: string;
  readonly cwd?: string;
}

/** A folder that no configuration of this machine reaches. */
export const DATA = mkdtempSync(join(tmpdir(), 'daybook-cli-'));

/** Runs a command line in this process, on sample procedures. */
export async function runCommand(argv: readonly string[], options: Options = {}): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const facts = options.terminal === undefined ? {} : { isTTY: true, columns: options.terminal };
  const stream = (name: 'stdout' | 'stderr') => ({ ...facts, write: (text: string) => (written[name] += text) });
  let opened: Parameters<OpenEngine>[0] | null = null;
  let isClosed = false;
  const openEngine: OpenEngine = async (given) => {
    opened = given;
    return {
      procedures: sampleProcedures(options.procedures),
      tellHook: () => undefined,
      close: async () => {
        isClosed = true;
      },
    };
  };
  const outcome = await run(['--data', DATA, ...argv], {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    readInput: async () => options.input ?? '',
    cwd: options.cwd ?? tmpdir(),
    signal: options.signal ?? new AbortController().signal,
    version: '9.8.7',
    openEngine: options.openEngine ?? openEngine,
  });
  return { outcome, ...written, opened, isClosed };
}
