import { writtenDay } from '../../dates/written-day.ts';
import type { Answer, AnswerSentence, Citation, Step } from '../../contract/ask.ts';
import { sentenceStarts } from '../../notes/sentences.ts';
import type { ChunkRow } from '../../store/chunks.ts';
import type { Said } from './account.ts';
import { plainReadable } from '../units/readable.ts';
import type { StepDraft } from './steps.ts';

/** Longest quote of one line: some people write a day as one. Several lines are quoted whole. */
const QUOTE_MAX_CHARS = 1_200;

/** Lines of a note that a citation is made of. */
export interface Place {
  /** What holds them: the lines from `line` on, as they were indexed. */
  readonly source: { readonly chunk: ChunkRow; readonly line: number; readonly text: string };
  readonly line: number;
  readonly endLine: number;
  /** Words of the note that the quote has to hold. */
  readonly words: string;
}

/** Numbers citations in the order in which sentences use them, the same lines once. */
export interface CitationBook {
  /** @returns the citation's number, from 1 */
  cite(place: Place): number;
  readonly citations: readonly Citation[];
}

/** The sentences around `words`, as many as fit. */
function quoteAround(text: string, words: string): string {
  const at = text.indexOf(words);
  const starts = [0, ...sentenceStarts(text), text.length];
  const room = Math.max(0, QUOTE_MAX_CHARS - words.length);
  const from = starts.find((start) => start >= at - room / 2) ?? at;
  const to = starts.findLast((start) => start <= at + words.length + room / 2) ?? text.length;
  return text.slice(Math.min(from, at), Math.max(to, at + words.length)).trim();
}

function quoteOf({ source, line, endLine, words }: Place): string {
  const lines = source.text
    .split('\n')
    .slice(line - source.line, endLine - source.line + 1)
    .join('\n');
  const isCut = lines.length > QUOTE_MAX_CHARS && lines.includes(words);
  return isCut ? quoteAround(lines, words) : lines;
}

export function citationBook(): CitationBook {
  const citations: Citation[] = [];
  return {
    citations,
    cite(place) {
      const { chunk } = place.source;
      const { line, endLine } = place;
      const quote = quoteOf(place);
      const known = citations.find(
        (one) =>
          one.journal === chunk.journal &&
          one.path === chunk.path &&
          one.line === line &&
          one.endLine === endLine &&
          (one.quote === quote || one.quote.includes(place.words)),
      );
      if (known) return known.n;
      const date = writtenDay(chunk);
      const { journal, path, headings } = chunk;
      const n = citations.length + 1;
      citations.push({ n, journal, path, line, endLine, headings: [...headings], date, quote });
      return n;
    },
  };
}

/** An extracted sentence as one of the answer. */
export function sentenceFrom(said: Said, book: CitationBook): AnswerSentence {
  const { part, line, endLine, words, text, group } = said;
  const n = book.cite({ source: part, line, endLine, words });
  return { text, citations: [n], support: 'extractive', ...(group === undefined ? {} : { group }) };
}

/** Longest quote that several steps share. */
const STEPS_QUOTE_CHARS = 2_500;

/** The lines that each step is cited from: neighbours in one section share them. */
function stepSpans(steps: readonly StepDraft[]): { readonly line: number; readonly endLine: number }[] {
  const open: { part: StepDraft['part']; line: number; endLine: number; chars: number }[] = [];
  return steps
    .map((step) => {
      const last = open.at(-1);
      const chars = step.text.length + step.commands.reduce((sum, { text }) => sum + text.length, 0);
      if (last?.part === step.part && last.chars + chars <= STEPS_QUOTE_CHARS) {
        last.endLine = Math.max(last.endLine, step.endLine);
        last.chars += chars;
        return last;
      }
      const span = { part: step.part, line: step.line, endLine: step.endLine, chars };
      open.push(span);
      return span;
    })
    .map(({ line, endLine }) => ({ line, endLine }));
}

/** Extracted steps as those of the answer, numbered and cited. */
export function stepsFrom(drafts: readonly StepDraft[], book: CitationBook): Step[] {
  const spans = stepSpans(drafts);
  return drafts.map(({ text, commands, part, group, line, endLine }, index) => {
    const span = spans[index] ?? { line, endLine };
    const n = book.cite({ source: part, ...span, words: '' });
    return { n: index + 1, text, commands: [...commands], citations: [n], ...(group === null ? {} : { group }) };
  });
}

/** The sentences as one text with `[n]` marks. */
export function answerText(sentences: readonly AnswerSentence[]): string {
  return sentences
    .map(({ text, citations }) => `${plainReadable(text)} ${citations.map((n) => `[${n}]`).join('')}`)
    .join(' ');
}

export const NO_TIME: Answer['ms'] = { retrieve: 0, rerank: 0, firstToken: 0, generate: 0, verify: 0, total: 0 };

/** What an answer holds before anything is found. */
export function emptyAnswer(question: string, kind: Answer['kind']): Answer {
  return {
    question,
    kind,
    answer: '',
    sentences: [],
    abstained: false,
    reason: null,
    citations: [],
    steps: [],
    passages: [],
    model: null,
    tokens: { prompt: 0, completion: 0 },
    degraded: [],
    ms: NO_TIME,
  };
}
