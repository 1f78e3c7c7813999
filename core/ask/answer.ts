import type { Answer, AnswerSentence, Citation } from '../contract/ask.ts';
import type { ContextPassage } from './context.ts';
import type { Extract } from './extractive.ts';

/** A quote longer than this is cut to the sentence itself: some people write a day as one line. */
const QUOTE_MAX_CHARS = 600;

/** Numbers citations in the order in which sentences use them, the same lines once. */
export interface CitationBook {
  /** @returns the citation's number, from 1 */
  cite(place: {
    readonly passage: ContextPassage;
    readonly line: number;
    readonly endLine: number;
    readonly words: string;
  }): number;
  readonly citations: readonly Citation[];
}

export function citationBook(): CitationBook {
  const citations: Citation[] = [];
  return {
    citations,
    cite({ passage, line, endLine, words }) {
      const { chunk } = passage;
      const known = citations.find(
        (one) =>
          one.journal === chunk.journal && one.path === chunk.path && one.line === line && one.endLine === endLine,
      );
      if (known) return known.n;
      const lines = passage.text
        .split('\n')
        .slice(line - passage.line, endLine - passage.line + 1)
        .join('\n');
      const quote = lines.length > QUOTE_MAX_CHARS && passage.text.includes(words) ? words : lines;
      const citation: Citation = {
        n: citations.length + 1,
        journal: chunk.journal,
        path: chunk.path,
        line,
        endLine,
        headings: [...chunk.headings],
        date: saidDate(passage),
        quote,
      };
      citations.push(citation);
      return citation.n;
    },
  };
}

/** The day that the note gives the passage. When a file was changed last says nothing about what it tells. */
function saidDate({ chunk }: ContextPassage): string | null {
  return chunk.dateOrigin === 'modified' ? null : chunk.date;
}

/** An extracted unit as a sentence of the answer. A question for a day is answered with the section's date in front. */
export function sentenceFrom(extract: Extract, book: CitationBook, withDate: boolean): AnswerSentence {
  const { passage, unit } = extract;
  const n = book.cite({ passage, line: unit.line, endLine: unit.endLine, words: unit.text });
  const date = withDate ? saidDate(passage) : null;
  const text = date === null ? unit.text : `${date}: ${unit.text}`;
  return { text, citations: [n], support: 'extractive' };
}

/** The sentences as one text with `[n]` marks. */
export function answerText(sentences: readonly AnswerSentence[]): string {
  return sentences.map(({ text, citations }) => `${text} ${citations.map((n) => `[${n}]`).join('')}`).join(' ');
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
