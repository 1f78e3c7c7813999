import { existsSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { DaybookError } from '../errors.ts';
import { modelForRole } from './catalog.ts';
import { openEndpoint } from './endpoint.ts';
import { eventQueue } from './event-queue.ts';
import type { GenerateInput, GenerateOptions } from './generate-worker.ts';
import type { GenerateRequest, Generator } from './model.ts';
import { modelFolder, requireManifest } from './model-folder.ts';
import { crashError } from './steady-worker.ts';
import { WorkerProcess } from './worker-process.ts';

/** A generator gives its memory (up to gigabytes) back when nothing was asked for this long. */
const IDLE_MS = 10 * 60_000;
/** Under the 200 ms in which a cancelled answer must have stopped the model. */
const CANCEL_GRACE_MS = 150;
/** Context for a model file that the catalogue does not know. */
const UNKNOWN_FILE_CONTEXT_TOKENS = 4_096;

export interface OpenGenerator {
  readonly config: Config;
  /** A name of the catalogue, `http://host:port#model` for an endpoint, or the absolute path of a GGUF file. */
  readonly name: string;
}

/**
 * Opens a generator. A local model runs in a process of its own, which starts with the first request; when it crashes,
 * that request fails and the next one starts it again.
 *
 * @throws DaybookError `model-missing` when its files are not on this machine, `not-found` for an unknown name,
 *   `network-off` for an endpoint on another machine while the network is closed
 */
export async function openGenerator({ config, name }: OpenGenerator): Promise<Generator> {
  if (/^https?:\/\//.test(name)) return await openEndpoint({ config, address: name });
  return openLocal(name.endsWith('.gguf') && isAbsolute(name) ? ownFile(name) : catalogModel(config, name));
}

function catalogModel(config: Config, name: string): GenerateOptions {
  const entry = modelForRole(name, 'generate');
  requireManifest(config, entry);
  const file = join(modelFolder(config, entry), entry.files[0]?.path ?? '');
  return { name: entry.name, file, contextTokens: entry.contextTokens };
}

function ownFile(file: string): GenerateOptions {
  if (!existsSync(file)) {
    throw new DaybookError('model-missing', `There is no model file ${file}.`, {
      hint: 'Put it there, or choose another model with `daybook models use generate NAME`.',
    });
  }
  return { name: basename(file, '.gguf'), file, contextTokens: UNKNOWN_FILE_CONTEXT_TOKENS };
}

function openLocal(options: GenerateOptions): Generator {
  const worker = new WorkerProcess({
    program: new URL('./generate-worker.ts', import.meta.url),
    load: options,
    idleMs: IDLE_MS,
    cancelGraceMs: CANCEL_GRACE_MS,
  });
  const run = async (input: GenerateInput, onPiece: (text: string) => void, signal?: AbortSignal): Promise<unknown> => {
    const outcome = await worker.run(input, { signal, onPiece: (value) => onPiece(z.string().parse(value)) });
    if (outcome.kind === 'crashed') throw crashError(options.name, outcome);
    return outcome.value;
  };
  return {
    name: options.name,
    contextTokens: options.contextTokens,
    enforcesGrammar: true,
    async countTokens(messages, signal) {
      return z.int().parse(await run({ kind: 'count', messages: [...messages] }, () => undefined, signal));
    },
    generate: (request, signal) => stream(run, request, signal),
    close: () => worker.close(),
  };
}

type Run = (input: GenerateInput, onPiece: (text: string) => void, signal?: AbortSignal) => Promise<unknown>;

/** The pieces as they come. A reader that stops early stops the model. */
async function* stream(run: Run, request: GenerateRequest, signal?: AbortSignal): AsyncGenerator<string> {
  const stopped = new AbortController();
  const both = signal === undefined ? stopped.signal : AbortSignal.any([signal, stopped.signal]);
  const queue = eventQueue<string>();
  const { messages, grammar = null, maxTokens, temperature = 0 } = request;
  run({ kind: 'generate', messages: [...messages], grammar, maxTokens, temperature }, queue.push, both).then(
    () => queue.end(),
    (error: unknown) => queue.fail(error),
  );
  try {
    yield* queue.events;
  } finally {
    stopped.abort();
  }
}
