import { isLooping } from '../commands/loops.ts';
import { NOT_IN_NOTES } from './prompt.ts';

/** A sentence as the generator wrote it, not checked yet. */
export interface DraftSentence {
  readonly text: string;
  /** Passage numbers that it cites, each once. */
  readonly cites: readonly number[];
}

export type Draft =
  /** The sentence being written, as far as it goes. */
  | { readonly kind: 'partial'; readonly text: string }
  | { readonly kind: 'sentence'; readonly sentence: DraftSentence }
  /** The sentence being written goes round in a circle; nothing comes after it. */
  | { readonly kind: 'loop'; readonly text: string }
  | { readonly kind: 'none' };

const CITE = /\[(\d{1,3})\]/g;

/** Splits one line into its words and its citations; null when there are no words. */
function sentenceOf(line: string): DraftSentence | null {
  const cites = [...new Set([...line.matchAll(CITE)].map((match) => Number(match[1])))];
  const text = line
    .replace(CITE, '')
    .replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+([.,;!?])/g, '$1')
    .trim();
  return text === '' ? null : { text, cites };
}

/** A generator without a grammar may write `One. [1] Two. [2]` on one line: a citation followed by a capital ends a sentence. */
const JOINED = /(\[\d{1,3}\])\s+(?=\p{Lu})/gu;

/**
 * Reads the generator's stream as cited sentences. A cut last line (the token limit) is dropped unless it has its citation.
 * A sentence that goes round in a circle ends the reading, and with it the generator.
 */
export async function* draftsOf(pieces: AsyncIterable<string>): AsyncIterable<Draft> {
  let buffer = '';
  for await (const piece of pieces) {
    buffer = (buffer + piece).replace(JOINED, '$1\n');
    for (let end = buffer.indexOf('\n'); end !== -1; end = buffer.indexOf('\n')) {
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 1);
      if (line.trim() === NOT_IN_NOTES) yield { kind: 'none' };
      else {
        const sentence = sentenceOf(line);
        if (sentence) yield { kind: 'sentence', sentence };
      }
    }
    const text = buffer.replace(/\s*\[\d*\]?\s*$/, '').trim();
    if (isLooping(buffer)) {
      yield { kind: 'loop', text };
      return;
    }
    if (text !== '' && !NOT_IN_NOTES.startsWith(text)) yield { kind: 'partial', text };
  }
  if (buffer.trim() === NOT_IN_NOTES) yield { kind: 'none' };
  const last = sentenceOf(buffer);
  if (last && last.cites.length > 0) yield { kind: 'sentence', sentence: last };
}
