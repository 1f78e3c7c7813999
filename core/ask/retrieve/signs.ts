import type { NoteKind } from '../../contract/kinds.ts';
import type { QuestionKind } from '../../contract/ask.ts';
import type { ChunkRow } from '../../store/chunks.ts';
import { evidenceOf, type Evidence } from './evidence.ts';
import { expansionsOf, type Expansions } from '../query/expansion.ts';
import type { Gathered } from './gather.ts';
import type { Query } from '../query/query.ts';
import { recordRoleOf, roleOf, type SectionRole } from './section-role.ts';
import { rememberingReader, type ReadText } from '../units/read-text.ts';
import type { WordWeights } from './word-weights.ts';
import { fold, wordsOf } from '../query/words.ts';

/** How a text's words meet a question's. */
export interface Overlap {
  /** Share of the question's weight that the text holds, 0 to 1. */
  readonly coverage: number;
  /** Share of the text's topic words that the question has, 0 to 1. */
  readonly precision: number;
}

/** Everything that is known about one candidate before it is ranked. */
export interface Signs {
  readonly chunk: ChunkRow;
  readonly evidence: Evidence;
  /** BM25 of the chunk and its rank; 0 where it is not in the list. */
  readonly bm25: number;
  readonly bm25Rank: number;
  /** Coverage when a word's synonyms count half, minus the coverage itself. */
  readonly bySynonyms: number;
  /** The same for title and headings alone. */
  readonly headingsBySynonyms: number;
  /** Share of the speaker's names in the chunk. */
  readonly speaker: number;
  /** Coverage as the lexical index sees the chunk: with title, path and tags. */
  readonly indexedCoverage: number;
  /** How much of the question's error stands here, 0 to 1 (see signature-match.ts). */
  readonly signature: number;
  readonly noteScore: number;
  readonly noteRank: number;
  readonly noteCoverage: number;
  readonly title: Overlap;
  /** All headings above the chunk. */
  readonly headings: number;
  /** The innermost heading. */
  readonly heading: Overlap;
  readonly path: number;
  readonly hasCode: boolean;
  readonly role: SectionRole | null;
  /** Cosine; null without a vector. */
  readonly similarity: number | null;
  readonly vectorRank: number;
}

/** What holds for all candidates of a question. */
export interface QuestionSigns {
  readonly kind: QuestionKind;
  readonly totalWeight: number;
  readonly hasVectors: boolean;
}

export interface Described {
  readonly question: QuestionSigns;
  readonly signs: readonly Signs[];
}

const CODE = /^[ \t]*(?:```|~~~)|^ {4}\S/m;

const read = rememberingReader();

interface Weigher {
  readonly query: Query;
  readonly idf: ReadonlyMap<string, number>;
  readonly total: number;
  readonly others: Others;
}

function share({ query, idf, total }: Weigher, has: (stem: string) => boolean): number {
  let held = 0;
  for (const wanted of query.stems) if (has(wanted)) held += idf.get(wanted) ?? 0;
  return total === 0 ? 0 : held / total;
}

/** Half the weight of words that the texts lack and hold a synonym of. */
function synonymShare({ query, idf, total, others }: Weigher, texts: readonly ReadText[]): number {
  const has = (wanted: string) => texts.some(({ stems }) => stems.has(wanted));
  let held = 0;
  for (const wanted of query.stems) {
    if (has(wanted)) continue;
    if (others.get(wanted)?.some((other) => other.every(has)) === true) held += 0.5 * (idf.get(wanted) ?? 0);
  }
  return total === 0 ? 0 : held / total;
}

function overlap(text: ReadText, weigher: Weigher): Overlap {
  const { idf } = weigher;
  const content = text.content();
  const known = content.filter((one) => idf.has(one)).length;
  return {
    coverage: share(weigher, (wanted) => text.stems.has(wanted)),
    precision: content.length === 0 ? 0 : known / content.length,
  };
}

function roleIn(kind: NoteKind, headings: readonly string[]): SectionRole | null {
  const read = kind === 'decision' ? recordRoleOf : roleOf;
  // `Mitigation > On Linux` is still what to do.
  return headings.map(read).findLast((role) => role !== null) ?? null;
}

/** What may stand for each stem: other words, and phrases of which every word is meant. */
type Others = ReadonlyMap<string, readonly (readonly string[])[]>;

function othersOf(expansions: Expansions, { corrections, otherWords }: WordWeights): Others {
  const all = new Map<string, (readonly string[])[]>();
  const add = (wanted: string, others: Iterable<readonly string[]>) =>
    all.set(wanted, [...(all.get(wanted) ?? []), ...others]);
  for (const [wanted, words] of expansions)
    add(
      wanted,
      [...words].map((word) => [word]),
    );
  for (const [wanted, meant] of corrections) add(wanted, [[meant]]);
  for (const { stems, text } of otherWords) {
    const phrase = wordsOf(text).map(({ stem }) => stem);
    for (const wanted of stems) add(wanted, [phrase]);
  }
  return all;
}

/** Looks at every candidate closely. */
export function describe(query: Query, gathered: Gathered): Described {
  const { lexical, near, rows, similarity } = gathered;
  const { weights, scores } = lexical;
  const others = othersOf(expansionsOf(query.topic), weights);
  const weigher: Weigher = { query, idf: weights.idf, total: weights.total, others };
  const signs = rows.map((chunk): Signs => {
    const body = read(chunk.text);
    const title = read(chunk.title);
    const headings = read(chunk.headings.join('\n'));
    const all = read(`${chunk.title}\n${chunk.headings.join('\n')}`);
    const raw = () => fold(`${chunk.title}\n${chunk.headings.join('\n')}\n${chunk.text}\n${chunk.path}`);
    const above = share(weigher, (wanted) => headings.stems.has(wanted));
    const listed = lexical.chunks.get(chunk.id);
    const names = query.speaker.filter((name) => body.stems.has(name) || headings.stems.has(name)).length;
    return {
      chunk,
      evidence: evidenceOf(query, { body, above: all, raw }, weights.idf),
      bm25: listed?.score ?? 0,
      bm25Rank: listed?.rank ?? 0,
      bySynonyms: synonymShare(weigher, [body, headings, title]),
      headingsBySynonyms: synonymShare(weigher, [headings, title]),
      speaker: query.speaker.length === 0 ? 0 : names / query.speaker.length,
      indexedCoverage: scores.chunkCoverageOf(chunk.id),
      signature: lexical.signatures.get(chunk.id)?.score ?? 0,
      noteScore: scores.scoreOf(chunk.noteId),
      noteRank: lexical.notes.get(chunk.noteId)?.rank ?? 0,
      noteCoverage: scores.coverageOf(chunk.noteId),
      title: overlap(title, weigher),
      headings: above,
      heading: overlap(read(chunk.headings.at(-1) ?? ''), weigher),
      path: share(weigher, (wanted) => read(chunk.path).stems.has(wanted)),
      hasCode: CODE.test(chunk.text),
      role: roleIn(chunk.noteKind, chunk.headings),
      similarity: similarity.get(chunk.id) ?? null,
      vectorRank: near?.chunks.get(chunk.id)?.rank ?? 0,
    };
  });
  return {
    question: { kind: query.kind, totalWeight: weights.total, hasVectors: near !== null && near.chunks.size > 0 },
    signs,
  };
}
