import { DaybookError } from '../errors.ts';

/** What was predicted for an example by a model that saw no example of the same corpus. */
export interface HeldOut<E, P> {
  readonly example: E;
  /** The corpus that was left out. */
  readonly corpus: string;
  readonly prediction: P;
}

/**
 * Cross-validation that leaves one corpus out: what is fitted on some is judged on another, so that
 * a rule tuned to one of them shows. Examples of no corpus (questions that none answers) are dealt out to the corpora in
 * turn, so that each of them, too, is judged by a model that did not see it.
 *
 * @param options.corpusOf null for an example of no corpus
 * @param options.fit fits a model on the examples given to it, and returns how it predicts
 * @returns one prediction for each example, in their order
 * @throws DaybookError `invalid` for fewer than two corpora: then nothing is left to fit on
 */
export function foldsByCorpus<E, P>(
  examples: readonly E[],
  options: {
    readonly corpusOf: (example: E) => string | null;
    readonly fit: (training: readonly E[], leftOut: string) => (example: E) => P;
  },
): HeldOut<E, P>[] {
  const named = examples.map((example) => options.corpusOf(example));
  const corpora = [...new Set(named.filter((corpus) => corpus !== null))].toSorted();
  if (corpora.length < 2) {
    throw new DaybookError('invalid', `Nothing can be held out: the examples are of ${corpora.length} corpus.`, {
      hint: 'Give examples of two or more corpora.',
    });
  }
  let dealt = 0;
  const foldOf = named.map((corpus) => corpus ?? corpora[dealt++ % corpora.length] ?? '');
  const models = new Map(
    corpora.map((corpus) => {
      const training = examples.filter((_, at) => foldOf[at] !== corpus);
      return [corpus, options.fit(training, corpus)] as const;
    }),
  );
  return examples.flatMap((example, at) => {
    const corpus = foldOf[at] ?? '';
    const predict = models.get(corpus);
    return predict === undefined ? [] : [{ example, corpus, prediction: predict(example) }];
  });
}
