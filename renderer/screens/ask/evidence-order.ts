import type { Citation } from '../../../core/contract/ask.ts';
import type { Passage } from '../../../core/contract/search.ts';

/** A passage with the numbers of the citations that lie in it. */
export interface EvidenceItem {
  readonly passage: Passage;
  readonly numbers: readonly number[];
}

/** The passages in the order in which the answer cites them; then those that it does not cite, by rank. */
export function orderEvidence(passages: readonly Passage[], citations: readonly Citation[]): readonly EvidenceItem[] {
  const items = passages.map((passage) => ({
    passage,
    numbers: citations.filter((citation) => liesIn(citation, passage)).map((citation) => citation.n),
  }));
  const first = ({ numbers }: EvidenceItem): number => numbers[0] ?? Number.POSITIVE_INFINITY;
  return items.toSorted((a, b) => (first(a) === first(b) ? a.passage.rank - b.passage.rank : first(a) - first(b)));
}

function liesIn(citation: Citation, passage: Passage): boolean {
  return (
    citation.journal === passage.journal &&
    citation.path === passage.path &&
    citation.line <= passage.endLine &&
    citation.endLine >= passage.line
  );
}
