import type { ChunkRow } from '../../store/chunks.ts';

/**
 * What is ranked and read as one: a note, or in a journal with days as headings the day. A diary of a year is no answer, and
 * what it says of two troubles must not share a place.
 */
export function rankedUnit({ noteId, date, dateOrigin }: Pick<ChunkRow, 'noteId' | 'date' | 'dateOrigin'>): string {
  return dateOrigin === 'heading' || dateOrigin === 'stamp' ? `${noteId} ${date}` : String(noteId);
}
