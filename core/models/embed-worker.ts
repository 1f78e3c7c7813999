import { availableParallelism, constants, setPriority } from 'node:os';
import type { PreTrainedModel, PreTrainedTokenizer, Tensor } from '@huggingface/transformers';
import { z } from 'zod';
import { DaybookError } from '../errors.ts';
import { packBatches } from './batches.ts';
import { poolVectors } from './pooling.ts';
import { serveWorker, type RunContext, type RunRequest } from './worker-loop.ts';

/*
 * The process of an encoder: texts become vectors, or pairs become scores. The only importer of transformers.js.
 */

export const EncoderOptionsSchema = z.object({
  modelsDir: z.string(),
  /** Folder of the model inside `modelsDir`. */
  name: z.string(),
  maxTokens: z.int(),
  /** Below everything else that the machine does. */
  background: z.boolean(),
  task: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('embed'), dimensions: z.int(), pooling: z.enum(['cls', 'mean']) }),
    z.object({ kind: z.literal('rerank') }),
  ]),
});
export type EncoderOptions = z.infer<typeof EncoderOptionsSchema>;

const EmbedInputSchema = z.object({ texts: z.array(z.string()) });
const RerankInputSchema = z.object({ query: z.string(), passages: z.array(z.string()), untilMs: z.number() });

/**
 * Tokens of one batch, padding included. Small on purpose: on a CPU about 400 tokens use all cores, and larger batches
 * only pad more (measured with bge-small on 2 cores: 4 × 100 tokens 11,400 tokens/s, 1 × 100 9,500, 32 × 100 7,500).
 */
const BATCH_TOKENS = 512;
const BATCH_TEXTS = 8;
/**
 * A question is short: a second thread saves 0.7 of 2.7 ms on a machine at rest, and costs tens when another process holds
 * one of the cores, because each step waits for the slower thread. So at most half of the cores.
 */
const QUERY_THREADS = Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)));
/** No token is longer on average, so what stands behind cannot be inside the model's window. */
const CHARACTERS_PER_TOKEN = 16;
/** Pairs scored between two looks at the clock. */
const RERANK_BATCH = 4;

interface Encoder {
  readonly options: EncoderOptions;
  readonly tokenizer: PreTrainedTokenizer;
  readonly model: PreTrainedModel;
  readonly tensor: (rows: readonly Row[]) => Record<string, Tensor>;
}

interface Row {
  readonly ids: readonly number[];
  /** Where the second text of a pair starts; the length for a single text. */
  readonly pairAt: number;
}

serveWorker(async (raw) => {
  const options = EncoderOptionsSchema.parse(raw);
  // Before the runtime starts its threads: on Linux they inherit the priority of the thread that makes them.
  if (options.background) setPriority(constants.priority.PRIORITY_LOW);
  const encoder = await openEncoder(options).catch((cause: unknown) => {
    throw broken(options.name, cause);
  });
  const run: RunRequest = options.task.kind === 'embed' ? embedWith(encoder) : rerankWith(encoder);
  return (input, context) =>
    run(input, context).catch((cause: unknown) => {
      throw cause instanceof DaybookError ? cause : broken(options.name, cause);
    });
});

async function openEncoder(options: EncoderOptions): Promise<Encoder> {
  const { AutoModel, AutoModelForSequenceClassification, AutoTokenizer, Tensor, env } =
    await import('@huggingface/transformers');
  env.allowRemoteModels = false;
  env.localModelPath = options.modelsDir;
  const loader = options.task.kind === 'embed' ? AutoModel : AutoModelForSequenceClassification;
  const threads = options.background ? availableParallelism() : QUERY_THREADS;
  const tokenizer = await AutoTokenizer.from_pretrained(options.name, { local_files_only: true });
  const model = await loader.from_pretrained(options.name, {
    local_files_only: true,
    dtype: 'q8',
    device: 'cpu',
    session_options: { intraOpNumThreads: threads, interOpNumThreads: 1, graphOptimizationLevel: 'all' },
  });
  const padId = tokenizer.pad_token_id ?? 0;
  const tensor = (rows: readonly Row[]): Record<string, Tensor> => {
    const width = Math.max(...rows.map((row) => row.ids.length));
    const ids = new BigInt64Array(rows.length * width).fill(BigInt(padId));
    const mask = new BigInt64Array(rows.length * width);
    const types = new BigInt64Array(rows.length * width);
    for (const [at, row] of rows.entries()) {
      for (const [column, id] of row.ids.entries()) ids[at * width + column] = BigInt(id);
      mask.fill(1n, at * width, at * width + row.ids.length);
      types.fill(1n, at * width + row.pairAt, at * width + row.ids.length);
    }
    const shape = [rows.length, width];
    return {
      input_ids: new Tensor('int64', ids, shape),
      attention_mask: new Tensor('int64', mask, shape),
      token_type_ids: new Tensor('int64', types, shape),
    };
  };
  return { options, tokenizer, model, tensor };
}

function embedWith(encoder: Encoder): RunRequest {
  return async (input, { signal }) => {
    const { texts } = EmbedInputSchema.parse(input);
    const { task } = encoder.options;
    if (task.kind !== 'embed') throw new DaybookError('internal', 'This model scores pairs and makes no vectors.');
    const rows = texts.map((text) => encodeText(encoder, text));
    const vectors = new Float32Array(texts.length * task.dimensions);
    const limits = { maxTokens: BATCH_TOKENS, maxRows: BATCH_TEXTS };
    for (const batch of packBatches(
      rows.map((row) => row.ids.length),
      limits,
    )) {
      signal.throwIfAborted();
      const inBatch = batch.flatMap((at) => rows[at] ?? []);
      const hidden = await runModel(encoder, inBatch, 'last_hidden_state');
      const pooled = poolVectors(
        hidden,
        inBatch.map((row) => row.ids.length),
        task,
      );
      for (const [place, at] of batch.entries()) {
        vectors.set(pooled.subarray(place * task.dimensions, (place + 1) * task.dimensions), at * task.dimensions);
      }
    }
    return vectors;
  };
}

function rerankWith(encoder: Encoder): RunRequest {
  return async (input, { signal, piece }: RunContext) => {
    const { query, passages, untilMs } = RerankInputSchema.parse(input);
    // In the given order, best first, so that a spent budget costs the last ones.
    for (let at = 0; at < passages.length && Date.now() < untilMs; at += RERANK_BATCH) {
      signal.throwIfAborted();
      const rows = passages.slice(at, at + RERANK_BATCH).map((passage) => encodePair(encoder, query, passage));
      const logits = await runModel(encoder, rows, 'logits');
      piece({ at, scores: [...rows.keys()].map((row) => logits[row * (logits.length / rows.length)]) });
    }
    return null;
  };
}

async function runModel(encoder: Encoder, rows: readonly Row[], output: string): Promise<Float32Array> {
  const outputs: Record<string, Tensor> = await encoder.model(encoder.tensor(rows));
  const data = outputs[output]?.data;
  if (data instanceof Float32Array) return data;
  throw new DaybookError('model-broken', `The model ${encoder.options.name} gave no "${output}".`, {
    hint: 'Its file is not of the kind that its name says. Fetch it again.',
  });
}

/** Token ids with the special tokens; a text that is too long keeps its beginning and its last special token. */
function encodeText({ tokenizer, options }: Encoder, text: string): Row {
  const ids = tokenizer.encode(text.slice(0, options.maxTokens * CHARACTERS_PER_TOKEN));
  const cut = ids.length <= options.maxTokens ? ids : [...ids.slice(0, options.maxTokens - 1), ...ids.slice(-1)];
  return { ids: cut, pairAt: cut.length };
}

/** Question and passage in one row; of a pair that is too long the passage is cut. */
function encodePair(encoder: Encoder, query: string, passage: string): Row {
  const { maxTokens } = encoder.options;
  const first = encodeText(encoder, query).ids;
  // Half of the window is left for the passage, whatever the question's length.
  const question = first.length <= maxTokens / 2 ? first : [...first.slice(0, maxTokens / 2 - 1), ...first.slice(-1)];
  const second = encodeText(encoder, passage).ids.slice(1);
  const room = maxTokens - question.length;
  const rest = second.length <= room ? second : [...second.slice(0, room - 1), ...second.slice(-1)];
  return { ids: [...question, ...rest], pairAt: question.length };
}

function broken(name: string, cause: unknown): DaybookError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const isMemory = /bad_alloc|out of memory|failed to allocate/i.test(why);
  return isMemory
    ? new DaybookError('model-out-of-memory', `There is not enough memory for the model ${name}: ${why}`, {
        hint: 'Close other programs, or choose a smaller model.',
        cause,
      })
    : new DaybookError('model-broken', `The model ${name} cannot be used: ${why}`, {
        hint: `Remove its folder and fetch it again with \`daybook models pull ${name}\`.`,
        cause,
      });
}
