import type { Implementation } from '../contract.ts';
import { AskRequestSchema, type Answer, type Citation } from '../contract/ask.ts';
import { DaybookError } from '../errors.ts';
import { corpusPath } from './folder.ts';
import { filtersOf, type Asking } from './search-questions.ts';
import type { Question } from './questions.ts';
import { isVerbatim } from './verbatim.ts';

type Procedures = Pick<Implementation, 'ask' | 'readNote'>;

/** How a question was answered; what is kept of it. */
export interface Answered {
  readonly question: Question;
  /** The answer says that the notes do not hold it. */
  readonly refused: boolean;
  readonly ms: number;
  /** Share of the question's facts that stand in the cited lines, 0 when it was refused; null without facts. */
  readonly factShare: number | null;
  /** Citations, and those of them that point into a right file. */
  readonly citations: { readonly all: number; readonly right: number };
  /** Commands shown, and those of them that stand in their note byte for byte. */
  readonly commands: { readonly all: number; readonly verbatim: number };
}

/** Runs one question through the code of `daybook ask --no-generate`, and grades the answer. */
export async function answerQuestion(
  procedures: Procedures,
  question: Question,
  asking: Asking,
): Promise<{ readonly answered: Answered; readonly answer: Answer }> {
  const answer = await finalAnswer(procedures, question, asking);
  const notes = await readNotes(procedures, answer, asking);
  const right = new Set(question.gold.map(({ path }) => path));
  const inRight = answer.citations.filter((citation) => right.has(corpusPath(asking.folder, citation)));
  const commands = answer.steps.flatMap((step) => step.commands);
  const verbatim = commands.filter(({ text, path }) =>
    notes.some((note) => note.path === path && isVerbatim(text, note.text)),
  );
  const answered = {
    question,
    refused: answer.abstained,
    ms: answer.ms.total,
    factShare: factShare(question, citedTexts(answer.citations, notes)),
    citations: { all: answer.citations.length, right: inRight.length },
    commands: { all: commands.length, verbatim: verbatim.length },
  };
  return { answered, answer };
}

async function finalAnswer({ ask }: Procedures, question: Question, asking: Asking): Promise<Answer> {
  const filters = filtersOf(question, asking);
  const request = AskRequestSchema.parse({ question: question.query, generate: false, filters });
  for await (const event of ask(request, asking.signal)) if (event.kind === 'done') return event.answer;
  throw new DaybookError('internal', `${question.id}: the answer ended before it was done.`);
}

interface NoteText {
  readonly journal: string;
  readonly path: string;
  readonly text: string;
}

/** The notes that the answer cites or takes commands from, as they are on disk. */
async function readNotes({ readNote }: Procedures, answer: Answer, asking: Asking): Promise<NoteText[]> {
  // A command names no journal: it is of a passage that was found.
  const taken = new Set(answer.steps.flatMap((step) => step.commands.map(({ path }) => path)));
  const places = [...answer.citations, ...answer.passages.filter(({ path }) => taken.has(path))];
  const notes = new Map<string, NoteText>();
  for (const { journal, path } of places) {
    const key = `${journal}\n${path}`;
    if (notes.has(key)) continue;
    const { text } = await readNote({ journal, path }, asking.signal);
    notes.set(key, { journal, path, text });
  }
  return [...notes.values()];
}

/** What the citations of an answer show: their quotes with their day, and of each note the cited lines as they stand there. */
export function citedTexts(citations: readonly Citation[], notes: readonly NoteText[]): string[] {
  const quotes = citations.flatMap(({ quote, date }) => [quote, date ?? '']);
  const spans = notes.map(({ journal, path, text }) => {
    const cited = citations.filter((citation) => citation.journal === journal && citation.path === path);
    return text
      .split('\n')
      .map((line, at) => (cited.some((one) => at + 1 >= one.line && at + 1 <= one.endLine) ? line : GAP))
      .join('\n');
  });
  return [...quotes, ...spans];
}

/** Stands for a line that is not cited: no fact runs across it. */
const GAP = '\u0000';

/**
 * Share of a question's facts that one of the texts holds; null without facts. White space and case do not count. Facts
 * that were chosen by rule name the right place, so one of them is enough; all others are wanted.
 */
export function factShare(question: Pick<Question, 'facts' | 'factsSource'>, texts: readonly string[]): number | null {
  const { facts, factsSource } = question;
  if (facts.length === 0) return null;
  const folded = texts.map(fold);
  const held = facts.filter((fact) => folded.some((text) => text.includes(fold(fact)))).length;
  return factsSource === 'auto' ? Math.min(1, held) : held / facts.length;
}

function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
