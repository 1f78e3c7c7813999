import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';

/*
 * The evaluation folder: notes of public projects and graded questions about them. It stands beside the repository and
 * is no part of it.
 */

const QuestionSchema = z.object({
  id: z.string(),
  /** Name of the corpus that holds the answer; null for a question that none answers. */
  corpus: z.string().nullable(),
  kind: z.string(),
  query: z.string(),
  /** Paths are relative to `corpora/`. Empty for a question without an answer. */
  gold: z.array(z.object({ path: z.string(), heading: z.string().nullable() })),
  /** Strings of the right answer, verbatim in the first gold file. */
  answer_facts: z.array(z.string()),
  facts_source: z.string(),
});
export type Question = z.infer<typeof QuestionSchema>;

/** Where the evaluation folder is when nothing else is said: `../shared/eval`, from the repository's root. */
export const DEFAULT_EVAL_DIR = join(import.meta.dirname, '..', '..', '..', 'shared', 'eval');

/** One journal a corpus, named by it. `SOURCE.md` beside `docs` is not part of the corpus. */
export function corpusRoots(evalDir: string): { readonly corpus: string; readonly root: string }[] {
  const corpora = join(evalDir, 'corpora');
  return readdirSync(corpora)
    .toSorted()
    .map((corpus) => ({ corpus, root: join(corpora, corpus, 'docs') }))
    .filter(({ root }) => existsSync(root));
}

/** All questions in the order of their files; a line that is no question is an error that names it. */
export function readQuestions(evalDir: string): Question[] {
  const folder = join(evalDir, 'queries');
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return files.toSorted().flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        if (line.trim() === '') return [];
        const parsed = QuestionSchema.safeParse(JSON.parse(line));
        if (!parsed.success) throw new Error(`${name}:${index + 1} is no question: ${z.prettifyError(parsed.error)}`);
        return [parsed.data];
      }),
  );
}

/** `path` of a note in the journal `root`, as the gold answers write it: relative to `corpora/`, with `/`. */
export function goldPath(evalDir: string, root: string, path: string): string {
  return relative(join(evalDir, 'corpora'), join(root, path)).split(sep).join('/');
}

/** What is measured: a kind by itself, but everything without an answer together. */
export function measuredKind(question: Question): string {
  return question.gold.length === 0 ? 'unanswerable' : question.kind;
}
