import type { Config } from '../config.ts';
import { DaybookError, type ErrorBody } from '../errors.ts';
import type { Implementation } from '../contract.ts';
import type { Progress } from '../contract/index-run.ts';
import { indexProgress } from './print/progress-bar.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** What a command needs of an engine. */
export interface OpenedEngine {
  readonly procedures: Implementation;
  tellHook(problem: ErrorBody | null): void;
  close(): Promise<void>;
}

/** `openEngine` of the core, or a stand-in of the same shape. */
export type OpenEngine = (options: {
  readonly config: Config;
  readonly now: () => Date;
  readonly journals?: readonly string[];
  readonly write: 'yes' | 'if-free' | 'no';
  readonly watch: boolean;
  readonly embed?: boolean;
  readonly useEmbedder?: boolean;
  readonly embedder?: string;
  readonly reranker?: string | null;
  readonly onProgress?: (progress: Progress) => void;
  readonly version: string;
}) => Promise<OpenedEngine>;

/** What every command is given. */
export interface Context {
  readonly config: Config;
  readonly terminal: Terminal;
  /** `--json`: one JSON document on stdout and nothing else there. */
  readonly json: boolean;
  /** `--quiet`. */
  readonly quiet: boolean;
  /** Absolute folder of `--data`; null when it was not given. */
  readonly dataGiven: string | null;
  /** Absolute roots of `--journal`; null when the configured journals are meant. */
  readonly journals: readonly string[] | null;
  readonly now: () => Date;
  readonly version: string;
  /** Folder against which the user's paths are read. */
  readonly cwd: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** The whole of stdin. */
  readonly readInput: () => Promise<string>;
  readonly openEngine: OpenEngine;
}

/** A command's work: what it prints goes to the context's terminal. */
export type Task = (context: Context) => Promise<ExitCode>;

/** Runs a task within the context that the global options describe. Commands call it from their action. */
export type Act = (task: Task) => Promise<void>;

/** A command that asks says why it waits: facts that a long run left for later take seconds to read. */
function showFacts(progress: Progress, { terminal }: Context): void {
  if (progress.stage === 'facts') terminal.showStatus(indexProgress(progress, terminal.statusColumns));
}

/**
 * Opens an engine for one task and closes it after, also when the task fails.
 *
 * @param options.write `yes` for what changes the index, `no` for what only reads
 * @param options.embed false keeps runs in the background from embedding
 * @param options.useEmbedder false answers questions by words only
 * @param options.embedder used instead of the chosen one
 * @param options.reranker the same; null for none
 * @returns what the task returns
 */
export async function withEngine<T>(
  context: Context,
  options: {
    readonly write: 'yes' | 'if-free' | 'no';
    readonly watch?: boolean;
    readonly embed?: boolean;
    readonly useEmbedder?: boolean;
    readonly embedder?: string;
    readonly reranker?: string | null;
  },
  task: (procedures: Implementation, engine: OpenedEngine) => Promise<T>,
): Promise<T> {
  const isWaiting = options.write !== 'yes' && options.watch !== true;
  const engine = await context.openEngine({
    config: context.config,
    now: context.now,
    ...(context.journals === null ? {} : { journals: context.journals }),
    write: options.write,
    watch: options.watch ?? false,
    embed: options.embed ?? true,
    useEmbedder: options.useEmbedder ?? true,
    ...(options.embedder === undefined ? {} : { embedder: options.embedder }),
    ...(options.reranker === undefined ? {} : { reranker: options.reranker }),
    ...(isWaiting ? { onProgress: (progress) => showFacts(progress, context) } : {}),
    version: context.version,
  });
  try {
    return await task(engine.procedures, engine);
  } finally {
    await engine.close();
    context.terminal.showStatus('');
  }
}

/** What a command that was stopped, or whose stream ended early, throws. */
export function stopped(kept: string): DaybookError {
  return new DaybookError('cancelled', 'Stopped.', { hint: kept });
}
