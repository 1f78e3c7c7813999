import type { Question } from './questions.ts';

const MOST_FILES = 100;
const DIGITS = 6;

/**
 * The lines of a TREC run file for one question: `qid Q0 path rank score daybook`, ranks from 1, at most 100 files. A right
 * file is spelled as the questions spell it. A path may hold spaces: the three last fields are read from the end.
 *
 * Scores fall from rank to rank, as tools that score run files go by them: where the order says otherwise (an exact hit
 * comes first, whatever its score), the score gives way.
 */
export function trecLines(
  question: Pick<Question, 'id' | 'gold' | 'goldAsWritten'>,
  files: readonly { readonly path: string; readonly score: number }[],
): string[] {
  const written = new Map(question.gold.map(({ path }, at) => [path, question.goldAsWritten[at]]));
  let last = Number.POSITIVE_INFINITY;
  return files.slice(0, MOST_FILES).map(({ path, score }, at) => {
    last = Math.min(score, last - 10 ** -DIGITS);
    return `${question.id} Q0 ${written.get(path) ?? path} ${at + 1} ${last.toFixed(DIGITS)} daybook`;
  });
}
