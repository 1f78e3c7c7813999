import type { ChunkRow } from '../../store/chunks.ts';

/** A shorter passage (`None.`, `Attendees`) is alike by chance. */
const LEAST_CHARS = 80;
/** A text in two notes was moved or carried over; one in so many came out of a template. */
const TEMPLATE_NOTES = 3;

/** A text without its marks, spaces and case: a copy is seldom pasted to the byte. */
function keyOf(text: string): string {
  const key = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return key.length < LEAST_CHARS ? '' : key;
}

/**
 * Passages in their order, but of a text that stands in several notes all but the best go below the others: the same
 * paragraph in a hundred notes is one place of a list, not a hundred.
 */
export function copiesLast<T extends { readonly chunk: Pick<ChunkRow, 'noteId' | 'text'> }>(ranked: readonly T[]): T[] {
  const alike = Map.groupBy(ranked, ({ chunk }) => keyOf(chunk.text));
  alike.delete('');
  const copies = new Set<T>();
  for (const [best, ...others] of alike.values()) {
    if (new Set([best, ...others].map((one) => one?.chunk.noteId)).size < TEMPLATE_NOTES) continue;
    for (const one of others) if (one.chunk.noteId !== best?.chunk.noteId) copies.add(one);
  }
  return copies.size === 0 ? [...ranked] : [...ranked.filter((one) => !copies.has(one)), ...copies];
}
