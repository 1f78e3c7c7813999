/**
 * Groups rows for one run of an encoder each, so that little is padded: rows of similar length together, and no batch
 * above `maxTokens` with its padding, nor above `maxRows`.
 *
 * @param lengths tokens of each row
 * @returns indexes into `lengths`; each exactly once
 */
export function packBatches(
  lengths: readonly number[],
  limits: { readonly maxTokens: number; readonly maxRows: number },
): number[][] {
  const byLength = lengths.map((_, at) => at).sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0));
  const batches: number[][] = [];
  let batch: number[] = [];
  for (const at of byLength) {
    // Sorted upwards, so this row is the longest and sets the width.
    const width = lengths[at] ?? 0;
    const isFull = batch.length >= limits.maxRows || (batch.length + 1) * width > limits.maxTokens;
    if (isFull && batch.length > 0) {
      batches.push(batch);
      batch = [];
    }
    batch.push(at);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
