import type { JSX } from 'react';
import type { AnswerSentence, Citation } from '../../../core/contract.ts';
import { Sentence } from '../../markdown/sentence.tsx';
import { Cite } from './cite.tsx';
import { sentenceRuns } from './sentence-runs.ts';

export interface SentenceListProps {
  readonly sentences: readonly AnswerSentence[];
  readonly citations: readonly Citation[];
}

/** The sentences of an answer. The notes' own words stand as quotations; phrased ones flow, underlined with dots. */
export function SentenceList({ sentences, citations }: SentenceListProps): JSX.Element {
  let offset = 0;
  return (
    <>
      {sentenceRuns(sentences).map((run) => {
        const key = offset;
        offset += run.sentences.length;
        if (run.support === 'supported') {
          return (
            <p key={key} className="phrased">
              {run.sentences.map((sentence, index) => (
                <OneSentence key={key + index} sentence={sentence} citations={citations} />
              ))}
            </p>
          );
        }
        return (
          <div key={key} className="own-words">
            {run.sentences.map((sentence, index) => (
              <blockquote key={key + index}>
                <OneSentence sentence={sentence} citations={citations} />
              </blockquote>
            ))}
          </div>
        );
      })}
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
