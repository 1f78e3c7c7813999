import { createHash } from 'node:crypto';
import type { Embedder } from '../../core/models/model.ts';

/*
 * Vectors that cost nothing to make, for measuring time and what an approximate search loses.
 */

export const INVENTED_DIMENSIONS = 384;
export const INVENTED_FINGERPRINT = 'invented-384';
const CLUSTERS = 800;

/** A fixed sequence of numbers that look random, from -1 to 1 (xorshift32: enough to spread the bits, and the same everywhere). */
function noiseOf(seed: string, dimensions: number): Float32Array {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0) || 1;
  return Float32Array.from({ length: dimensions }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state | 0) / 2 ** 31;
  });
}

const SHARED = new Map<string, Float32Array>();

function shared(seed: string, dimensions: number): Float32Array {
  const known = SHARED.get(seed) ?? noiseOf(seed, dimensions);
  SHARED.set(seed, known);
  return known;
}

/**
 * A unit vector for a text: a common direction, that of its cluster, and its own, as those of real embedders have. Cosines
 * are about 0.8 within a cluster and 0.5 between two.
 */
export function inventedVector(text: string, dimensions = INVENTED_DIMENSIONS): Float32Array {
  const cluster = createHash('sha256').update(text).digest().readUInt32LE(4) % CLUSTERS;
  const common = shared('common', dimensions);
  const near = shared(`cluster ${cluster}`, dimensions);
  const vector = noiseOf(text, dimensions).map(
    (value, at) => value * 0.45 + (near[at] ?? 0) * 0.55 + (common[at] ?? 0) * 0.7,
  );
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** Answers questions with the real model and passages with invented vectors. */
export function withInventedPassages(real: Embedder): Embedder {
  return {
    name: real.name,
    dimensions: real.dimensions,
    fingerprint: real.fingerprint,
    embedQuery: (text, signal) => real.embedQuery(text, signal),
    embedPassages: (texts) => Promise.resolve(texts.map((text) => inventedVector(text, real.dimensions))),
    close: () => real.close(),
  };
}
