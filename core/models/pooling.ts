export interface Pooling {
  readonly dimensions: number;
  /** `cls`: the first token's vector. `mean`: the mean of all tokens that are not padding. */
  readonly pooling: 'cls' | 'mean';
}

/**
 * Makes one unit vector a row of an encoder's output.
 *
 * @param hidden rows × width × dimensions, as the model gives it
 * @param lengths tokens of each row, padding not counted
 * @returns rows × dimensions
 */
export function poolVectors(
  hidden: Float32Array,
  lengths: readonly number[],
  { dimensions, pooling }: Pooling,
): Float32Array {
  const width = hidden.length / (lengths.length * dimensions);
  const pooled = new Float32Array(lengths.length * dimensions);
  for (const [row, length] of lengths.entries()) {
    const vector = pooled.subarray(row * dimensions, (row + 1) * dimensions);
    // The mean's divisor falls away in the normalisation.
    const tokens = pooling === 'cls' ? 1 : length;
    for (let token = 0; token < tokens; token++) {
      const from = (row * width + token) * dimensions;
      for (let at = 0; at < dimensions; at++) vector[at] = (vector[at] ?? 0) + (hidden[from + at] ?? 0);
    }
    normalise(vector);
  }
  return pooled;
}

function normalise(vector: Float32Array): void {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const scale = sum === 0 ? 0 : 1 / Math.sqrt(sum);
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) * scale;
}
