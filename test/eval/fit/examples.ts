import { find, look, type Found, type Place } from '../../../core/ask/retrieve/look.ts';
import { understand, type Query } from '../../../core/ask/query/query.ts';
import type { Described } from '../../../core/ask/retrieve/signs.ts';
import { corpusOf, corpusPath, type EvalFolder } from '../../../core/eval/folder.ts';
import { grade } from '../../../core/eval/measures.ts';
import type { Question } from '../../../core/eval/questions.ts';
import type { Embedder } from '../../../core/models/model.ts';
import type { Db } from '../../../core/store/database.ts';
import { DaybookError } from '../../../core/errors.ts';

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

/** A question as far as the lists of words and of meaning. */
export interface Sought {
  readonly question: Question;
  readonly query: Query;
  readonly place: Place;
  readonly found: Found;
}

/** Runs words and meaning for a question. */
export async function seek({ db, embedder, now }: Source, question: Question): Promise<Sought> {
  const query = understand({ text: question.query, filters: {}, now, anyTime: true });
  const place: Place = { db, embedder, filters: {} };
  const found = await find(query, place);
  const [failed] = found.degraded;
  if (failed !== undefined) throw new DaybookError('model-broken', failed.message, { hint: failed.fix });
  return { question, query, place, found };
}

/** Takes a question on to the ranking: its candidates, and which of them are right. */
export function exampleFrom({ question, query, place, found }: Sought, folder: EvalFolder): Example {
  const described = look(query, place, { ...found, only: 'both' });
  const paths = described.signs.map(({ chunk }) => corpusPath(folder, chunk));
  const files = new Set(question.gold.map(({ path }) => path));
  const { unknown, idf, indexedChunks } = found.lexical.weights;
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

/** Runs a question as far as the ranking. */
export async function exampleOf(source: Source, question: Question): Promise<Example> {
  return exampleFrom(await seek(source, question), source.folder);
}
