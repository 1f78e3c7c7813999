import { createHash } from 'node:crypto';
import type { Config } from '../config.ts';
import { DaybookError } from '../errors.ts';
import { modelForRole, type EmbedEntry } from './catalog.ts';
import type { EncoderOptions } from './embed-worker.ts';
import type { Embedder } from './model.ts';
import { requireManifest, type Manifest } from './model-folder.ts';
import { SteadyWorker } from './steady-worker.ts';
import { WorkerProcess } from './worker-process.ts';

/** An indexing embedder gives its memory (about 200 MB) back when nothing was indexed for this long. */
const BACKGROUND_IDLE_MS = 60_000;

export interface OpenEmbedder {
  readonly config: Config;
  /** Of the catalogue. */
  readonly name: string;
  /** For indexing: lowest priority, so that the rest of the machine, and searches, do not feel it. */
  readonly background?: boolean;
}

/**
 * Opens an embedder in a process of its own, which starts with the first text.
 *
 * @throws DaybookError `model-missing` when its files are not on this machine, `not-found` for an unknown name
 */
export async function openEmbedder({ config, name, background = false }: OpenEmbedder): Promise<Embedder> {
  const entry = modelForRole(name, 'embed');
  const manifest = requireManifest(config, entry);
  const load: EncoderOptions = {
    modelsDir: config.modelsDir,
    name: entry.name,
    maxTokens: entry.contextTokens,
    background,
    task: { kind: 'embed', dimensions: entry.dimensions, pooling: entry.pooling },
  };
  const worker = new SteadyWorker(
    new WorkerProcess({
      program: new URL('./embed-worker.ts', import.meta.url),
      load,
      idleMs: background ? BACKGROUND_IDLE_MS : null,
      cancelGraceMs: null,
    }),
    entry.name,
  );
  const embed = async (texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> => {
    if (texts.length === 0) return [];
    return split(await worker.run({ texts }, { signal }), texts.length, entry);
  };
  return {
    name: entry.name,
    dimensions: entry.dimensions,
    fingerprint: fingerprintOf(entry, manifest),
    embedPassages: (texts, signal) =>
      embed(
        texts.map((text) => entry.passagePrefix + text),
        signal,
      ),
    async embedQuery(text, signal) {
      const [vector] = await embed([entry.queryPrefix + text], signal);
      if (vector === undefined) throw new DaybookError('internal', 'The embedder gave no vector.');
      return vector;
    },
    close: () => worker.close(),
  };
}

/**
 * Names everything that a passage's vector depends on besides the text: the model file, what stands before the text,
 * how much of it is read, and how the tokens become one vector.
 */
function fingerprintOf(entry: EmbedEntry, manifest: Manifest): string {
  const { name, dimensions, pooling, contextTokens, passagePrefix } = entry;
  const files = manifest.files.map((file) => file.sha256);
  const parts = JSON.stringify([files, pooling, dimensions, contextTokens, passagePrefix]);
  return `${name}-${dimensions}-${createHash('sha256').update(parts).digest('hex').slice(0, 12)}`;
}

function split(value: unknown, count: number, { name, dimensions }: EmbedEntry): Float32Array[] {
  if (!(value instanceof Float32Array) || value.length !== count * dimensions) {
    throw new DaybookError(
      'model-broken',
      `The model ${name} did not give ${count} vectors of ${dimensions} numbers.`,
      {
        hint: `Remove its folder and fetch it again with \`daybook models pull ${name}\`.`,
      },
    );
  }
  // Copies: a caller may keep one vector without keeping the whole batch.
  return Array.from({ length: count }, (_, at) => value.slice(at * dimensions, (at + 1) * dimensions));
}
