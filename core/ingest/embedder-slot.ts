import type { Config } from '../config.ts';
import { toDaybookError } from '../errors.ts';
import type { ErrorBody } from '../errors.ts';
import type { Embedder } from '../models/model.ts';

export interface EmbedderSlot {
  /** The embedder of this name, opened once; none, and why, when it cannot be opened now. */
  get(name: string | null): Promise<{ readonly embedder: Embedder | null; readonly problem: ErrorBody | null }>;
  close(): Promise<void>;
}

/** Holds the one embedder that indexing uses; another name closes it. One that could not be opened is tried each time. */
export function createEmbedderSlot(config: Config): EmbedderSlot {
  let open: { readonly name: string; readonly embedder: Embedder } | null = null;

  async function close(): Promise<void> {
    const before = open;
    open = null;
    await before?.embedder.close();
  }

  return {
    close,
    async get(name) {
      if (open !== null && open.name === name) return { embedder: open.embedder, problem: null };
      await close();
      if (name === null) return { embedder: null, problem: null };
      try {
        // Loaded late: a run without embedding does not pay for the catalogue of models.
        const { openEmbedder } = await import('../models/embedder.ts');
        open = { name, embedder: await openEmbedder({ config, name, background: true }) };
        return { embedder: open.embedder, problem: null };
      } catch (error) {
        return { embedder: null, problem: toDaybookError(error).toBody() };
      }
    },
  };
}
