import type { Passage } from '../../../core/contract/search.ts';

/** The passages of one note, in the order of their rank. */
export interface ResultGroup {
  readonly key: string;
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
