import type { SectionView } from '../../core/contract.ts';

/** The sections whose date is news: it differs from that of the section before, or there is something to say about it. */
export function datedSections(sections: readonly SectionView[]): ReadonlyMap<number, SectionView> {
  const dated = new Map<number, SectionView>();
  let before: string | null = null;
  for (const section of sections) {
    if (section.level > 0 && section.date !== null && (section.date !== before || section.warning !== null)) {
      dated.set(section.line, section);
    }
    before = section.date;
  }
  return dated;
}
