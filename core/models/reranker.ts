import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { DaybookError } from '../errors.ts';
import { modelForRole } from './catalog.ts';
import type { EncoderOptions } from './embed-worker.ts';
import type { Reranker } from './model.ts';
import { requireManifest } from './model-folder.ts';
import { SteadyWorker } from './steady-worker.ts';
import { WorkerProcess } from './worker-process.ts';

/** What BERT-like cross-encoders read. */
const OWN_MODEL_TOKENS = 512;
/** The pairs that are being scored when the budget ends are worth this much waiting. */
const GRACE_MS = 50;
/** Scores of some passages, from the one at `at`. */
const ScoresSchema = z.object({ at: z.int(), scores: z.array(z.number()) });

export interface OpenReranker {
  readonly config: Config;
  /** Of the catalogue, or the absolute path of a folder with `onnx/model_quantized.onnx`, `tokenizer.json`, `config.json`. */
  readonly name: string;
}

/**
 * Opens a cross-encoder in a process of its own, which starts with the first question.
 *
 * @throws DaybookError `model-missing` when its files are not on this machine, `not-found` for an unknown name
 */
export async function openReranker({ config, name }: OpenReranker): Promise<Reranker> {
  const load = isAbsolute(name) ? ownFolder(name) : catalogModel(config, name);
  const worker = new SteadyWorker(
    new WorkerProcess({
      program: new URL('./embed-worker.ts', import.meta.url),
      load,
      idleMs: null,
      cancelGraceMs: null,
    }),
    load.name,
  );
  return {
    name: load.name,
    async score(query, passages, { budgetMs, signal }) {
      const scores: (number | null)[] = passages.map(() => null);
      // The clock also runs while the model is loaded: a first question may stay unsorted, the next one will not.
      const untilMs = Date.now() + budgetMs;
      const onPiece = (value: unknown): void => {
        const piece = ScoresSchema.parse(value);
        scores.splice(piece.at, piece.scores.length, ...piece.scores);
      };
      const scored = worker.run({ query, passages: [...passages], untilMs }, { signal, onPiece });
      const late = Promise.withResolvers<null>();
      const timer = setTimeout(() => late.resolve(null), budgetMs + GRACE_MS);
      // When the budget wins the race, a later failure of this request has nobody left to tell.
      scored.catch(() => undefined);
      await Promise.race([scored, late.promise]).finally(() => clearTimeout(timer));
      return [...scores];
    },
    close: () => worker.close(),
  };
}

function catalogModel(config: Config, name: string): EncoderOptions {
  const entry = modelForRole(name, 'rerank');
  requireManifest(config, entry);
  return options(config.modelsDir, entry.name, entry.contextTokens);
}

function ownFolder(folder: string): EncoderOptions {
  const missing = ['onnx/model_quantized.onnx', 'tokenizer.json', 'config.json'].filter(
    (file) => !existsSync(join(folder, file)),
  );
  if (missing.length === 0) return options(dirname(folder), basename(folder), OWN_MODEL_TOKENS);
  throw new DaybookError('model-missing', `${folder} has no ${missing.join(', ')}.`, {
    hint: 'Put the files of an ONNX cross-encoder there.',
  });
}

function options(modelsDir: string, name: string, maxTokens: number): EncoderOptions {
  return { modelsDir, name, maxTokens, background: false, task: { kind: 'rerank' } };
}
