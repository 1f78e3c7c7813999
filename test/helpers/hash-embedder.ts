import { createHash } from 'node:crypto';
import type { Embedder } from '../../core/models/model.ts';

export interface HashEmbedder extends Embedder {
  /** Every passage it embedded, in order. */
  readonly embedded: string[];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A unit vector in which every word of the text has its place: texts that share words are near. */
export function hashVector(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of wordsOf(text)) {
    const bytes = createHash('sha256').update(word).digest();
    for (let at = 0; at < 8; at++) {
      const place = bytes.readUInt16LE(at * 2) % dimensions;
      vector[place] = (vector[place] ?? 0) + (bytes[16 + at]! % 2 === 0 ? 1 : -1);
    }
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** An embedder without a model: deterministic, immediate, and it keeps what it was given. */
export function hashEmbedder(
  options: { readonly name?: string; readonly dimensions?: number; readonly delayMs?: number } = {},
): HashEmbedder {
  const { name = 'hash', dimensions = 64, delayMs = 0 } = options;
  const embedded: string[] = [];
  return {
    name,
    dimensions,
    fingerprint: `${name}-${dimensions}`,
    embedded,
    async embedPassages(texts, signal) {
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
      signal?.throwIfAborted();
      embedded.push(...texts);
      return texts.map((text) => hashVector(text, dimensions));
    },
    embedQuery: async (text) => hashVector(text, dimensions),
    close: async () => {},
  };
}
