import type { DateOrigin } from '../contract/kinds.ts';

/** Anything with the date of its section, and where that came from. */
interface Dated {
  readonly date: string | null;
  readonly dateOrigin: DateOrigin | null;
}

/**
 * The day that a note tells of what stands in it, `YYYY-MM-DD`; null when it tells none. When a file was changed last says
 * nothing about its text: a copied folder or a fresh clone would date everything anew.
 */
export function writtenDay({ date, dateOrigin }: Dated): string | null {
  return dateOrigin === 'modified' ? null : date;
}
