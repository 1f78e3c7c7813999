import type { JSX } from 'react';
import type { AnswerSentence, Citation } from '../../../core/contract/ask.ts';
import { keyed } from '../../keyed.ts';
import { Sentence } from '../../markdown/sentence.tsx';
import { Cite } from './cite.tsx';
import { sentenceRuns } from './sentence-runs.ts';

export interface SentenceListProps {
  readonly sentences: readonly AnswerSentence[];
  readonly citations: readonly Citation[];
}

/** The sentences of an answer. The notes' own words stand as quotations; phrased ones flow, underlined with dots. */
export function SentenceList({ sentences, citations }: SentenceListProps): JSX.Element {
  return (
    <>
      {keyed(sentenceRuns(sentences), (run) => run.sentences.length).map(({ key, part: run }) =>
        run.support === 'supported' ? (
          <p key={key} className="phrased">
            {keyed(run.sentences, () => 1).map(({ key, part }) => (
              <OneSentence key={key} sentence={part} citations={citations} />
            ))}
          </p>
        ) : (
          <div key={key} className="own-words">
            {run.group !== null && <h2 className="answer-group">{run.group}</h2>}
            {keyed(run.sentences, () => 1).map(({ key, part }) => (
              <blockquote key={key}>
                <OneSentence sentence={part} citations={citations} />
              </blockquote>
            ))}
          </div>
        ),
      )}
    </>
  );
}

function OneSentence(props: {
  readonly sentence: AnswerSentence;
  readonly citations: readonly Citation[];
}): JSX.Element {
  const { sentence, citations } = props;
  return (
    <>
      <span className={sentence.support === 'supported' ? 'phrased-text' : 'own-text'}>
        <Sentence text={sentence.text} />
      </span>
      {sentence.citations.map((n) => (
        <Cite key={n} n={n} citation={citations.find((citation) => citation.n === n)} />
      ))}{' '}
    </>
  );
}
