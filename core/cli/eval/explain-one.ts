import { explanationOf } from '../../eval/explain.ts';
import { questionsIn } from '../../eval/questions.ts';
import { PASSAGES, requestOf } from '../../eval/search-questions.ts';
import { degradedText } from '../print/degraded-text.ts';
import { explanationText } from '../print/explain-table.ts';
import { modeOf, scopeOf } from './eval-options.ts';
import type { Evaluation } from './evaluate.ts';
import { indexCorpora } from './index-corpora.ts';

/** Shows what each stage made of one question of the folder, named by its id, or of any other text. */
export async function explainOne({ folder, options, context, onEngine }: Evaluation, asked: string): Promise<void> {
  const { terminal, signal } = context;
  const questions = questionsIn(folder.dir);
  const question = questions.find(({ id }) => id === asked);
  if (question === undefined && questions.length > 0 && !/\s/.test(asked)) {
    terminal.note(`No question has the id ${asked}: it is searched as a text.`);
  }
  const { query, gold, corpus } = question ?? { query: asked, gold: [], corpus: null };
  const explanation = await onEngine(async (procedures) => {
    await indexCorpora(procedures, context, options.embed);
    const asking = { folder, scope: scopeOf(options), mode: modeOf(options), signal } as const;
    // Twice: the first one loads what later ones find loaded, and its times would say nothing.
    await procedures.search(requestOf({ query, gold, corpus }, PASSAGES, asking), signal);
    const result = await procedures.search(requestOf({ query, gold, corpus }, PASSAGES, asking), signal);
    return explanationOf(result, { id: question?.id ?? null, gold, folder });
  });
  if (explanation.degraded.length > 0) terminal.note(degradedText(explanation.degraded, terminal.noteStyle));
  terminal.print(context.json ? JSON.stringify(explanation) : explanationText(explanation, terminal));
}
