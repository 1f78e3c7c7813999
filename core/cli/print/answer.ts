import type { Answer, AnswerSentence, Command, Step, Understood } from '../../contract/ask.ts';
import { plainReadable } from '../../ask/units/readable.ts';
import { duration, plural } from './amounts.ts';
import { fitEnd, fitMiddle, wrap } from './fit.ts';
import { occurrenceLines } from './occurrences.ts';
import { headingPath, placeText } from './place.ts';
import { printable, printableLine } from './printable.ts';
import { passageLines } from './results.ts';
import type { Style } from './style.ts';

export interface AnswerLayout {
  readonly columns: number;
  readonly style: Style;
  /** Control characters are made visible on a terminal; a program gets the note's bytes. */
  readonly isTerminal: boolean;
}

/** Longer lines are hard to read, however wide the window is. */
const MAX_TEXT_COLUMNS = 100;
const MAX_NEAR = 5;
const INDENT = '    ';

function safe(text: string, layout: AnswerLayout): string {
  return layout.isTerminal ? printable(text) : text;
}

/** One sentence with the numbers that it cites, wrapped on a terminal. */
export function sentenceText(sentence: AnswerSentence, layout: AnswerLayout): string {
  const marks = sentence.citations.map((n) => `[${n}]`).join('');
  const text = `${plainReadable(safe(sentence.text.trim(), layout))}${marks === '' ? '' : ` ${marks}`}`;
  if (layout.columns === Number.POSITIVE_INFINITY) return text;
  const columns = Math.min(layout.columns, MAX_TEXT_COLUMNS);
  return text
    .split('\n')
    .flatMap((line) => wrap(line, columns))
    .join('\n');
}

function commandLines(command: Command, layout: AnswerLayout): readonly string[] {
  const { style } = layout;
  const text = safe(command.text.replace(/\n$/, ''), layout).split('\n');
  const fill = command.placeholders.map((name) => printableLine(name)).join(', ');
  return [
    ...text.map((line) => `${INDENT}${style.bold(line)}`),
    ...(fill === '' ? [] : [`${INDENT}${style.warn(`fill in: ${fill}`)}`]),
    ...(command.danger === null ? [] : [`${INDENT}${style.bad(`careful: ${printableLine(command.danger)}`)}`]),
  ];
}

function stepLines(step: Step, layout: AnswerLayout): readonly string[] {
  const text = plainReadable(safe(step.text.trim(), layout));
  return [
    ...(text === '' ? [] : [`${step.n}. ${text}`]),
    ...step.commands.flatMap((command) => commandLines(command, layout)),
  ];
}

/** The steps, each under its heading. */
function stepsLines({ steps, moreSteps = 0 }: Answer, layout: AnswerLayout): readonly string[] {
  const { style } = layout;
  const lines = steps.flatMap((step, index) => {
    const isNew = step.group !== undefined && step.group !== steps[index - 1]?.group;
    const heading = isNew ? [...(index === 0 ? [] : ['']), style.dim(printableLine(step.group ?? ''))] : [];
    return [...heading, ...stepLines(step, layout)];
  });
  return moreSteps === 0 ? lines : [...lines, style.dim(`and ${plural(moreSteps, 'more step')} in the note`)];
}

/** The sentences, each under what it stands under; of a list of facts with what is known of the list. */
function sentenceLines(answer: Answer, layout: AnswerLayout): readonly string[] {
  const { style } = layout;
  const { title = '', more = 0, note = null } = answer.facts ?? {};
  const lines: string[] = title === '' ? [] : [style.bold(printableLine(title))];
  let group: string | undefined;
  for (const sentence of answer.sentences) {
    if (sentence.group !== group && sentence.group !== undefined)
      lines.push(...(lines.length === 0 ? [] : ['']), style.dim(printableLine(sentence.group)));
    ({ group } = sentence);
    lines.push(sentenceText(sentence, layout));
  }
  if (more > 0) lines.push('', style.dim(`and ${more} more`));
  if (note !== null) lines.push('', style.dim(printableLine(note)));
  return lines;
}

/** What a question was taken to name: `Understood: Mira · last week (9 to 15 Nov 2026)`; null when nothing. */
export function understoodText({ chips }: Pick<Understood, 'chips'>, style: Style): string | null {
  return chips.length === 0
    ? null
    : style.dim(`Understood: ${chips.map(({ label }) => printableLine(label)).join(' · ')}`);
}

function citationLines({ citations, facts }: Answer, layout: AnswerLayout): readonly string[] {
  const { columns, style } = layout;
  // The sentences of a list of facts are the quotes.
  const isList = facts !== undefined && facts.total > 0;
  const place = placeText(citations);
  return citations.flatMap((citation) => {
    const { line, endLine } = citation;
    const end = endLine > line ? `to line ${endLine}  ` : '';
    const date = citation.date === null ? end : `${end}${citation.date}  `;
    const room = columns - 6;
    const path = fitMiddle(place(citation), room);
    const under = fitEnd(`${date}${headingPath(citation.headings)}`, Math.max(room - path.length - 2, 0));
    const quote = citation.quote.split('\n').find((line) => line.trim() !== '') ?? '';
    const head = `[${citation.n}] ${style.path(path)}  ${style.dim(under)}`.trimEnd();
    if (isList) return [head];
    return [head, INDENT + style.dim(fitEnd(printableLine(quote.trim()), columns - INDENT.length))];
  });
}

function nearLines(answer: Answer, layout: AnswerLayout): readonly string[] {
  const near = answer.passages.slice(0, MAX_NEAR);
  if (near.length === 0) return [];
  const place = placeText(near);
  return ['', 'Near it:', ...near.flatMap((passage) => passageLines(passage, place, { ...layout, explain: false }))];
}

function originLine(answer: Answer, style: Style): string {
  const who = answer.model === null ? 'in the words of your notes' : `phrased by ${answer.model}, checked`;
  return style.dim(`${who} · ${plural(answer.citations.length, 'source')} · ${duration(answer.ms.total)}`);
}

/** What follows the sentences: steps with their commands, citations as `path:line`, how it was made. */
export function answerEndText(answer: Answer, layout: AnswerLayout): string {
  const steps = stepsLines(answer, layout);
  const citations = citationLines(answer, layout);
  return [
    ...(steps.length === 0 ? [] : ['', ...steps]),
    ...(citations.length === 0 ? [] : ['', ...citations]),
    ...occurrenceLines(answer.occurrences ?? [], layout),
    '',
    originLine(answer, layout.style),
  ].join('\n');
}

/** What is said when the notes do not hold the answer: that, why, and what is near. */
export function abstainedText(answer: Answer, layout: AnswerLayout): string {
  const reason = answer.reason === null ? [] : [layout.style.dim(printableLine(answer.reason))];
  const seen = occurrenceLines(answer.occurrences ?? [], layout);
  return [layout.style.bold('Not in your notes.'), ...reason, ...seen, ...nearLines(answer, layout)].join('\n');
}

/** The whole answer. */
export function answerText(answer: Answer, layout: AnswerLayout): string {
  if (answer.abstained) return abstainedText(answer, layout);
  return [...sentenceLines(answer, layout), answerEndText(answer, layout)].join('\n');
}
