import { gather, searchMeaning, searchWords } from '../../../core/ask/gather.ts';
import { understand, type Query } from '../../../core/ask/query.ts';
import { describe, type Described } from '../../../core/ask/signs.ts';
import { corpusOf, corpusPath, type EvalFolder } from '../../../core/eval/folder.ts';
import { grade } from '../../../core/eval/measures.ts';
import type { Question } from '../../../core/eval/questions.ts';
import type { Embedder } from '../../../core/models/model.ts';
import type { Db } from '../../../core/store/database.ts';

/** A graded question with its candidates as the ranking sees them. */
export interface Example {
  readonly question: Question;
  readonly corpus: string | null;
  readonly query: Query;
  readonly described: Described;
  /** Words of the question that stand in no note. */
  readonly unknown: ReadonlySet<string>;
  readonly idf: ReadonlyMap<string, number>;
  readonly indexedChunks: number;
  /** Of each candidate: from `corpora/`. */
  readonly paths: readonly string[];
  /** Of each candidate: in a right file; and there under a right heading. */
  readonly inRightNote: readonly boolean[];
  readonly inRightSection: readonly boolean[];
}

export interface Source {
  readonly db: Db;
  /** Null: words only. */
  readonly embedder: Embedder | null;
  readonly folder: EvalFolder;
  readonly now: Date;
}

/** Runs a question as far as the ranking. */
export async function exampleOf({ db, embedder, folder, now }: Source, question: Question): Promise<Example> {
  const query = understand({ text: question.query, filters: {}, now, anyTime: true });
  const lexical = searchWords(db, query, {});
  const near =
    embedder === null
      ? null
      : searchMeaning(db, {
          embedding: await embedder.embedQuery(query.topic),
          fingerprint: embedder.fingerprint,
          filters: {},
        });
  const described = describe(query, gather(db, { lexical, near, filters: {} }, 'both'));
  const paths = described.signs.map(({ chunk }) => corpusPath(folder, chunk));
  const files = new Set(question.gold.map(({ path }) => path));
  const { unknown, idf, indexedChunks } = lexical.weights;
  return {
    question,
    corpus: corpusOf(folder, question)?.name ?? null,
    query,
    described,
    unknown,
    idf,
    indexedChunks,
    paths,
    inRightNote: paths.map((path) => files.has(path)),
    inRightSection: described.signs.map(
      ({ chunk }, at) =>
        grade([{ path: paths[at] ?? '', headings: chunk.headings }], question.gold).headingAt5 === true,
    ),
  };
}
