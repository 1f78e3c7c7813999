import type { JSX } from 'react';
import { copyText } from '../../components/copy-button.tsx';
import { tellUser } from '../../components/notices.ts';
import { createStore, useStore } from '../../store.ts';
import { sayTook } from '../../words/duration.ts';
import { useModels } from '../../queries.ts';
import { sayModel } from '../../words/status.ts';
import { answerMarkdown } from './answer-markdown.ts';
import type { AskState } from './ask-state.ts';
import { AnswerFeedback } from './feedback-bar.tsx';
import { HowFound } from './how-found.tsx';
import { ModelChoice } from './model-choice.tsx';
import { useSaveAnswer } from './save-answer.ts';

export const howFoundShown = createStore(false);

/** Where the words come from, how long it took, and the way to more. */
export function AnswerFoot(props: {
  readonly state: AskState;
  readonly onAgain: (model?: string) => void;
}): JSX.Element {
  const { state, onAgain } = props;
  const save = useSaveAnswer();
  const isOpen = useStore(howFoundShown);
  const removed = state.removed.length;
  return (
    <footer className="answer-foot">
      <p className="legend">
        <Origin state={state} />
        {removed > 0 && <span>{sayRemoved(removed)}</span>}
        {state.answer && <span className="numbers">{sayTook(state.answer.ms.total)}</span>}
      </p>
      <p className="answer-actions">
        <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => howFoundShown.set(!isOpen)}>
          How this was found <kbd aria-hidden="true">w</kbd>
        </button>
        <button type="button" className="link-button" onClick={() => void copyAnswer(state)}>
          <span>
            Copy<span className="visually-hidden"> as markdown</span>
          </span>
          <kbd aria-hidden="true">y</kbd>
        </button>
        {state.answer && (
          <button type="button" className="link-button" onClick={() => save(state)}>
            Save as note
          </button>
        )}
        <ModelChoice onChoose={onAgain} />
      </p>
      {state.answer && <AnswerFeedback state={state} />}
      {isOpen && <HowFound state={state} />}
    </footer>
  );
}

/** Puts the answer on the clipboard as markdown, and says so. */
export async function copyAnswer(state: AskState): Promise<void> {
  if (await copyText(answerMarkdown(state))) tellUser('The answer is on the clipboard, as markdown.');
}

/** The key to how the sentences look. */
function Origin({ state: { answer, sentences } }: { readonly state: AskState }): JSX.Element {
  const { data: models } = useModels();
  if (answer?.abstained) return <span>Nothing was made up to fill the gap</span>;
  const phrased = sentences.filter((sentence) => sentence.support === 'supported').length;
  return (
    <>
      {phrased < sentences.length && (
        <span>
          <span className="legend-bar" aria-hidden="true" />
          word for word from your notes
        </span>
      )}
      {phrased > 0 && (
        <span>
          <span className="phrased-text">phrased by {sayModel(answer?.model ?? null, models)}</span>, each sentence
          checked against its source
        </span>
      )}
    </>
  );
}

function sayRemoved(count: number): string {
  return count === 1 ? '1 sentence without a source left out' : `${count} sentences without a source left out`;
}
