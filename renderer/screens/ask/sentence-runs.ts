import type { AnswerSentence } from '../../../core/contract/ask.ts';

/** Sentences that follow each other, come from the same hand and stand under the same heading. */
export interface SentenceRun {
  readonly support: AnswerSentence['support'];
  /** A day or a person, in an answer out of facts; null for no heading. */
  readonly group: string | null;
  readonly sentences: readonly AnswerSentence[];
}

/** Groups an answer's sentences into runs: the notes' own words, and what a model phrased. */
export function sentenceRuns(sentences: readonly AnswerSentence[]): readonly SentenceRun[] {
  const runs: { support: AnswerSentence['support']; group: string | null; sentences: AnswerSentence[] }[] = [];
  for (const sentence of sentences) {
    const last = runs.at(-1);
    const group = sentence.group ?? null;
    if (last?.support === sentence.support && last.group === group) last.sentences.push(sentence);
    else runs.push({ support: sentence.support, group, sentences: [sentence] });
  }
  return runs;
}
