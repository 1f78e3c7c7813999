import type { AnswerSentence } from '../../../core/contract/ask.ts';

/** Sentences that follow each other and come from the same hand. */
export interface SentenceRun {
  readonly support: AnswerSentence['support'];
  readonly sentences: readonly AnswerSentence[];
}

/** Groups an answer's sentences into runs: the notes' own words, and what a model phrased. */
export function sentenceRuns(sentences: readonly AnswerSentence[]): readonly SentenceRun[] {
  const runs: { support: AnswerSentence['support']; sentences: AnswerSentence[] }[] = [];
  for (const sentence of sentences) {
    const last = runs.at(-1);
    if (last?.support === sentence.support) last.sentences.push(sentence);
    else runs.push({ support: sentence.support, sentences: [sentence] });
  }
  return runs;
}
