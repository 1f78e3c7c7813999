import { ask, type Asker } from '../../core/ask/ask.ts';
import { AskRequestSchema, type Answer } from '../../core/contract/ask.ts';
import { goldPath, type Question } from './corpora.ts';
import { abstentionOf, type Abstention } from './measures.ts';

export interface AskRun {
  readonly abstention: Abstention;
  /** Of the answered questions with facts, the mean share of facts that the answer or its quotes hold. */
  readonly factRecall: number | null;
  /** Of the citations of answerable questions, the share that points into a right file. */
  readonly citationPrecision: number | null;
  readonly answers: readonly { readonly question: Question; readonly answer: Answer }[];
}

export interface AskRunOptions {
  readonly evalDir: string;
  readonly questions: readonly Question[];
  readonly now: Date;
}

/** Runs every question through the code of `daybook ask --no-generate`, over all corpora at once. */
export async function runAsk(asker: Asker, options: AskRunOptions): Promise<AskRun> {
  const answers: { question: Question; answer: Answer }[] = [];
  for (const question of options.questions) {
    answers.push({ question, answer: await answerOne(asker, question, options.now) });
  }
  const answered = answers.filter(({ question, answer }) => question.gold.length > 0 && !answer.abstained);
  const recalls = answered.flatMap(({ question, answer }) => factShare(question, answer) ?? []);
  const right = answered.flatMap(({ question, answer }) => {
    const gold = new Set(question.gold.map(({ path }) => path));
    return answer.citations.map(({ journal, path }) => (gold.has(goldPath(options.evalDir, journal, path)) ? 1 : 0));
  });
  return {
    abstention: abstentionOf(
      answers.map(({ question, answer }) => ({ answerable: question.gold.length > 0, refused: answer.abstained })),
    ),
    factRecall: mean(recalls),
    citationPrecision: mean(right),
    answers,
  };
}

async function answerOne(asker: Asker, question: Question, now: Date): Promise<Answer> {
  const request = AskRequestSchema.parse({ question: question.query, generate: false });
  const context = { now, signal: new AbortController().signal, marker: question.id };
  for await (const event of ask(asker, request, context)) {
    if (event.kind === 'done') return event.answer;
  }
  throw new Error(`${question.id}: ask ended without an answer`);
}

/**
 * Share of the question's facts that the answer shows; null without facts. Facts chosen by rule name the right place,
 * so one of them is enough; facts chosen by hand are all wanted.
 */
export function factShare(question: Pick<Question, 'answer_facts' | 'facts_source'>, answer: Answer): number | null {
  if (question.answer_facts.length === 0) return null;
  const shown = fold(
    [
      answer.answer,
      ...answer.citations.flatMap(({ quote, date }) => [quote, date ?? '']),
      ...answer.steps.flatMap(({ text, commands }) => [text, ...commands.map((command) => command.text)]),
    ].join('\n'),
  );
  const held = question.answer_facts.filter((fact) => shown.includes(fold(fact))).length;
  return question.facts_source === 'auto' ? Math.min(1, held) : held / question.answer_facts.length;
}

function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').toLowerCase();
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
