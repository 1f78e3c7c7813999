import type { Passage } from '../../../core/contract/search.ts';

/** The passages of one note, or of one day, in the order of their rank. */
export interface ResultGroup {
  readonly key: string;
  /** The day that they share; null for those without one, left out where they share a note. */
  readonly day?: string | null;
  readonly first: Passage;
  readonly passages: readonly Passage[];
}

/** Groups ranked passages by note; notes stand in the order of their best passage. */
export function groupByNote(passages: readonly Passage[]): readonly ResultGroup[] {
  const groups = new Map<string, { key: string; first: Passage; passages: Passage[] }>();
  for (const passage of passages) {
    const key = `${passage.journal}\n${passage.path}`;
    const group = groups.get(key);
    if (group) group.passages.push(passage);
    else groups.set(key, { key, first: passage, passages: [passage] });
  }
  return [...groups.values()];
}

/**
 * Groups ranked passages by their day, the newest first; those without a day come last. When a file was changed is no day
 * of what it says.
 */
export function groupByDay(passages: readonly Passage[]): readonly ResultGroup[] {
  const days = Map.groupBy(passages, ({ date, dateOrigin }) => (dateOrigin === 'modified' ? null : date));
  return [...days]
    .toSorted(([a], [b]) => (b ?? '').localeCompare(a ?? ''))
    .flatMap(([day, [first, ...rest]]) =>
      first === undefined ? [] : [{ key: `day ${day ?? ''}`, day, first, passages: [first, ...rest] }],
    );
}

/** The passages in the order in which the groups show them, which is what the arrow keys follow. */
export function inShownOrder(groups: readonly ResultGroup[]): readonly Passage[] {
  return groups.flatMap((group) => group.passages);
}

/** What is the same passage after another search, so that the selection can stay on it. */
export function passageKey(passage: Passage): string {
  return `${passage.journal}\n${passage.path}\n${passage.line}`;
}

/** Words that the excerpts mark, each once, lower case: what a preview highlights. */
export function markedWords(passages: readonly Passage[]): readonly string[] {
  const words = passages.flatMap(({ excerpt, marks }) =>
    marks.map(([from, to]) => excerpt.slice(from, to).toLowerCase()),
  );
  return [...new Set(words.filter((word) => word.length > 1))];
}
