import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DaybookError } from '../errors.ts';

/** One corpus of an evaluation folder: a journal of its own. */
export interface Corpus {
  readonly name: string;
  /** `corpora/<name>/docs`, absolute. `SOURCE.md` beside it is not part of the corpus. */
  readonly root: string;
}

/** An evaluation folder: notes in `corpora/NAME/docs`, graded questions in `queries/*.jsonl`. */
export interface EvalFolder {
  /** Absolute. */
  readonly dir: string;
  readonly corpora: readonly Corpus[];
}

const HINT = 'An evaluation folder holds corpora/NAME/docs/**/*.md and queries/*.jsonl.';

/**
 * Finds the corpora of an evaluation folder.
 *
 * @param dir absolute
 * @param only names of the corpora wanted; null for all
 * @throws DaybookError `not-found` or `invalid` saying what is missing
 */
export function openEvalFolder(dir: string, only: readonly string[] | null = null): EvalFolder {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new DaybookError('not-found', `There is no folder ${dir}.`, { hint: HINT });
  }
  const folder = join(dir, 'corpora');
  if (!existsSync(folder)) {
    throw new DaybookError('invalid', `${dir} is no evaluation folder: it has no folder corpora.`, { hint: HINT });
  }
  const found = readdirSync(folder)
    .toSorted()
    .map((name) => ({ name: name.normalize('NFC'), root: join(folder, name, 'docs') }))
    .filter(({ root }) => statSync(root, { throwIfNoEntry: false })?.isDirectory());
  if (found.length === 0) {
    throw new DaybookError('invalid', `${dir} has no notes: no folder in corpora has a folder docs.`, { hint: HINT });
  }
  const unknown = only?.find((name) => found.every((corpus) => corpus.name !== name));
  if (unknown !== undefined) {
    throw new DaybookError('not-found', `There is no corpus ${unknown} in ${dir}.`, {
      hint: `There are: ${found.map(({ name }) => name).join(', ')}.`,
    });
  }
  return { dir, corpora: found.filter(({ name }) => only === null || only.includes(name)) };
}

/** A path from `corpora/`, however it is written, as the index writes it: `/`, nothing before the name, composed letters. */
export function asIndexed(path: string): string {
  return path
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '');
}

/** The place of a note from `corpora/`. */
export function corpusPath(folder: EvalFolder, note: { readonly journal: string; readonly path: string }): string {
  const corpus = folder.corpora.find(({ root }) => root === note.journal);
  return `${corpus?.name ?? note.journal}/docs/${note.path}`;
}

/** The corpus of a question: the one that it names, else that of its first right file; null when there is none. */
export function corpusOf(
  folder: EvalFolder,
  question: { readonly corpus: string | null; readonly gold: readonly { readonly path: string }[] },
): Corpus | null {
  const names = [question.corpus, question.gold[0]?.path.split('/')[0]];
  return (
    folder.corpora.find(({ name }) => name === names[0]) ?? folder.corpora.find(({ name }) => name === names[1]) ?? null
  );
}
