/*
 * A short code for an embedding, compared by counting different bits. Each dimension is measured against the mean and
 * spread of all embeddings, and says with four bits above which of four thresholds it lies: the number of different bits is
 * then a coarse distance. One bit a dimension, without the mean, finds too little, because the embeddings of a text model
 * all point into one part of space.
 */

/** In spreads. Of 31,000 passages of bge-small, the 600 nearest by code hold 99.5 % of the 50 nearest (fitted there). */
const THRESHOLDS = [-1.2, -0.4, 0.4, 1.2] as const;

/** The mean and spread of each dimension, over a sample of embeddings. */
export interface Calibration {
  readonly mean: Float32Array;
  readonly spread: Float32Array;
}

/** Measures embeddings of equal length. At least one. */
export function calibrate(sample: readonly Float32Array[]): Calibration {
  const dimensions = sample[0]?.length ?? 0;
  const mean = new Float32Array(dimensions);
  const spread = new Float32Array(dimensions);
  for (const embedding of sample)
    embedding.forEach((value, at) => (mean[at] = (mean[at] ?? 0) + value / sample.length));
  for (const embedding of sample) {
    embedding.forEach((value, at) => {
      spread[at] = (spread[at] ?? 0) + (value - (mean[at] ?? 0)) ** 2 / sample.length;
    });
  }
  return { mean, spread: spread.map((value) => Math.sqrt(value)) };
}

/** Bytes of the code of an embedding with so many dimensions. */
export function codeBytesOf(dimensions: number): number {
  return (dimensions * THRESHOLDS.length) / 8;
}

/** The code of one embedding: four bits a dimension, in bytes. */
export function codeOf(embedding: Float32Array, { mean, spread }: Calibration): Buffer {
  const dimensions = embedding.length;
  const code = Buffer.alloc(codeBytesOf(dimensions));
  for (let at = 0; at < dimensions; at++) {
    const value = (embedding[at] ?? 0) - (mean[at] ?? 0);
    const step = spread[at] ?? 0;
    for (let level = 0; level < THRESHOLDS.length; level++) {
      if (value <= (THRESHOLDS[level] ?? 0) * step) continue;
      const bit = level * dimensions + at;
      code[bit >> 3] = (code[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }
  return code;
}
