import type { Citation } from '../../../core/contract/ask.ts';
import type { Passage } from '../../../core/contract/search.ts';
import type { ShownPassage } from '../../components/passage-card.tsx';

/** A passage with the numbers of the citations that lie in it. */
export interface EvidenceItem {
  readonly passage: ShownPassage & { readonly rank: number };
  readonly numbers: readonly number[];
}

/**
 * The passages in the order in which the answer cites them; then those that it does not cite, by rank. An answer out of
 * facts cites lines without a passage: they stand for themselves.
 */
export function orderEvidence(passages: readonly Passage[], citations: readonly Citation[]): readonly EvidenceItem[] {
  const items: EvidenceItem[] = passages.map((passage) => ({
    passage,
    numbers: citations.filter((citation) => liesIn(citation, passage)).map((citation) => citation.n),
  }));
  for (const citation of citations) {
    if (!passages.some((passage) => liesIn(citation, passage))) items.push(linesOf(citation));
  }
  const first = ({ numbers }: EvidenceItem): number => numbers[0] ?? Number.POSITIVE_INFINITY;
  return items.toSorted((a, b) => (first(a) === first(b) ? a.passage.rank - b.passage.rank : first(a) - first(b)));
}

function linesOf({ n, journal, path, line, endLine, headings, date, quote }: Citation): EvidenceItem {
  const passage = {
    journal,
    path,
    line,
    endLine,
    headings,
    date,
    dateOrigin: null,
    excerpt: quote,
    marks: [],
    rank: n,
  };
  return { passage, numbers: [n] };
}

function liesIn(citation: Citation, passage: Passage): boolean {
  return (
    citation.journal === passage.journal &&
    citation.path === passage.path &&
    citation.line <= passage.endLine &&
    citation.endLine >= passage.line
  );
}
