import type { JSX } from 'react';
import { DegradedList } from '../../components/degraded-list.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { sayAge, sayShortDate } from '../../words/date.ts';
import { AbstainedView } from './abstained-view.tsx';
import { AnswerFoot } from './answer-foot.tsx';
import type { AskState, Asking } from './ask-state.ts';
import { sayOutcome } from './ask-state.ts';
import { oldSource } from './old-source.ts';
import { OccurrenceList } from './occurrence-list.tsx';
import { SentenceList } from './sentence-list.tsx';
import { StepList } from './step-list.tsx';

export interface AnswerViewProps {
  readonly state: AskState;
  /** Asks once more; with a model, that one phrases this answer. */
  readonly onAgain: (model?: string) => void;
  readonly onChange: (asking: Asking) => void;
}

/** Everything below the question: the answer as it grows, its steps, what does not work, and how it was found. */
export function AnswerView({ state, onAgain, onChange }: AnswerViewProps): JSX.Element {
  const { answer, sentences, citations, degraded } = state;
  const isAbstained = answer?.abstained ?? false;
  return (
    <article className="answer" aria-label="Answer" aria-busy={state.state === 'running'}>
      <p className="visually-hidden" role="status">
        {state.state === 'done' ? `Answer ready: ${sayOutcome(state)}` : state.state === 'stopped' ? 'Stopped' : ''}
      </p>
      {isAbstained ? (
        <AbstainedView state={state} onChange={onChange} />
      ) : (
        <SentenceList sentences={sentences} citations={citations} />
      )}
      <Growing state={state} />
      {answer && answer.steps.length > 0 && (
        <StepList steps={answer.steps} places={[...citations, ...answer.passages]} />
      )}
      {answer?.occurrences && <OccurrenceList occurrences={answer.occurrences} />}
      <AgeNote state={state} />
      {state.state === 'stopped' && (
        <p className="note-box">
          {sentences.length === 0
            ? 'Stopped before a sentence was checked.'
            : 'Stopped. What is above was checked; the rest was not written.'}{' '}
          <button type="button" className="link-button" onClick={() => onAgain()}>
            Ask again
          </button>
        </p>
      )}
      {state.state === 'failed' && (
        <Problem title="The question was not answered" error={state.error} onRetry={() => onAgain()} />
      )}
      <DegradedList degraded={degraded} />
      {state.state !== 'running' && state.state !== 'failed' && <AnswerFoot state={state} onAgain={onAgain} />}
    </article>
  );
}

/** What is under way: looking, loading the model, or a draft that is not checked yet. */
function Growing({ state }: { readonly state: AskState }): JSX.Element | null {
  if (state.state !== 'running') return null;
  if (state.draft !== '') {
    return (
      <p className="draft" aria-hidden="true">
        <span>{state.draft}</span> <span className="draft-label">draft, not checked yet</span>
      </p>
    );
  }
  if (state.generating !== null) {
    return (
      <p className="draft">
        <span className="draft-label">{state.generating} is writing</span>
      </p>
    );
  }
  return <Skeleton label="Looking in your notes" rows={3} />;
}

function AgeNote({ state }: { readonly state: AskState }): JSX.Element | null {
  const day = useStore(today);
  const newest = oldSource(state, day);
  if (newest === null) return null;
  return (
    <p className="note-box">
      The newest source is of {sayShortDate(newest)}, {sayAge(newest, day)}. Check that it still holds.
    </p>
  );
}
