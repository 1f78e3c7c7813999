import type { AnswerSentence, Citation } from '../../contract/ask.ts';
import { chunksOfNote, type ChunkRow } from '../../store/chunks.ts';
import type { Db } from '../../store/database.ts';
import { readNoteRow } from '../../store/notes.ts';
import type { FactLine } from './list.ts';
import { findWords } from '../retrieve/words-in-note.ts';

/** A quote longer than this is cut to the fact itself: some people write a day as one line. */
const QUOTE_MAX_CHARS = 600;

/** The chunks of notes, each note read once. */
function noteReader(db: Db): (journal: string, path: string) => readonly ChunkRow[] {
  const read = new Map<string, readonly ChunkRow[]>();
  return (journal, path) => {
    const key = `${journal}\0${path}`;
    const known = read.get(key);
    if (known !== undefined) return known;
    const note = readNoteRow(db, { journal, path });
    const chunks = note === null ? [] : chunksOfNote(db, note.id);
    read.set(key, chunks);
    return chunks;
  };
}

/** The lines of a note as its chunks hold them; a line that was cut in several is the piece with the fact. */
function linesOf(chunks: readonly ChunkRow[], fact: FactLine): string {
  const lines: string[] = [];
  for (let line = fact.line; line <= fact.endLine; line++) {
    const pieces = chunks
      .filter((chunk) => chunk.line <= line && chunk.endLine >= line)
      .map((chunk) => chunk.text.split('\n')[line - chunk.line] ?? '');
    lines.push(pieces.find((piece) => piece.includes(fact.text)) ?? pieces[0] ?? '');
  }
  return lines.join('\n').replace(/\n+$/, '');
}

/** A fact with the lines that its words stand in; where they were put together, it keeps its own. */
function foundIn(chunks: readonly ChunkRow[], fact: FactLine): FactLine {
  return { ...fact, ...findWords(chunks, fact.text) };
}

/** Where a fact stands, with the words of its note. Facts of notes that are gone meanwhile have none. */
function citationOf(chunks: readonly ChunkRow[], fact: FactLine, n: number): [Citation, ChunkRow] | null {
  const around = chunks.find(({ line, endLine }) => line <= fact.line && endLine >= fact.line);
  const first = around ?? (fact.quote === undefined ? undefined : chunks[0]);
  if (first === undefined) return null;
  const quote = fact.quote ?? linesOf(chunks, fact);
  const citation = {
    n,
    journal: fact.journal,
    path: fact.path,
    line: fact.line,
    endLine: fact.endLine,
    headings: around === undefined ? [] : [...around.headings],
    date: fact.date,
    quote: quote.length > QUOTE_MAX_CHARS && quote.includes(fact.text) ? fact.text : quote,
  };
  return [citation, first];
}

/** Facts as sentences of an answer, each with its place; facts of the same lines share one citation. */
export function citeFacts(
  db: Db,
  facts: readonly FactLine[],
): {
  readonly sentences: AnswerSentence[];
  readonly citations: Citation[];
  /** The chunk of each citation. */
  readonly chunks: ChunkRow[];
} {
  const chunksOf = noteReader(db);
  const sentences: AnswerSentence[] = [];
  const citations: Citation[] = [];
  const chunks: ChunkRow[] = [];
  const numbers = new Map<string, number>();
  for (const given of facts) {
    const fact = given.isElsewhere === true ? foundIn(chunksOf(given.journal, given.path), given) : given;
    const key = `${fact.journal}\0${fact.path}\0${fact.line}\0${fact.endLine}`;
    let n = numbers.get(key);
    if (n === undefined) {
      const cited = citationOf(chunksOf(fact.journal, fact.path), fact, citations.length + 1);
      if (cited === null) continue;
      citations.push(cited[0]);
      chunks.push(cited[1]);
      ({ n } = cited[0]);
      numbers.set(key, n);
    }
    sentences.push({ text: fact.text, citations: [n], support: 'extractive', group: fact.group });
  }
  return { sentences, citations, chunks };
}

/** The sentences as one text with `[n]` marks, a line for each group. */
export function factsText(sentences: readonly AnswerSentence[]): string {
  let text = '';
  let group: string | undefined;
  for (const sentence of sentences) {
    const marks = sentence.citations.map((n) => `[${n}]`).join('');
    if (sentence.group !== group) text += `${text === '' ? '' : '\n'}${sentence.group ?? ''}:`;
    ({ group } = sentence);
    text += ` ${sentence.text} ${marks}`;
  }
  return text;
}
