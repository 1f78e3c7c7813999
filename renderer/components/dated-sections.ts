import type { SectionView } from '../../core/contract/notes.ts';

/**
 * The sections whose date is news: it differs from that of the section before, or there is something to say about it.
 * When the file was changed is no news of a section, and neither is the day of the whole note.
 *
 * @param noteDate said above the note already
 */
export function datedSections(
  sections: readonly SectionView[],
  noteDate: string | null,
): ReadonlyMap<number, SectionView> {
  const dated = new Map<number, SectionView>();
  let before = noteDate;
  for (const section of sections) {
    const isDated = section.level > 0 && section.date !== null && section.dateOrigin !== 'modified';
    if (isDated && (section.date !== before || section.warning !== null)) {
      dated.set(section.line, section);
    }
    before = section.date;
  }
  return dated;
}
