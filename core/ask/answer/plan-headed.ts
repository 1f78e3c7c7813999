import { accountOf, type Said } from './account.ts';
import { isHeaded } from './headed.ts';
import type { Asked } from './judge.ts';
import type { ReadNote } from './read-notes.ts';

/** Said as a whole up to this. */
const WHOLE_CHARS = 900;

/** All that stands under such headings; null where nothing does, or more than is read at once. */
export function planHeaded(note: ReadNote, { wish }: Asked): Said[] | null {
  const parts = note.parts.filter((part) => isHeaded(part, wish.kind));
  const said = parts.flatMap((part) => {
    const own = part.units().flatMap(({ kind }, at) => (kind === 'heading' || kind === 'code' ? [] : [at]));
    return accountOf(part, new Set(own));
  });
  const chars = said.reduce((sum, { text }) => sum + text.length, 0);
  return said.length === 0 || chars > WHOLE_CHARS ? null : said;
}
